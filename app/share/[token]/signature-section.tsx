import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Report, SignOffLine } from '@/lib/domain/report'

/** Who signed and who did not agree, with everything they said. */
export function SignatureSection({ report }: { report: Report }) {
  const { signOffs, workspace } = report
  return (
    <Section title="Signatures" flush>
      <Table label="Signatures" minWidth="44rem">
        <thead>
          <tr>
            <Th fixed="narrow">Name</Th>
            <Th>Role</Th>
            <Th>Decision</Th>
            <Th>Time ({workspace.timeZone})</Th>
            <Th className="w-[44%]">Remarks</Th>
          </tr>
        </thead>
        <tbody>
          {signOffs.map((line) => (
            <Tr key={`${line.name} ${line.signedAt}`}>
              <RowHead className="font-semibold">{line.name}</RowHead>
              <Td>{line.role}</Td>
              <Td className={line.decision === 'dissent' ? 'font-semibold' : undefined}>
                {line.decision === 'agree' ? 'agrees' : 'dissents'}
              </Td>
              <Td>
                <Time value={line.signedAt} withTime zone={workspace.timeZone} />
              </Td>
              <Td>
                <Remarks line={line} report={report} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function Remarks({ line, report }: { line: SignOffLine; report: Report }) {
  if (!line.note && line.dissents.length === 0) return <span className="text-muted">none</span>
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return (
    <>
      {line.note}
      {line.dissents.map(({ dependencyId, note }) => (
        <span key={dependencyId} className="block">
          Dissents on <strong className="font-semibold">{names.get(dependencyId) ?? dependencyId}</strong>: {note}
        </span>
      ))}
    </>
  )
}

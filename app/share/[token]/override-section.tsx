import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { OverrideLine, Report } from '@/lib/domain/report'

/** Where the team decided otherwise than the engine, both words side by side; nothing when it never did. */
export function OverrideSection({ report }: { report: Report }) {
  if (report.overrides.length === 0) return null
  return (
    <Section title="Decided otherwise than the engine" flush>
      <Table label="Overrides" minWidth="52rem">
        <thead>
          <tr>
            <Th fixed="narrow">Dependency</Th>
            <Th>Engine</Th>
            <Th>Team</Th>
            <Th className="w-[34%]">Reason</Th>
            <Th>By</Th>
          </tr>
        </thead>
        <tbody>
          {report.overrides.map((line) => (
            <Row key={`${line.dependencyId} ${line.challengerId} ${line.goal}`} line={line} report={report} />
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function Row({ line, report }: { line: OverrideLine; report: Report }) {
  const entry = report.dependencies.find(({ dependency }) => dependency.id === line.dependencyId)
  const pair = entry?.pairs.find(({ challenger, goal }) => challenger.id === line.challengerId && goal === line.goal)
  return (
    <Tr>
      <RowHead>
        {entry?.dependency.name ?? line.dependencyId}
        <span className="block text-sm font-normal text-muted">{pair?.challenger.title ?? line.challengerId}</span>
      </RowHead>
      <Td>
        <StatusBadge status={line.engineStatus} />
      </Td>
      <Td>
        <StatusBadge status={line.status} />
      </Td>
      <Td>{line.reason}</Td>
      <Td>
        {line.authorName}
        <span className="block text-sm text-muted">
          <Time value={line.at} withTime zone={report.workspace.timeZone} />
        </span>
      </Td>
    </Tr>
  )
}

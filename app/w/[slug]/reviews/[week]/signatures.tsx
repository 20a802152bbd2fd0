import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SignOffLine } from '@/lib/domain/report'
import type { VoidReason } from '@/lib/domain/review'

/** One line under a week; `void` says why it does not count, where it does not. */
export type SignatureLine = Pick<SignOffLine, 'name' | 'role' | 'decision' | 'note' | 'dissents' | 'signedAt'> & {
  void?: VoidReason | null
}

const voidText: Record<VoidReason, string> = {
  evidence: 'void: the evidence changed after it',
  left: 'void: no longer a member',
  role: 'void: may not sign any more',
}

type SignaturesProps = { lines: readonly SignatureLine[]; zone: string; names: ReadonlyMap<string, string> }

/** Who said what about a week, with dissent from single verdicts beneath; `names` are those of the dependencies. */
export function Signatures({ lines, zone, names }: SignaturesProps) {
  return (
    <Table label="Signatures" minWidth="36rem">
      <thead>
        <tr>
          <Th fixed="narrow">Name</Th>
          <Th>Role</Th>
          <Th>Decision</Th>
          <Th>Time ({zone})</Th>
          <Th className="w-[40%]">Remark</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={`${line.name} ${line.signedAt}`}>
            <RowHead className="font-semibold">{line.name}</RowHead>
            <Td>{line.role}</Td>
            <Td>
              <span className={line.void ? 'text-muted line-through' : undefined}>{line.decision === 'agree' ? 'agrees' : 'dissents'}</span>
              {line.void ? <span className="block text-sm">{voidText[line.void]}</span> : null}
            </Td>
            <Td>
              <Time value={line.signedAt} withTime zone={zone} />
            </Td>
            <Td className="text-muted">
              {line.note ?? (line.dissents.length === 0 ? 'none' : null)}
              {line.dissents.map(({ dependencyId, note }) => (
                <span key={dependencyId} className="block">
                  Dissents on <span className="text-ink">{names.get(dependencyId) ?? dependencyId}</span>: {note}
                </span>
              ))}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

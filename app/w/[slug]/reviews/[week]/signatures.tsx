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
    <Table label="Signatures" minWidth="36rem" folds>
      <thead>
        <tr>
          <Th fixed="narrow">Name</Th>
          <Th className="max-sm:hidden">Role</Th>
          <Th>Decision</Th>
          <Th className="max-sm:hidden">Time ({zone})</Th>
          <Th className="w-[40%] max-sm:hidden">Remark</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Signature key={`${line.name} ${line.signedAt}`} line={line} zone={zone} names={names} />
        ))}
      </tbody>
    </Table>
  )
}

type SignatureProps = { line: SignatureLine; zone: string; names: SignaturesProps['names'] }

/** One row; on a phone the remark stands in a row of its own beneath. */
function Signature({ line, zone, names }: SignatureProps) {
  return (
    <>
      <Tr>
        <RowHead className="font-semibold max-sm:border-b-0">
          {line.name}
          <span className="block text-sm font-normal text-muted sm:hidden">
            {line.role} · <Time value={line.signedAt} withTime zone={zone} />
          </span>
        </RowHead>
        <Td className="max-sm:hidden">{line.role}</Td>
        <Td className="max-sm:border-b-0">
          <span className={line.void ? 'text-muted line-through' : undefined}>{line.decision === 'agree' ? 'agrees' : 'dissents'}</span>
          {line.void ? <span className="block text-sm">{voidText[line.void]}</span> : null}
        </Td>
        <Td className="max-sm:hidden">
          <Time value={line.signedAt} withTime zone={zone} />
        </Td>
        <Td className="wrap-anywhere text-muted max-sm:hidden">
          <Remark line={line} names={names} />
        </Td>
      </Tr>
      <Tr className="sm:hidden">
        <Td colSpan={2} className="wrap-anywhere text-muted">
          Remark: <Remark line={line} names={names} />
        </Td>
      </Tr>
    </>
  )
}

function Remark({ line: { note, dissents }, names }: Pick<SignatureProps, 'line' | 'names'>) {
  return (
    <>
      {note ?? (dissents.length === 0 ? 'none' : null)}
      {dissents.map(({ dependencyId, note: why }) => (
        <span key={dependencyId} className="block">
          Dissents on <span className="text-ink">{names.get(dependencyId) ?? dependencyId}</span>: {why}
        </span>
      ))}
    </>
  )
}

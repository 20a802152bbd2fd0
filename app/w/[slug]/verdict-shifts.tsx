import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { Standing, VerdictShift } from '@/lib/domain/under-policy'

type VerdictShiftsProps = { label: string; shifts: readonly VerdictShift[]; before: string; after: string; base: string }

/** Verdicts that stand otherwise under two versions of the policy, side by side. */
export function VerdictShifts({ label, shifts, before, after, base }: VerdictShiftsProps) {
  return (
    <Table label={label} minWidth="52rem">
      <thead>
        <tr>
          <Th fixed="narrow">Dependency</Th>
          <Th>Challenger</Th>
          <Th>Under {before}</Th>
          <Th>Under {after}</Th>
          <Th>Why</Th>
        </tr>
      </thead>
      <tbody>
        {shifts.map((shift) => (
          <Tr key={[shift.dependencyId, shift.kind, shift.before?.challengerId, shift.after?.challengerId, shift.after?.goal].join()}>
            <RowHead className="align-top!">
              <Link className="quiet-link" href={`${base}/dependencies/${shift.dependencyId}`}>
                {shift.name}
              </Link>
            </RowHead>
            <Td className="align-top!">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {challengers(shift)} {shift.kind === 'headline' ? <Badge tone="strong">headline</Badge> : null}
              </span>
            </Td>
            <Td className="align-top!">
              <Stands standing={shift.before} />
            </Td>
            <Td className="align-top!">
              <Stands standing={shift.after} />
            </Td>
            <Td className="min-w-64 align-top! text-muted">{sentence(shift.causes)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Stands({ standing }: { standing: Standing }) {
  if (!standing) return <span className="text-faint">not weighed</span>
  return <StatusBadge status={standing.status} basis={standing.basis} />
}

function challengers({ before, after }: VerdictShift): string {
  const names = [...new Set([before?.challenger, after?.challenger].filter((name) => name !== undefined))]
  return names.join(' → ')
}

const sentence = (causes: readonly string[]): string => {
  const text = causes.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

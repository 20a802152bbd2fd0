import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { Standing, VerdictShift } from '@/lib/domain/under-policy'

type VerdictShiftsProps = { label: string; shifts: readonly VerdictShift[]; before: string; after: string; base: string }

/** Columns that small screens fold into the first and the last one. */
const wide = 'max-lg:hidden'
const top = 'align-top!'

/** Verdicts that stand otherwise under two versions of the policy, side by side. */
export function VerdictShifts({ label, shifts, before, after, base }: VerdictShiftsProps) {
  return (
    <Table label={label} folds>
      <thead>
        <tr>
          <Th className="lg:w-[15%]">Dependency</Th>
          <Th className={`${wide} lg:w-[18%]`}>Challenger</Th>
          <Th className={`${wide} lg:w-[17%]`}>Under {before}</Th>
          <Th className="lg:w-[17%]">Under {after}</Th>
          <Th className={`${wide} lg:w-[33%]`}>Why</Th>
        </tr>
      </thead>
      <tbody>
        {shifts.map((shift) => (
          <Tr key={[shift.dependencyId, shift.kind, shift.before?.challengerId, shift.after?.challengerId, shift.after?.goal].join()}>
            <RowHead className={top}>
              <Link className="quiet-link" href={`${base}/dependencies/${shift.dependencyId}`}>
                {shift.name}
              </Link>
              <span className="mt-1 flex flex-col gap-1 text-sm lg:hidden">
                <Challenger shift={shift} />
                <span className="text-muted">{sentence(shift.causes)}</span>
              </span>
            </RowHead>
            <Td className={`${top} ${wide}`}>
              <Challenger shift={shift} />
            </Td>
            <Td className={`${top} ${wide}`}>
              <Stands standing={shift.before} />
            </Td>
            <Td className={top}>
              <span className="mb-1 block text-sm text-muted lg:hidden">
                <Stands standing={shift.before} /> under {before}, now
              </span>
              <Stands standing={shift.after} />
            </Td>
            <Td className={`${top} ${wide} text-muted`}>{sentence(shift.causes)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Stands({ standing }: { standing: Standing }) {
  if (!standing) return <span className="text-faint">not weighed</span>
  return <StatusBadge status={standing.status} basis={standing.basis} className="whitespace-normal!" />
}

function Challenger({ shift: { before, after, kind } }: { shift: VerdictShift }) {
  const names = [...new Set([before?.challenger, after?.challenger].filter((name) => name !== undefined))]
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {names.join(' → ')} {kind === 'headline' ? <Badge>headline</Badge> : null}
    </span>
  )
}

const sentence = (causes: readonly string[]): string => {
  const text = causes.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

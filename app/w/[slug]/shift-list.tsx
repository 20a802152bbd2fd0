import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { Standing, VerdictShift } from '@/lib/domain/under-policy'

/** Verdicts that stand, or would stand, otherwise: each with what it was, and why. */
export function ShiftList({ shifts, base }: { shifts: readonly VerdictShift[]; base: string }) {
  return (
    <ul>
      {shifts.map((shift) => {
        const { dependencyId, name, kind, before, after, causes } = shift
        const challenger = [...new Set([before?.challenger, after?.challenger].filter(Boolean))].join(' → ')
        return (
          <li
            key={[dependencyId, kind, before?.challengerId, after?.challengerId, before?.goal, after?.goal].join()}
            className="flex min-h-8.5 flex-wrap items-center gap-x-3 gap-y-1 border-b py-1.5"
          >
            <Link className="link" href={`${base}/dependencies/${dependencyId}`}>
              {name}
            </Link>
            <span>{challenger}</span>
            {kind === 'headline' ? <Badge>headline</Badge> : null}
            <Stands standing={after} />
            <span className="text-muted">
              <span aria-hidden="true">←</span>
              <span className="sr-only">before:</span>
            </span>
            <Stands standing={before} />
            <span className="basis-full text-sm text-muted">{sentence(causes)}</span>
          </li>
        )
      })}
    </ul>
  )
}

const Stands = ({ standing }: { standing: Standing }) =>
  standing ? (
    <StatusBadge status={standing.status} basis={standing.basis} className="whitespace-normal!" />
  ) : (
    <span className="text-faint">not weighed</span>
  )

const sentence = (causes: readonly string[]): string => {
  const text = causes.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

import Link from 'next/link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { MustMoveBadge } from '@/components/verdict/status-badge'
import type { Day } from '@/lib/domain/day'
import { formatDate, formatDaysAway, formatMoney, plural } from '@/lib/format'
import type { ForcedMoveLine } from '@/lib/services/lifecycle-clocks'
import { Replacement } from './replacement'

type ForcedMovesProps = { moves: readonly ForcedMoveLine[]; today: Day; home: string; currency: string }

/** What must be left, by when, and what that hits; what is overdue stands first. */
export function ForcedMoves({ moves, today, home, currency }: ForcedMovesProps) {
  if (moves.length === 0)
    return <p className="text-muted">No end is known of anything that the team uses, and no dependency has a day of its own.</p>
  return (
    <Table label="Forced moves" minWidth="60rem">
      <thead>
        <tr>
          <Th fixed="narrow">To leave</Th>
          <Th>By</Th>
          <Th numeric>Days left</Th>
          <Th>Dependencies on it</Th>
          <Th numeric unit={`${currency}/month`}>
            Spend
          </Th>
          <Th>Replacement named</Th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <Move key={move.offeringId} move={move} today={today} home={home} currency={currency} />
        ))}
      </tbody>
    </Table>
  )
}

function Move({ move, today, home, currency }: { move: ForcedMoveLine; today: Day; home: string; currency: string }) {
  const { offeringId, title, on, daysLeft, dependencies, spend, unstated, replacement, retiresOn } = move
  return (
    <Tr>
      <th
        scope="row"
        className="sticky left-0 z-1 border-b bg-paper py-1.5 pr-3 text-left align-middle group-hover/row:bg-surface max-sm:max-w-40 sm:static"
      >
        <Link href={`${home}/inventory/offerings/${offeringId}`} className="quiet-link font-semibold">
          {title}
        </Link>
      </th>
      <Td>
        <MustMoveBadge date={on} past={on <= today} />
        {retiresOn === null || on < retiresOn ? (
          <span className="block text-sm text-muted">
            the team’s own day{retiresOn === null ? '' : `; it retires ${formatDate(retiresOn)}`}
          </span>
        ) : null}
      </Td>
      <Td numeric className={daysLeft <= 0 ? 'font-semibold' : ''}>
        {daysLeft > 0 ? (
          daysLeft
        ) : (
          <span className="whitespace-nowrap">{daysLeft === 0 ? 'today' : `overdue, ${formatDaysAway(daysLeft)}`}</span>
        )}
      </Td>
      <Td>
        {dependencies.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 ? ', ' : ''}
            <Link href={`${home}/dependencies/${id}`} className="link">
              {name}
            </Link>
          </span>
        ))}
      </Td>
      <Td numeric>
        {formatMoney(spend, currency)}
        {unstated > 0 && spend !== null ? (
          <span className="block text-sm text-muted">{plural(unstated, 'dependency', 'dependencies')} not stated</span>
        ) : null}
      </Td>
      <Td>
        <Replacement replacement={replacement} home={home} />
      </Td>
    </Tr>
  )
}

import { type Day, daysBetween } from '@/lib/domain/day'
import { daysLate, promiseOutcomes, standingOf } from '@/lib/domain/roadmap'
import { formatDate, formatDaysAway, plural } from '@/lib/format'
import type { SourcedPromise } from '@/lib/services/roadmap-promises'

/** Where a promise stands, in words: "late by 51 days", "overdue by 12 days", "open". */
export function StandingMark({ promise, today }: { promise: SourcedPromise; today: Day }) {
  const standing = standingOf(promise, today)
  const late = daysLate(promise, today)
  const word = standing === 'overdue' ? 'Overdue' : (promiseOutcomes.find(({ id }) => id === standing)?.label ?? 'Open')
  return (
    <span className={standing === 'overdue' ? 'font-semibold' : standing === 'open' ? 'text-muted' : ''}>
      {word}
      {late === null ? '' : ` by ${plural(late, 'day')}`}
    </span>
  )
}

/** By when something was promised: the day with its distance, else the words that were used. */
export function DueText({ promise: { dueOn, dueText, outcome }, today }: { promise: SourcedPromise; today: Day }) {
  if (dueOn === null) return <span className="text-muted">{dueText ?? 'no day named'}</span>
  return (
    <>
      {formatDate(dueOn)}
      <span className="block text-sm text-muted">
        {[dueText && `“${dueText}”`, outcome === null ? formatDaysAway(daysBetween(today, dueOn)) : null].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

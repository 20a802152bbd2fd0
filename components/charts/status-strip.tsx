import clsx from 'clsx'
import Link from 'next/link'
import { Glyph } from '@/components/verdict/glyph'
import { toneClass } from '@/components/verdict/status-badge'
import { statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { firstDay } from '@/lib/domain/week'
import { formatDate, formatWeek } from '@/lib/format'

/** A week without a review has no status and stays a gap. */
export type StripWeek = { week: string; status: Status | null; href?: string | null; current?: boolean }

/** A pair's status week by week, oldest first. A line above a week marks that the status changed. */
export function StatusStrip({ weeks, label }: { weeks: readonly StripWeek[]; label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the weeks that scroll together
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} data-scroll className="relative overflow-x-auto pb-1 contain-inline-size">
      <ol className="flex w-max">
        {weeks.map((week, index) => (
          <Week key={week.week} week={week} previous={weeks[index - 1]} />
        ))}
      </ol>
    </div>
  )
}

function Week({ week, previous }: { week: StripWeek; previous: StripWeek | undefined }) {
  const month = monthOf(week.week)
  const newMonth = previous === undefined || monthOf(previous.week) !== month
  const changed = week.status !== null && previous?.status != null && previous.status !== week.status
  const words = `${formatWeek(week.week)}: ${week.status ? statusFace(week.status).label : 'no review'}`
  return (
    <li className={clsx('flex w-6 flex-col', newMonth && previous && 'shadow-[-1px_0_0_var(--line)]')}>
      <span aria-hidden="true" className="h-4 pl-1 text-xs whitespace-nowrap text-faint">
        {newMonth ? month : ''}
      </span>
      <span
        className={clsx(
          'flex h-7 items-center justify-center border-b-2',
          changed ? 'border-b-ink' : 'border-b-line',
          week.current && 'bg-sunken',
        )}
      >
        <Cell week={week} words={words} />
      </span>
    </li>
  )
}

function Cell({ week, words }: { week: StripWeek; words: string }) {
  const face = week.status ? statusFace(week.status) : null
  const content = (
    <>
      {face ? <Glyph glyph={face.glyph} /> : null}
      <span className="sr-only">{words}</span>
    </>
  )
  const className = clsx('flex size-6 items-center justify-center', face ? toneClass[face.tone] : 'text-faint')
  return week.href ? (
    <Link href={week.href} title={words} className={clsx(className, 'rounded-sm hover:bg-sunken focus-visible:-outline-offset-2')}>
      {content}
    </Link>
  ) : (
    <span title={words} className={className}>
      {content}
    </span>
  )
}

function monthOf(week: string): string {
  return formatDate(firstDay(week)).split(' ')[1] ?? ''
}

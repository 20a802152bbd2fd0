import clsx from 'clsx'
import Link from 'next/link'
import { type AnswerStanding, answerStandings } from '@/lib/domain/question-answer'

type StandingFilterProps = { counts: Record<AnswerStanding, number>; asked: number; chosen: AnswerStanding | null; base: string }

/** Shows only the answers that stand somewhere, such as those to review. */
export function StandingFilter({ counts, asked, chosen, base }: StandingFilterProps) {
  const there = answerStandings.filter(({ id }) => counts[id] > 0 || id === chosen)
  const items = [
    { href: base, label: 'All', meaning: undefined, current: chosen === null, count: asked },
    ...there.map(({ id, label, meaning }) => ({ href: `${base}?show=${id}`, label, meaning, current: id === chosen, count: counts[id] })),
  ]
  return (
    <nav aria-label="Answers">
      <ul className="flex flex-wrap gap-1">
        {items.map(({ href, label, meaning, current, count }) => (
          <li key={label}>
            <Link
              href={href}
              scroll={false}
              title={meaning}
              aria-current={current ? 'true' : undefined}
              className={clsx(
                'inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm',
                current ? 'bg-sunken font-semibold text-ink' : 'text-muted hover:text-ink',
              )}
            >
              {label} <span className={clsx('font-normal', current ? 'text-muted' : 'text-faint')}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

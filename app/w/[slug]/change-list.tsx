import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { changeText } from '@/lib/domain/changes'
import { formatDate, formatWeekShort } from '@/lib/format'
import type { Board } from '@/lib/services/board'

type ChangeListProps = { board: Pick<Board, 'view' | 'since' | 'changes' | 'runsOut' | 'running'>; base: string }

/** What moved since the last signed week and why, and what runs out next. */
export function ChangeList({ board, base }: ChangeListProps) {
  const { week } = board.view.report
  const hrefOf = (id: string) => `${base}/dependencies/${id}${week === board.running ? '' : `?week=${week}`}`
  const names = new Map(board.view.report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  return (
    <div className="flex flex-col gap-8">
      <Section title={board.since ? `Changed since ${formatWeekShort(board.since)}` : 'Changes'}>
        {board.changes.length === 0 ? (
          <p className="text-muted">
            {board.since
              ? 'No status changed, and no other challenger came first.'
              : 'This is the first board; changes show from the next one on.'}
          </p>
        ) : (
          <ul className="flex flex-col gap-2">
            {board.changes.map((change) => (
              <li key={change.dependencyId}>
                <Link className="link" href={hrefOf(change.dependencyId)}>
                  {change.name}
                </Link>
                : {changeText(change)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Due or running out" meta="within 14 days, and what is overdue">
        {board.runsOut.length === 0 ? (
          <p className="text-muted">Nothing that passes today goes stale, and no contract or decision date is near or overdue.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {board.runsOut.map(({ dependencyId, on, text, detail, passed }) => (
              <li key={`${dependencyId}-${on}`} className="flex gap-3">
                <span className={passed ? 'w-24 shrink-0 font-semibold' : 'w-24 shrink-0 text-muted'}>
                  {formatDate(on)}
                  {passed ? <span className="block text-sm">overdue</span> : null}
                </span>
                <span>
                  <Link className="link" href={hrefOf(dependencyId)}>
                    {names.get(dependencyId)}
                  </Link>
                  : {text}
                  {detail ? <span className="block text-sm text-muted">{detail}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}

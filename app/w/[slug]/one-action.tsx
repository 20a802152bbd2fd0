import Link from 'next/link'
import { type Taken, takenText } from '@/lib/domain/action-taken'
import { type OpenTrial, openTrialFor, openTrialText } from '@/lib/domain/open-trial'
import type { Report } from '@/lib/domain/report'
import {
  isSigned,
  stakesText,
  strandedMove,
  theOneAction,
  type WeekAction,
  weekActionShort,
  weekActionText,
} from '@/lib/domain/week-actions'
import { formatDate, formatWeekShort } from '@/lib/format'
import type { BoardLinks } from './board-links'

type OneActionProps = { actions: readonly WeekAction[]; report: Report; links: BoardLinks; taken: Taken; openTrials: readonly OpenTrial[] }

/** The one thing worth doing in the workspace this week, why just that, and what is at stake. */
export function OneAction({ actions, report, links, taken, openTrials }: OneActionProps) {
  const one = theOneAction(actions)
  const stranded = one ? null : strandedMove(report)
  const entry = one && report.dependencies.find(({ dependency }) => dependency.id === one.dependencyId)
  const mine = one && (taken.get(one.dependencyId) ?? null)
  const trial = one && openTrialFor(openTrials, one.dependencyId, one.pair)
  const label = `The one action of ${formatWeekShort(report.week)}`
  return (
    <section aria-label={label} className="max-w-[84rem]">
      <p>
        <span className="font-semibold">{label}: </span>
        {one && entry ? (
          <>
            <Link href={links.action(one.pair, entry) ?? links.verdict(entry, one.pair)} className="link font-semibold">
              {one.name}: {weekActionShort(one.pair, isSigned(report))}
            </Link>
            <span className="text-muted">
              {' '}
              · {one.pair.challenger.title} · {mine ? null : (one.owner ?? 'nobody owns it')}
            </span>
            {trial ? (
              <>
                {mine ? null : <span className="text-muted"> · </span>}
                <Link href={links.trial(trial.id)} className="link">
                  {openTrialText(trial)}
                </Link>
                {mine ? <span className="text-muted"> · </span> : null}
              </>
            ) : null}
            {mine ? (
              <Link href={links.taken(mine.id)} className="quiet-link">
                {takenText(mine, report.asOf)}
              </Link>
            ) : null}
          </>
        ) : stranded ? (
          <>
            <Link href={links.dependency(stranded.dependency.id)} className="link font-semibold">
              {stranded.dependency.name}: name a challenger
            </Link>
            <span className="text-muted"> · {stranded.owner ?? 'nobody owns it'}</span>
          </>
        ) : (
          'wait. Whatever could be found out this week is worth less than it costs.'
        )}
      </p>
      {one ? (
        <p className="text-muted">
          {weekActionText(one.pair, isSigned(report))} {stakesText(one.pair, report)}
        </p>
      ) : stranded ? (
        <p className="text-muted">
          {stranded.incumbent.title} {(stranded.mustMoveBy ?? '') <= report.asOf ? 'had to' : 'must'} be left by{' '}
          {formatDate(stranded.mustMoveBy)}, and nothing can be weighed in its place.
        </p>
      ) : null}
    </section>
  )
}

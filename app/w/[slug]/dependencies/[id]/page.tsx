import { Pencil } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import { WeekSlider } from '@/components/week-slider'
import { can } from '@/lib/auth/roles'
import { daysBetween } from '@/lib/domain/day'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { taskLabel } from '@/lib/domain/task'
import { weekIn } from '@/lib/domain/week'
import { weekAction } from '@/lib/domain/week-actions'
import { weekLine } from '@/lib/domain/week-line'
import { formatDate, formatDaysAway, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getDependencyWeek, verdictHistory } from '@/lib/services/reviews'
import { boardLinks } from '../../board-links'
import { PairToday, TodayLine } from '../../today-line'
import { ChallengerTable } from './challenger-table'
import { DependencyActions } from './dependency-actions'
import { DependencyHistory } from './dependency-history'
import { GateTable } from './gate-table'
import { HeadlineAction } from './headline-action'
import { Needs } from './needs'
import { Questions, Rivals } from './questions'

export const metadata = { title: 'Dependency' }

export default page<{ slug: string; id: string }>(async (ctx, { params, search }) => {
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const [{ report, entry }, history] = await Promise.all([
    getDependencyWeek(ctx, search.week ?? running, params.id),
    verdictHistory(ctx, params.id),
  ])
  const base = `/w/${ctx.workspace.slug}`
  const here = `${base}/dependencies/${params.id}`
  const editHref = can(ctx.role, 'inventory:write') ? `${here}/edit` : null
  const links = boardLinks({ base, week: report.week, running, role: ctx.role })
  const verdict = (pair: DependencyReport['pairs'][number]) => links.verdict(entry, pair)
  const [first] = entry.pairs
  const action = weekAction(entry)
  const past = report.week !== running
  const signed = history.filter(({ headline }) => headline)
  const ticks = weekLine({ signed, running, current: report.week, status: first?.verdict.status ?? null })
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[past ? { label: formatWeekShort(report.week), href: `${base}?week=${report.week}` } : { label: 'Board', href: base }]}
        title={entry.dependency.name}
        meta={
          <>
            {first ? <StatusBadge status={first.verdict.status} basis={first.verdict.basis} /> : null}
            <span>{taskLabel(entry.dependency.task)}</span>
            <span>{entry.owner ? `owned by ${entry.owner}` : 'no owner'}</span>
            {past ? <span>as of {formatDate(report.asOf)}</span> : null}
            {entry.origin === 'demo' ? <DemoMark /> : null}
          </>
        }
        actions={
          <>
            <ButtonLink variant="ghost" href={`/w/${ctx.workspace.slug}/readiness/concentration/${entry.dependency.id}`}>
              Fallbacks
            </ButtonLink>
            {editHref ? (
              <ButtonLink href={editHref} icon={<Pencil aria-hidden="true" />}>
                Edit
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="-mt-6 flex flex-col gap-3">
        <WeekSlider ticks={ticks} current={report.week} path={here} search={search} steps />
        {past && first ? (
          <TodayLine>
            <PairToday
              ctx={ctx}
              dependencyId={entry.dependency.id}
              pair={null}
              then={{ title: first.challenger.title, status: first.verdict.status }}
              href={here}
            />
          </TodayLine>
        ) : null}
      </div>
      <MustMove entry={entry} report={report} />
      {action ? <HeadlineAction action={action} report={report} href={links.action(action.pair, entry) ?? verdict(action.pair)} /> : null}
      {past ? null : <DependencyActions ctx={ctx} report={report} entry={entry} />}
      <Section title="Challengers side by side" meta="best first" flush>
        {first ? (
          <ChallengerTable entry={entry} report={report} links={{ verdict, action: (pair) => links.action(pair, entry) }} />
        ) : (
          <p className="py-3 text-muted">No challenger can be weighed yet. Edit the dependency and name one that people talk about.</p>
        )}
        <Rivals entry={entry} report={report} />
        <Questions entry={entry} editHref={editHref} />
      </Section>
      {first ? (
        <Section title="Gate by gate" meta="unknown is never a pass" flush>
          <GateTable entry={entry} report={report} hrefOf={verdict} />
        </Section>
      ) : null}
      {entry.refused.length > 0 ? (
        <Section title="Not weighed">
          <ul className="flex flex-col gap-1">
            {entry.refused.map(({ challenger, sentence }) => (
              <li key={challenger.id}>
                <span className="font-semibold">{challenger.title}</span> <span className="text-muted">{sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Week by week" meta="signed weeks; the line below a week turns dark where the status changed">
        <DependencyHistory points={history} entry={entry} running={running} current={report.week} here={here} />
      </Section>
      <Section title="What this workflow needs" flush>
        <Needs entry={entry} report={report} />
      </Section>
    </article>
  )
})

/** The day by which the incumbent must be left, and how far away it is. */
function MustMove({ entry: { incumbent, mustMoveBy }, report: { asOf } }: { entry: DependencyReport; report: Report }) {
  if (!mustMoveBy) return null
  const past = mustMoveBy <= asOf
  return (
    <p className="flex flex-wrap items-center gap-3 border-y py-3">
      <MustMoveBadge date={mustMoveBy} past={past} />
      <span>
        {incumbent.retiresOn === mustMoveBy
          ? `${incumbent.title} ${past ? 'ended' : 'ends'} on`
          : `The team ${past ? 'wanted' : 'wants'} to have left ${incumbent.title} by`}{' '}
        {formatDate(mustMoveBy)} ({formatDaysAway(daysBetween(asOf, mustMoveBy))}). The question is no longer whether a challenger is
        better, but which one is as good and ready.
      </span>
    </p>
  )
}

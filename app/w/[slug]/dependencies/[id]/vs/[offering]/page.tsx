import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { MustMoveBadge, StatusBadge } from '@/components/verdict/status-badge'
import { WeekSlider } from '@/components/week-slider'
import { taskLabel } from '@/lib/domain/task'
import type { Goal } from '@/lib/domain/verdict/input'
import { weekIn } from '@/lib/domain/week'
import { weekLine } from '@/lib/domain/week-line'
import { notFound } from '@/lib/errors'
import { formatDate, formatWeekShort } from '@/lib/format'
import { page } from '@/lib/http/page'
import { pairChanges } from '@/lib/services/pair-history'
import { getDependencyWeek, verdictHistory } from '@/lib/services/reviews'
import { StatusAtGate } from '../../../../readiness/status/status-at-gate'
import { PairToday, TodayLine } from '../../../../today-line'
import { EconomicsSection } from './economics-section'
import { EvidenceSection } from './evidence-section'
import { GatesSection } from './gates-section'
import { HistorySection } from './history-section'
import { Lede } from './lede'
import { NotWeighed } from './not-weighed'
import { outlookOf } from './pair-view'
import { PricesMonth } from './prices-month'
import { Robustness } from './robustness'
import { SettingsAtGate } from './settings-at-gate'
import { SourcesSection } from './sources-section'
import { TrialsSection } from './trials-section'
import { WhatWouldChange } from './what-would-change'

export const metadata = { title: 'Verdict' }

/** A pair is weighed for each goal of its dependency. */
const questions: Record<Goal, string> = { capability: 'Is it better?', cost: 'Is it as good and cheaper?' }

export default page<{ slug: string; id: string; offering: string }>(async (ctx, { params, search }) => {
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const [{ report, entry, state }, history] = await Promise.all([
    getDependencyWeek(ctx, search.week ?? running, params.id),
    verdictHistory(ctx, params.id),
  ])
  const weighed = entry.pairs.filter((candidate) => candidate.challenger.id === params.offering)
  const pair = weighed.find((candidate) => candidate.goal === search.goal) ?? weighed[0]
  const base = `/w/${ctx.workspace.slug}`
  if (!pair) {
    const refused = entry.refused.find(({ challenger }) => challenger.id === params.offering)
    if (!refused) throw notFound('This challenger')
    const weeks = history.filter(({ challengerId }) => challengerId === params.offering).map(({ week }) => week)
    return <NotWeighed {...{ refused, entry, report, base }} lastWeek={weeks.sort().at(-1) ?? null} />
  }
  const key = { dependencyId: entry.dependency.id, challengerId: pair.challenger.id, goal: pair.goal }
  const open = state === 'open' ? { week: report.week, policy: report.policy, pair } : null
  const changes = await pairChanges(ctx, key, open)
  const past = report.week === running ? '' : `?week=${report.week}`
  const section = { pair, entry, report, base }
  const { grounds, counterfactuals } = outlookOf(section)
  const here = `${base}/dependencies/${entry.dependency.id}/vs/${pair.challenger.id}`
  const href = (asked: Goal, week = report.week) => `${here}?week=${week}&goal=${asked}`
  const own = history.filter(({ challengerId, goal }) => challengerId === key.challengerId && goal === key.goal)
  const ticks = weekLine({ signed: own, running, current: report.week, status: pair.verdict.status })
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[
          { label: formatWeekShort(report.week), href: base + past },
          { label: entry.dependency.name, href: `${base}/dependencies/${entry.dependency.id}${past}` },
        ]}
        title={`${pair.challenger.title} against ${entry.incumbent.title}`}
        meta={
          <>
            <StatusBadge status={pair.verdict.status} basis={pair.verdict.basis} />
            {entry.mustMoveBy ? <MustMoveBadge date={entry.mustMoveBy} past={entry.mustMoveBy <= report.asOf} /> : null}
            <span>{taskLabel(entry.dependency.task)}</span>
            {pair.challenger.retiresOn ? (
              <span className="font-semibold text-ink">
                {pair.challenger.title} ends {formatDate(pair.challenger.retiresOn)}
              </span>
            ) : null}
            <span>
              {state === 'signed' ? `signed ${formatWeekShort(report.week)}` : 'open week'}, as of {formatDate(report.asOf)}
            </span>
          </>
        }
      />
      <div className="-mt-6 flex flex-col gap-3">
        <WeekSlider ticks={ticks} current={report.week} path={here} search={search} steps />
        {past ? (
          <TodayLine>
            <PairToday
              ctx={ctx}
              dependencyId={key.dependencyId}
              pair={key}
              then={{ title: pair.challenger.title, status: pair.verdict.status }}
              href={`${here}?goal=${pair.goal}`}
            />
          </TodayLine>
        ) : null}
      </div>
      {weighed.length > 1 ? (
        <Tabs
          label="Question"
          items={weighed.map(({ goal }) => ({ href: href(goal), label: questions[goal], current: goal === pair.goal }))}
        />
      ) : null}
      <Lede {...section} counterfactuals={counterfactuals} role={ctx.role} />
      <EvidenceSection {...section} />
      <GatesSection
        {...section}
        role={ctx.role}
        beside={
          past ? null : (
            <>
              <SettingsAtGate ctx={ctx} incumbentId={entry.incumbent.id} challengerId={pair.challenger.id} />
              <StatusAtGate ctx={ctx} offeringIds={[pair.challenger.id, entry.incumbent.id]} />
            </>
          )
        }
      />
      <EconomicsSection {...section} role={ctx.role} />
      {state === 'open' ? (
        <PricesMonth ctx={ctx} dependencyId={key.dependencyId} challengerId={key.challengerId} day={report.asOf} />
      ) : null}
      <TrialsSection {...section} />
      <WhatWouldChange {...section} grounds={grounds} counterfactuals={counterfactuals} />
      <Robustness {...section} />
      <HistorySection
        points={history}
        changes={changes}
        pair={{ challengerId: pair.challenger.id, goal: pair.goal, delta: pair.verdict.delta }}
        running={running}
        current={report.week}
        hrefOf={(week) => href(pair.goal, week)}
      />
      <SourcesSection {...section} />
    </article>
  )
})

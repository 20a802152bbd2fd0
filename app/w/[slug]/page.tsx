import { Suspense } from 'react'
import { PasswordBanner } from '@/components/password-banner'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { WeekSlider } from '@/components/week-slider'
import { can } from '@/lib/auth/roles'
import { currentSession } from '@/lib/auth/session'
import { takenBy } from '@/lib/domain/action-taken'
import { boardChoices, boardFilterNames, filterBoard, readBoardFilter } from '@/lib/domain/board-filter'
import { weekActions } from '@/lib/domain/week-actions'
import { weekLine } from '@/lib/domain/week-line'
import { page } from '@/lib/http/page'
import { listActions } from '@/lib/services/action-list'
import { getBoard } from '@/lib/services/board'
import { policyChangeOf } from '@/lib/services/policy-change'
import { openTrials } from '@/lib/services/trial-progress'
import { signedWeeks } from '@/lib/services/week-line'
import { BoardFilterBar, clearedHref } from './board-filter-bar'
import { BoardHeader } from './board-header'
import { BoardLegend } from './board-legend'
import { boardLinks } from './board-links'
import { BoardTable } from './board-table'
import { CalibrationNote, CalibrationPending } from './calibration-note'
import { ChangeList } from './change-list'
import { ClaimedSection } from './claimed-section'
import { DueForecasts } from './due-forecasts'
import { OneAction } from './one-action'
import { PolicyChangeSection } from './policy-change'
import { BoardToday, TodayLine } from './today-line'

export const metadata = { title: 'Board' }

export default page(async (ctx, { search }) => {
  const [board, session, known, signed, open] = await Promise.all([
    getBoard(ctx, search.week),
    currentSession(),
    listActions(ctx),
    signedWeeks(ctx),
    openTrials(ctx),
  ])
  const { report } = board.view
  const policyChange = await policyChangeOf(ctx, report)
  const base = `/w/${ctx.workspace.slug}`
  const choices = boardChoices(report.dependencies)
  const read = readBoardFilter(search, choices)
  const entries = filterBoard(report.dependencies, read.filter)
  const kept = Object.fromEntries(
    [...boardFilterNames.map((name) => [name, read.filter[name].join(',')]), ['week', search.week ?? '']].filter(([, text]) => text),
  )
  const actions = weekActions(report)
  const taken = takenBy(report.week === board.running ? known : [], report)
  const links = boardLinks({ base, week: report.week, running: board.running, role: ctx.role })
  return (
    <div className="flex flex-col gap-6">
      <PasswordBanner hasPassword={session?.user.hasPassword ?? true} />
      <div className="flex flex-col gap-2">
        <BoardHeader board={board} base={base} search={kept} />
        <WeekSlider
          ticks={weekLine({ signed, running: board.running, current: report.week, changed: board.changes.length > 0 })}
          current={report.week}
          path={base}
          search={search}
        />
        {report.week < board.running ? (
          <TodayLine>
            <BoardToday ctx={ctx} report={report} base={base} />
          </TodayLine>
        ) : null}
        <DueForecasts ctx={ctx} base={base} />
      </div>
      <PolicyChangeSection change={policyChange} base={base} />
      {report.dependencies.length === 0 ? (
        <NoDependency href={can(ctx.role, 'inventory:write') ? `${base}/inventory/dependencies/new` : null} />
      ) : (
        <>
          <OneAction actions={actions} report={report} links={links} taken={taken} openTrials={report.week === board.running ? open : []} />
          <div className="flex flex-col gap-3">
            <BoardFilterBar
              path={base}
              search={kept}
              choices={choices}
              read={read}
              counts={{ shown: entries.length, total: report.dependencies.length }}
            />
            {entries.length === 0 ? (
              <NothingLeft href={clearedHref(base, kept)} />
            ) : (
              <BoardTable board={board} entries={entries} actions={actions} links={links} taken={taken} />
            )}
          </div>
          <div className="flex flex-col gap-2">
            <BoardLegend demo={report.workspace.demo} gates={report.policy.content.gates.map(({ id }) => id)} />
            <Suspense fallback={<CalibrationPending />}>
              <CalibrationNote ctx={ctx} />
            </Suspense>
          </div>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[26rem_1fr]">
            <ClaimedSection report={{ ...report, dependencies: entries }} links={links} />
            <ChangeList board={board} base={base} />
          </div>
        </>
      )}
    </div>
  )
})

function NoDependency({ href }: { href: string | null }) {
  return (
    <Empty
      title="No dependency on this board yet"
      action={
        href ? (
          <ButtonLink variant="primary" href={href}>
            Add a dependency
          </ButtonLink>
        ) : null
      }
    >
      A dependency is one workflow of your team that uses a video model. Add it with its incumbent and the challengers you hear about; the
      board then says each week whether a switch is justified or hype.
    </Empty>
  )
}

function NothingLeft({ href }: { href: string }) {
  return (
    <Empty title="No dependency fits these filters" action={<ButtonLink href={href}>Clear the filters</ButtonLink>}>
      Each filter alone has rows on this board; together they leave none. Take one away above, or clear them all.
    </Empty>
  )
}

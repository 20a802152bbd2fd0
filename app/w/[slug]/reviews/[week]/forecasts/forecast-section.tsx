import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { StatusBadge } from '@/components/verdict/status-badge'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { engineDueOn, forecastText } from '@/lib/domain/forecast'
import { isForeseen } from '@/lib/domain/forecast-outcome'
import { toPoints } from '@/lib/domain/points'
import type { DependencyReport, Report } from '@/lib/domain/report'
import { dayIn, shiftWeek, weekIn } from '@/lib/domain/week'
import type { FormAction } from '@/lib/form-state'
import { formatDate } from '@/lib/format'
import { type ForecastLine, forecastsOfWeek } from '@/lib/services/forecast-list'
import { makeForecastAction } from '../../forecasts/actions'
import { AuthorMark, EngineGround } from '../../forecasts/author-mark'
import { AskedForm } from './asked-form'
import { ForecastForm } from './forecast-form'

type ForecastSectionProps = { ctx: Context; report: Report }

/** The forecasts that go with a week: what is asked of whoever signs *justified* or *stay*, and what was said. */
export async function ForecastSection({ ctx, report }: ForecastSectionProps) {
  const lines = await forecastsOfWeek(ctx, report.week)
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  const asks = can(ctx.role, 'review:sign') && report.week >= shiftWeek(running, -1)
  if (lines.length === 0 && !asks) return null
  const base = `/w/${ctx.workspace.slug}`
  return (
    <Section
      id="forecasts"
      title="Forecasts"
      meta={
        <>
          what will show whether the verdicts were right ·{' '}
          <Link className="link" href={`${base}/reviews/forecasts`}>
            all forecasts and scores
          </Link>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {lines.length > 0 ? <Made lines={lines} /> : null}
        {asks ? <Asked ctx={ctx} report={report} lines={lines} /> : null}
      </div>
    </Section>
  )
}

function Made({ lines }: { lines: readonly ForecastLine[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line.id}>
          <AuthorMark by={line.by} name={line.byName} /> <span className="font-semibold">{line.percent}%</span> {line.dependency}:{' '}
          {forecastText(line, line.challenger)}, {formatDate(line.dueOn)}
          {line.outcome === 'void' ? <span className="text-muted"> (voided)</span> : null}
          <EngineGround by={line.by} statement={line.statement} />
        </li>
      ))}
    </ul>
  )
}

type AskedProps = { ctx: Context; report: Report; lines: readonly ForecastLine[] }

function Asked({ ctx, report, lines }: AskedProps) {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const said = new Set(
    lines
      .filter((line) => line.by === 'person' && line.madeById === me && line.kind === 'status_stays' && line.outcome !== 'void')
      .map(keyOf),
  )
  const action = makeForecastAction.bind(null, ctx.workspace.slug)
  const dueOn = engineDueOn(dayIn(ctx.now, ctx.workspace.timeZone))
  const asked = report.dependencies.filter(({ dependency, pairs: [first] }) => {
    return first && isForeseen(first.verdict.status) && !said.has(`${dependency.id} ${first.challenger.id}`)
  })
  const mid = report.policy.content.midNetPreference
  return (
    <>
      {asked.map((entry) => (
        <AskedRow key={entry.dependency.id} entry={entry} week={report.week} dueOn={dueOn} action={action} />
      ))}
      <details>
        <summary className="w-fit cursor-pointer font-semibold">Another forecast</summary>
        <ForecastForm action={action} week={report.week} pairs={pairsOf(report)} dueOn={dueOn} margin={`${toPoints(mid)} points`} />
      </details>
    </>
  )
}

const keyOf = ({ dependencyId, challengerId }: ForecastLine): string => `${dependencyId} ${challengerId}`

const pairsOf = ({ dependencies }: Report) =>
  dependencies.flatMap(({ dependency, pairs }) =>
    pairs.map(({ challenger, goal }) => ({
      value: `${dependency.id} ${challenger.id} ${goal}`,
      label: `${dependency.name}: ${challenger.title}${goal === 'cost' ? ', as an equal that costs less' : ''}`,
    })),
  )

type AskedRowProps = { entry: DependencyReport; week: string; dueOn: string; action: FormAction }

function AskedRow({ entry: { dependency, pairs }, week, dueOn, action }: AskedRowProps) {
  const [first] = pairs
  if (!first) return null
  return (
    <div className="flex max-w-4xl flex-wrap items-end justify-between gap-x-6 gap-y-2 border-b pb-3">
      <p className="max-w-xl">
        <span className="font-semibold">{dependency.name}</span>: {first.challenger.title} is{' '}
        <StatusBadge status={first.verdict.status} basis={first.verdict.basis} className="align-bottom whitespace-normal!" />. How sure are
        you that it still is on {formatDate(dueOn)}?
      </p>
      <AskedForm
        action={action}
        label={`Forecast for ${dependency.name}`}
        fields={{ week, dependencyId: dependency.id, challengerId: first.challenger.id, goal: first.goal, kind: 'status_stays', dueOn }}
      />
    </div>
  )
}

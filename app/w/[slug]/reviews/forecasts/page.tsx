import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import { daysBetween } from '@/lib/domain/day'
import { forecastText, isCheckable, isDue, isOwn, isVoidable } from '@/lib/domain/forecast'
import { dayIn, weekIn } from '@/lib/domain/week'
import { formatDate, formatDaysAway, formatWeekShort, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { type ForecastLine, listForecasts, type VoidAsk } from '@/lib/services/forecast-list'
import { type Judged, judgeForecasts } from '@/lib/services/forecast-outcomes'
import { resolveDueAction, resolveForecastAction, voidForecastAction } from './actions'
import { ForecastTable } from './forecast-table'
import { ForecasterTable } from './forecaster-table'
import { OutcomeMark } from './outcome-mark'
import { ResolveForm } from './resolve-form'
import { VoidForm } from './void-form'

export const metadata = { title: 'Forecasts' }

export default page(async (ctx) => {
  const { open, resolved, scores, asks } = await listForecasts(ctx)
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const due = open.filter((line) => isDue(line, today))
  const later = open.filter((line) => !isDue(line, today))
  const judged = new Map((await judgeForecasts(ctx, due)).map((line) => [line.forecast.id, line]))
  const base = `/w/${ctx.workspace.slug}`
  const running = weekIn(ctx.now, ctx.workspace.timeZone)
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        breadcrumbs={[{ label: 'Reviews', href: `${base}/reviews` }]}
        title="Forecasts"
        meta="What people, the engine and others foresaw, and how it came out. A forecast is never edited."
        actions={<ButtonLink href={`${base}/reviews/${running}/forecasts`}>Make a forecast with {formatWeekShort(running)}</ButtonLink>}
      />
      {open.length + resolved.length === 0 ? (
        <Empty title="No forecast yet">
          With each signature of <i>justified</i> or <i>stay</i> the review asks how sure you are that it will stand. On its day the
          forecast comes up here and on the board, and the score shows whose judgement to trust.
        </Empty>
      ) : null}
      {due.length > 0 ? (
        <Section title="Due" meta={plural(due.length, 'forecast')} flush actions={<ResolveDue ctx={ctx} count={judged.size} />}>
          <ForecastTable
            label="Forecasts that are due"
            lines={due}
            base={base}
            last={{ title: 'Outcome', of: (line) => <DueCell ctx={ctx} line={line} judged={judged.get(line.id)} /> }}
          />
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section title="Open" meta={`${plural(later.length, 'forecast')}, next day first`} flush>
          <ForecastTable
            label="Open forecasts"
            lines={later}
            base={base}
            last={{ title: 'Day', of: (line) => <OpenCell {...{ ctx, line, today }} ask={asks.get(line.id) ?? null} /> }}
          />
        </Section>
      ) : null}
      {scores.length > 0 ? (
        <Section title="How good they were" meta="Brier score: 0 is perfect, 0.25 is a coin, 1 is always sure and always wrong" flush>
          <ForecasterTable scores={scores} />
          <p className="max-w-3xl pt-2 text-sm text-muted">
            The mean of (probability − outcome)². The interval takes forecasts for independent; those about one challenger hang together, so
            it is rather too narrow. Voided forecasts do not count, but how many there are is said. The engine says its base rate of past
            weeks: of this workspace’s headlines with the same status, the share that still stood 90 days later, by Laplace’s rule (k + 1) /
            (n + 2).
          </p>
        </Section>
      ) : null}
      {resolved.length > 0 ? (
        <Section title="Resolved" meta={plural(resolved.length, 'forecast')} flush>
          <ForecastTable
            label="Resolved forecasts"
            lines={resolved}
            base={base}
            last={{ title: 'Outcome', of: (line) => <Ended line={line} /> }}
          />
        </Section>
      ) : null}
    </div>
  )
})

function ResolveDue({ ctx, count }: { ctx: Context; count: number }) {
  if (count === 0 || !can(ctx.role, 'review:sign')) return null
  return <CommandButton action={resolveDueAction.bind(null, ctx.workspace.slug)}>Resolve what is due</CommandButton>
}

const nameOf = (line: ForecastLine): string => `${line.dependency}: ${forecastText(line, line.challenger)}`

function DueCell({ ctx, line, judged }: { ctx: Context; line: ForecastLine; judged: Judged | undefined }) {
  if (judged)
    return (
      <>
        <span className="text-muted">would resolve as </span>
        <OutcomeMark outcome={judged.outcome} />
        <span className="block text-sm text-muted">{judged.note}</span>
      </>
    )
  if (isCheckable(line.kind)) return <span className="text-muted">cannot be told yet</span>
  if (!can(ctx.role, 'review:sign')) return <span className="text-muted">an approver says whether it came true</span>
  return <ResolveForm action={resolveForecastAction.bind(null, ctx.workspace.slug)} id={line.id} name={nameOf(line)} />
}

type OpenCellProps = { ctx: Context; line: ForecastLine; today: string; ask: VoidAsk | null }

function OpenCell({ ctx, line, today, ask }: OpenCellProps) {
  return (
    <div className="flex flex-col gap-1">
      <span>
        {formatDaysAway(daysBetween(today, line.dueOn))}{' '}
        <span className="text-muted">{isCheckable(line.kind) ? 'settled by evidence' : 'resolved by a person'}</span>
      </span>
      {can(ctx.role, 'review:sign') && isVoidable(line, today) ? <Voiding {...{ ctx, line, ask }} /> : null}
    </div>
  )
}

/** What this person may do to take a forecast out: alone, as the first of two, or as the second. */
function Voiding({ ctx, line, ask }: Omit<OpenCellProps, 'today'>) {
  const me = ctx.actor.kind === 'user' ? ctx.actor.id : ''
  const own = isOwn(line, me)
  const form = (label: string) => (
    <VoidForm action={voidForecastAction.bind(null, ctx.workspace.slug)} id={line.id} name={nameOf(line)} label={label} />
  )
  if (own || ask === null) return own || line.madeById === me || ctx.role === 'owner' ? form(own ? 'Void it' : 'Ask to void it') : null
  return (
    <>
      <span className="text-sm text-muted">
        {ask.byId === me ? 'You ask' : `${ask.byName} asks`} to void it: {ask.note}
        {ask.byId === me ? ' Somebody else has to agree.' : null}
      </span>
      {ask.byId === me ? null : form('Agree to void it')}
    </>
  )
}

function Ended({ line }: { line: ForecastLine }) {
  return (
    <>
      {line.outcome ? <OutcomeMark outcome={line.outcome} /> : null}
      <span className="block text-sm text-muted">
        {line.note} {line.resolvedByName}, {formatDate(line.resolvedOn)}
      </span>
    </>
  )
}

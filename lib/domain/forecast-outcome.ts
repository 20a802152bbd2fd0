import { formatDate, plural } from '@/lib/format'
import type { Day } from './day'
import { engineHorizon, type Forecast, type ForecastOutcome } from './forecast'
import { type BaseRate, laplace } from './forecast-base-rate'
import type { DependencyReport, Pair, Report } from './report'
import { statusFace } from './status'
import type { Status, Verdict } from './verdict/output'

/** How a forecast came out, and what shows it. */
export type Outcome = { outcome: ForecastOutcome; note: string }

type Asked = Pick<Forecast, 'kind' | 'dependencyId' | 'challengerId' | 'goal' | 'status' | 'margin' | 'dueOn' | 'madeOn'>
type Shown = Pick<Report, 'asOf' | 'dependencies'>

/**
 * What a whole report says of a forecast; null while it is too early, or for one in own words, which people check. A status counts on the first report
 * on or after its day; a test counts once it was published after the forecast and no later than its day; a question that lost its subject is void.
 */
export function outcomeOf(forecast: Asked, report: Shown): Outcome | null {
  if (forecast.kind === 'own_words' || report.asOf < forecast.madeOn) return null
  const due = report.asOf >= forecast.dueOn
  const entry = report.dependencies.find(({ dependency }) => dependency.id === forecast.dependencyId)
  if (!entry) return due ? voided('The dependency is not on the board any more.') : null
  if (forecast.kind === 'switched') return switched(forecast, entry, due)
  const pair = entry.pairs.find(({ challenger, goal }) => challenger.id === forecast.challengerId && goal === forecast.goal)
  if (!pair) return due ? voided(gone(forecast, entry)) : null
  return forecast.kind === 'status_stays' ? stayed(forecast, pair, report.asOf) : tested(forecast, pair, due)
}

const voided = (note: string): Outcome => ({ outcome: 'void', note })
const cameTrue = (note: string): Outcome => ({ outcome: 'yes', note })
const cameFalse = (note: string): Outcome => ({ outcome: 'no', note })

const gone = ({ challengerId }: Asked, { incumbent }: DependencyReport): string =>
  incumbent.id === challengerId ? 'The team had switched to it by then.' : 'The challenger is not weighed any more.'

function switched({ challengerId, dueOn }: Asked, { incumbent }: DependencyReport, due: boolean): Outcome | null {
  if (incumbent.id === challengerId) return cameTrue(`${incumbent.title} is the incumbent.`)
  return due ? cameFalse(`On ${formatDate(dueOn)} the incumbent was ${incumbent.title}.`) : null
}

function stayed({ status, dueOn }: Asked, { verdict }: Pair, asOf: Day): Outcome | null {
  if (asOf < dueOn) return null
  const note = `As of ${formatDate(asOf)} the engine says “${statusFace(verdict.status).label}”.`
  return verdict.status === status ? cameTrue(note) : cameFalse(note)
}

function tested({ margin, madeOn, dueOn }: Asked, pair: Pair, due: boolean): Outcome | null {
  const published = new Map(pair.comparisons.map(({ claim, explanation }) => [claim.id, { on: claim.publishedAt, explanation }]))
  for (const { id, included, evaluatorKind, side, y } of pair.verdict.appraisals) {
    const claim = published.get(id)
    const independent = evaluatorKind === 'peer_reviewed' || evaluatorKind === 'independent' || evaluatorKind === 'community'
    if (!claim || !included || !independent || side !== 0 || y === null || y < (margin ?? 1)) continue
    if (claim.on > madeOn && claim.on <= dueOn) return cameTrue(`${claim.explanation} Published on ${formatDate(claim.on)}.`.slice(0, 500))
  }
  return due ? cameFalse(`No such test was published by ${formatDate(dueOn)}.`) : null
}

/** True for the statuses that are to stand once a team acts on them: of these the engine and whoever signs say how sure they are. */
export const isForeseen = (status: Status): boolean => status === 'JUSTIFIED' || status === 'STAY'

/** Without a record of its own the engine says nothing surer, in whole percent. */
const unproven = { low: 20, high: 80 }

/** How sure the engine is, in whole percent from 1 to 99, and what that rests on. */
export type EngineForecast = { percent: number; rests: string }

/**
 * How sure the engine is that its headline will stand; null for a status that it makes no forecast for. It says how often headlines with this status
 * stood before, by Laplace's rule. Only where none is old enough it says how likely the switch is worth it (P of the quality gain times that of
 * paying back), or for *stay* what is left of it, which is another question, so it is held between 20 and 80 %.
 */
export function engineForecast(
  { status, posterior, econ }: Pick<Verdict, 'status' | 'posterior' | 'econ'>,
  rate: BaseRate,
): EngineForecast | null {
  if (!isForeseen(status)) return null
  const name = `“${statusFace(status).label}”`
  if (rate.n > 0) {
    const rests = `Base rate of past weeks: of ${plural(rate.n, 'headline')} ${name}, ${rate.stood} still stood ${engineHorizon} days later.`
    return { percent: within(laplace(rate), 1, 99), rests }
  }
  const worth = posterior.P * (econ.pPays ?? 1)
  const rests = `No headline ${name} is ${engineHorizon} days old yet. This is how likely the switch is ${status === 'STAY' ? 'not ' : ''}worth it, held between ${unproven.low} and ${unproven.high}%.`
  return { percent: within(status === 'STAY' ? 1 - worth : worth, unproven.low, unproven.high), rests }
}

const within = (probability: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(100 * probability)))

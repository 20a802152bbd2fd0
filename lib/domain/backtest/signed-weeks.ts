import { addDays, type Day } from '@/lib/domain/day'
import { engineInput } from '@/lib/domain/evidence/engine-input'
import type { EvidenceIndex } from '@/lib/domain/evidence/evidence-index'
import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { evaluate } from '@/lib/domain/verdict/verdict'
import { type Backtest, scoreForecasts } from './backtest'
import { type Forecast, opinionsOn } from './forecast'
import { judged, WAIT_DAYS } from './later-evidence'
import type { Outcome } from './question'

/** The first signed week of each month: one row per pair and month, as months of one pair are hardly news. Weeks come oldest first. */
export function firstOfMonths<Week extends { asOf: Day }>(weeks: readonly Week[]): Week[] {
  const months = new Set<string>()
  return weeks.filter(({ asOf }) => {
    const month = asOf.slice(0, 7)
    return !months.has(month) && months.add(month)
  })
}

/**
 * What a workspace signed, scored against what it learnt within the 90 days after: an own trial that closed later, or independent evaluators
 * who had not been heard when it signed. `evidence` is the inventory of today; of it only what was known on the 90th day is read.
 */
export function signedBacktest(reports: readonly Report[], evidence: EvidenceIndex): Backtest {
  const signed = reports.flatMap((report) =>
    report.dependencies.flatMap((entry) =>
      entry.pairs.filter(({ goal }) => goal === 'capability').map((pair): Signed => ({ report, entry, pair })),
    ),
  )
  return scoreForecasts(
    signed.map(forecastOf),
    signed.map((row) => outcomeOf(row, evidence)),
  )
}

type Signed = { report: Report; entry: DependencyReport; pair: Pair }

const idOf = ({ report, entry, pair }: Signed): string => `${report.week} ${entry.dependency.id} ${pair.challenger.id}`

function forecastOf(signed: Signed): Forecast {
  const { report, entry, pair } = signed
  const { status, posterior, delta } = pair.verdict
  const claims = pair.comparisons.map(({ claim }) => claim)
  return {
    id: idOf(signed),
    cluster: `${entry.dependency.id} ${pair.challenger.id}`,
    challenger: pair.challenger.modelTitle,
    incumbent: entry.incumbent.modelTitle,
    asOf: report.asOf,
    ...{ status, P: posterior.P, delta },
    opinions: opinionsOn(pair.verdict, claims),
  }
}

function outcomeOf(signed: Signed, evidence: EvidenceIndex): Outcome {
  const { report, entry, pair } = signed
  const { dependency } = entry
  const id = idOf(signed)
  const resolvedOn = addDays(report.asOf, WAIT_DAYS)
  const later = engineInput({
    ...{ evidence, dependency, challengerId: pair.challenger.id, asOf: resolvedOn, goal: 'capability', previous: null },
    ...{ policy: report.policy.content, currency: report.workspace.currency, perUsd: null },
  })
  if (later.kind === 'refused') return { id, y: null, why: later.sentence, resolvedOn }
  const { input } = later
  const heard = new Set(pair.comparisons.map(({ claim }) => claim.evaluatorId))
  const known = new Set(pair.input.trials.map((trial) => trial.id))
  const claims = input.claims.filter((claim) => claim.task === dependency.task && !heard.has(claim.evaluatorId))
  const trials = input.trials.filter((trial) => !known.has(trial.id))
  return { id, resolvedOn, ...judged(evaluate({ ...input, claims, trials }).groups, pair.verdict.delta) }
}

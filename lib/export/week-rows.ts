import { shownPreference } from '@/lib/domain/pair-forest'
import { toPoints } from '@/lib/domain/points'
import type { DependencyReport, OverrideLine, Pair, Report } from '@/lib/domain/report'
import { isAtRisk } from '@/lib/domain/spend'
import { byUrgency } from '@/lib/domain/urgency'
import { levelWords } from '@/lib/domain/verdict/levels'
import { weekActionText } from '@/lib/domain/week-actions'
import { doesNotApply } from '@/lib/format'
import type { Cell } from './cell'

type Line = {
  report: Report
  sha256: string
  entry: DependencyReport
  pair: Pair | null
  refused: DependencyReport['refused'][number] | null
}
type WeekColumn = { name: string; of: (line: Line) => Cell }

const columns = (of: Record<string, (line: Line) => Cell>): WeekColumn[] => Object.entries(of).map(([name, cell]) => ({ name, of: cell }))

/** Net preference in whole points as on the screens; null where no evidence with a number exists. */
const points = ({ pair }: Line, bound: 'estimate' | 'low' | 'high'): number | null => {
  const value = pair && shownPreference(pair)[bound]
  return value === null ? null : toPoints(value)
}

/** Money in whole units of the currency. */
const whole = (amount: number | null | undefined): number | null => (amount == null ? null : Math.round(amount) + 0)

/** A chance to two decimals that, as on the screens, never claims certainty: from 0.01 to 0.99. */
const chance = (value: number): number => Math.min(0.99, Math.max(0.01, Math.round(value * 100) / 100))

/** A level that lets a verdict pass without money having been judged is no finding about money. */
function economicsLevel({ pair, report }: Line): number | string | null {
  if (pair === null) return null
  const { basis, econ, levels } = pair.verdict
  const advisory = report.policy.content.economics.mode === 'advisory'
  const judged = basis !== 'forced' && !advisory && (levels.E < 2 || econ.pPays !== null)
  return judged ? levels.E : doesNotApply
}

function chanceToPayBack({ pair }: Line): number | string | null {
  if (pair?.verdict.basis === 'forced') return doesNotApply
  const pays = pair?.verdict.econ.pPays ?? null
  return pays === null ? null : chance(pays)
}

const words = ({ pair, report }: Line) =>
  pair === null ? null : levelWords(pair.verdict, report.policy.content.economics.mode === 'advisory')

const overrideOf = ({ report, entry, pair }: Line): OverrideLine | null =>
  report.overrides.find(
    (line) => line.dependencyId === entry.dependency.id && line.challengerId === pair?.challenger.id && line.goal === pair.goal,
  ) ?? null

const whatOf = columns({
  week: ({ report }) => report.week,
  edition: ({ report }) => report.edition,
  as_of: ({ report }) => report.asOf,
  dependency_id: ({ entry }) => entry.dependency.id,
  dependency: ({ entry }) => entry.dependency.name,
  task: ({ entry }) => entry.dependency.task,
  owner: ({ entry }) => entry.owner,
  origin: ({ entry }) => entry.origin,
  incumbent_id: ({ entry }) => entry.incumbent.id,
  incumbent: ({ entry }) => entry.incumbent.title,
  must_move_by: ({ entry }) => entry.mustMoveBy,
  monthly_spend: ({ entry }) => entry.dependency.monthlySpend,
  currency: ({ report }) => report.workspace.currency,
  at_risk: ({ entry }) => isAtRisk(entry),
  challenger_id: ({ pair, refused }) => (pair ?? refused)?.challenger.id ?? null,
  challenger: ({ pair, refused }) => (pair ?? refused)?.challenger.title ?? null,
  goal: ({ pair }) => pair?.goal ?? null,
  stands_first: ({ pair, entry }) => (pair === null ? null : pair === entry.pairs[0]),
})

const verdictOf = columns({
  status: ({ pair }) => pair?.verdict.status ?? null,
  basis: ({ pair }) => pair?.verdict.basis ?? null,
  quality_level: ({ pair }) => pair?.verdict.levels.Q ?? null,
  quality: (line) => words(line)?.quality.word ?? null,
  readiness_level: ({ pair }) => pair?.verdict.levels.R ?? null,
  readiness: (line) => words(line)?.readiness.word ?? null,
  economics_level: economicsLevel,
  economics: (line) => words(line)?.economics.word ?? null,
  net_preference_points: (line) => points(line, 'estimate'),
  interval_90_low_points: (line) => points(line, 'low'),
  interval_90_high_points: (line) => points(line, 'high'),
  reasons: ({ pair }) => pair?.verdict.reasons.join('; ') ?? null,
  net_value: ({ pair }) => whole(pair?.verdict.econ.npv),
  chance_to_pay_back: chanceToPayBack,
})

const decidedOf = columns({
  action: ({ pair, report }) => (pair === null ? null : weekActionText(pair, report.seal !== undefined)),
  not_weighed_because: ({ refused }) => refused?.sentence ?? null,
  override_status: (line) => overrideOf(line)?.status ?? null,
  override_reason: (line) => overrideOf(line)?.reason ?? null,
  override_by: (line) => overrideOf(line)?.authorName ?? null,
  policy_version: ({ report }) => report.policy.policyVersion,
  engine_version: ({ report }) => report.policy.content.engineVersion,
  week_sha256: ({ sha256 }) => sha256,
})

/** The gates of the policy, each in a column of its own. */
const gatesOf = ({ policy }: Report): WeekColumn[] =>
  policy.content.gates.map(({ id }) => ({
    name: `gate_${id}`,
    of: ({ pair }) => pair?.verdict.gates.find((gate) => gate.gate === id)?.result ?? null,
  }))

/**
 * A week as a table: a head, then one row for each dependency, challenger and goal, most urgent first. A challenger that cannot be weighed and a
 * dependency without challengers have a row too, with empty cells for what is not known. Figures are rounded as on the screens: points of net
 * preference and money to whole units, a chance to two decimals; “n/a” stands where money is not asked or does not decide.
 */
export function weekRows(report: Report, sha256: string): Cell[][] {
  const all = [...whatOf, ...verdictOf, ...gatesOf(report), ...decidedOf]
  const lines = byUrgency(report.dependencies).flatMap((entry): Line[] => {
    const about = { report, sha256, entry }
    const found = [
      ...entry.pairs.map((pair) => ({ ...about, pair, refused: null })),
      ...entry.refused.map((refused) => ({ ...about, pair: null, refused })),
    ]
    return found.length > 0 ? found : [{ ...about, pair: null, refused: null }]
  })
  return [all.map(({ name }) => name), ...lines.map((line) => all.map(({ of }) => of(line)))]
}

import { citationsOf, recited, type Tally, tallied } from './citations'
import { inherit, type Question } from './evidence/memory'
import { type DependencyReport, dependenciesOn, type Pair, pairKey, type Report, type ReportFrame, reportOf, type World } from './report'
import { type Touched, touchedBy } from './touched'
import type { Previous } from './verdict/input'
import { weighDependency } from './weigh-dependency'
import { type Difference, sameValue, worldDifference } from './world-difference'

/** A report with the world it was weighed from: what the next one can go on from. */
export interface Weighed {
  report: Report
  world: World
  tally: Tally
}

/** Last signed levels by `pairKey`. */
type PreviousLevels = ReadonlyMap<string, Previous>

/** `weigh`, kept so that `reweigh` can go on from it. */
export function weighed(world: World, frame: ReportFrame, previous: PreviousLevels): Weighed {
  const dependencies = dependenciesOn(world, frame.asOf).map((dependency) => weighDependency(world, frame, { dependency, previous }))
  const tally = tallied(dependencies)
  return { report: reportOf(frame, { dependencies, ...citationsOf(world, tally) }), world, tally }
}

/**
 * The report that `weigh` would give, from an earlier one: pairs that nothing different concerns are the same objects as before, the others
 * are weighed again. Another day, policy or currency concerns every pair. Leaves world and report of before as they are.
 */
export function reweigh(before: Weighed, world: World, frame: ReportFrame, previous: PreviousLevels): Weighed {
  if (!sameGround(before.report, frame)) return weighed(world, frame, previous)
  const difference = worldDifference(before.world, world)
  const touched = touchedBy(difference, { before: before.world, after: world })
  inherit(before.world.evidence, world.evidence, (question) => !concerns(question, touched))
  const entries = new Map(before.report.dependencies.map((entry) => [entry.dependency.id, entry]))
  const dependencies = dependenciesOn(world, frame.asOf).map((dependency) => {
    const entry = entries.get(dependency.id)
    const known = entry && stillStanding(entry, { touched, previous })
    return known === entry && entry ? entry : weighDependency(world, frame, { dependency, previous, known })
  })
  return { ...cited(before, world, { frame, dependencies, difference }), world }
}

const sameGround = (report: Report, frame: ReportFrame): boolean =>
  report.asOf === frame.asOf &&
  report.workspace.currency === frame.workspace.currency &&
  sameValue(report.policy.content, frame.policy.content)

type Standing = Pick<DependencyReport, 'pairs' | 'refused'>

/** What of a dependency still stands as it was: the very entry when all of it does, undefined when nothing can. */
function stillStanding(
  entry: DependencyReport,
  { touched, previous }: { touched: Touched; previous: PreviousLevels },
): DependencyReport | Standing | undefined {
  const { dependency, incumbent } = entry
  if (touched.dependency(dependency.id) || touched.offering(incumbent.id)) return undefined
  const stands = ({ challenger }: Pick<Pair, 'challenger'>): boolean =>
    !touched.offering(challenger.id) && !touched.models(challenger.modelId, incumbent.modelId)
  const levels = ({ challenger, goal }: Pair): Previous | null => previous.get(pairKey(dependency.id, challenger.id, goal)) ?? null
  const sameLevels = (pair: Pair): boolean =>
    previous.size === 0 ? pair.input.previous === null : sameValue(pair.input.previous, levels(pair))
  const pairStands = (pair: Pair): boolean => stands(pair) && sameLevels(pair)
  if (entry.pairs.every(pairStands) && entry.refused.every(stands)) return entry
  return { pairs: entry.pairs.filter(pairStands), refused: entry.refused.filter(stands) }
}

/** Whether the answer to a question about the evidence may be another one now. */
function concerns([name, first = '', second = '']: Question, touched: Touched): boolean {
  if (name === 'side') return touched.scores(first)
  if (name === 'comparisons') return touched.models(first, second)
  return name !== 'facts' || touched.offering(first)
}

type Renewed = { frame: ReportFrame; dependencies: DependencyReport[]; difference: Difference }

function cited(before: Weighed, world: World, { frame, dependencies, difference }: Renewed): Pick<Weighed, 'report' | 'tally'> {
  const [old, now] = [new Set(before.report.dependencies), new Set(dependencies)]
  const tally = tallied(
    dependencies.filter((entry) => !old.has(entry)),
    { before: before.tally, removed: before.report.dependencies.filter((entry) => !now.has(entry)) },
  )
  const stale = difference.names ? tally.claims.keys() : difference.claims
  const citations = recited(world, tally, { before: { ...before.report, tally: before.tally }, stale })
  return { report: reportOf(frame, { dependencies, ...citations }), tally }
}

import type { Day } from './day'
import type { Dependency } from './dependency'
import { engineInput } from './evidence/engine-input'
import type { DerivedFact } from './evidence/facts'
import { retirementOn } from './evidence/lifecycle'
import { modelTitle } from './model'
import { mustMoveBy } from './must-move'
import { offeringTitle } from './offering'
import { pairKey } from './pair-key'
import type { DependencyReport, Named, Pair, ReportFact, ReportFrame, World } from './report'
import { rankChallengers } from './verdict/decision'
import { advise } from './verdict/explain'
import type { Goal, Previous } from './verdict/input'
import { sortedById } from './verdict/numerics'

type Weighing = {
  dependency: World['dependencies'][number]
  /** The last signed levels by `pairKey`. */
  previous: ReadonlyMap<string, Previous>
  /** What still stands from an earlier report on the dependency. */
  known?: Pick<DependencyReport, 'pairs' | 'refused'> | undefined
}

/** Weighs every challenger that a dependency had on the day, or takes what is known of it from an earlier report. */
export function weighDependency(world: World, frame: ReportFrame, { dependency, previous, known }: Weighing): DependencyReport {
  const { ownerName, origin, ...noun } = dependency
  const goals: Goal[] = noun.costGoal ? ['capability', 'cost'] : ['capability']
  const recalled = recallOutcomes(known)
  const pairs: Pair[] = []
  const refused: DependencyReport['refused'] = []
  for (const { offeringId, addedOn } of noun.challengers) {
    if (addedOn > frame.asOf) continue
    for (const goal of goals) {
      const standing = recalled.get(`${offeringId}|${goal}`)
      const outcome = standing ?? weighPair(world, frame, { dependency: noun, challengerId: offeringId, goal, previous })
      if (outcome.kind === 'refused') {
        refused.push(outcome.refused)
        break
      }
      pairs.push(outcome.pair)
      // In a forced move both goals ask the same question.
      if (outcome.pair.verdict.basis === 'forced') break
    }
  }
  const incumbent = named(world, noun.incumbentId, frame.asOf)
  return {
    dependency: noun,
    origin,
    owner: ownerName,
    incumbent,
    mustMoveBy: mustMoveBy({ dependency: noun, incumbent, asOf: frame.asOf, policy: frame.policy.content }),
    pairs: ranked(pairs),
    refused,
  }
}

type Outcome = { kind: 'pair'; pair: Pair } | { kind: 'refused'; refused: DependencyReport['refused'][number] }

/** By challenger and goal; a challenger that is refused is so whatever the goal, and says it under the first. */
function recallOutcomes(known: Weighing['known']): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>()
  for (const pair of known?.pairs ?? []) outcomes.set(`${pair.challenger.id}|${pair.goal}`, { kind: 'pair', pair })
  for (const refused of known?.refused ?? []) outcomes.set(`${refused.challenger.id}|capability`, { kind: 'refused', refused })
  return outcomes
}

function ranked(pairs: readonly Pair[]): Pair[] {
  return rankChallengers(pairs.map((pair) => ({ id: `${pair.challenger.id}|${pair.goal}`, verdict: pair.verdict, pair }))).map(
    ({ pair }) => pair,
  )
}

type PairCase = { dependency: Dependency; challengerId: string; goal: Goal; previous: ReadonlyMap<string, Previous> }

function weighPair(world: World, frame: ReportFrame, { dependency, challengerId, goal, previous }: PairCase): Outcome {
  const { asOf, workspace, policy } = frame
  const challenger = named(world, challengerId, asOf)
  const made = engineInput({
    evidence: world.evidence,
    dependency,
    challengerId,
    asOf,
    goal,
    policy: policy.content,
    previous: previous.get(pairKey(dependency.id, challengerId, goal)) ?? null,
    currency: workspace.currency,
    // Prices are published in US dollars; converting them would need a rate with a source.
    perUsd: workspace.currency === 'USD' ? 1 : null,
  })
  if (made.kind === 'refused') return { kind: 'refused', refused: { challenger, reason: made.reason, sentence: made.sentence } }
  const { policy: _policy, claims: _claims, ...input } = made.input
  const trials = trialsByDependency(world).get(dependency.id) ?? []
  const pair: Pair = {
    challenger,
    goal,
    input,
    comparisons: made.comparisons,
    facts: reportFacts(world, made.derivedFacts, { challenger: challengerId, incumbent: dependency.incumbentId, asOf }),
    trials: trials.filter((trial) => trial.challengerId === challengerId && trial.closedOn !== null && trial.closedOn <= asOf),
    ...advise(made.input),
  }
  return { kind: 'pair', pair }
}

const factsByOffering = shelved(
  (world) => world.facts,
  (fact) => fact.offeringId,
)
const trialsByDependency = shelved(
  (world) => world.trials,
  (trial) => trial.dependencyId,
)

/** Rows of a world under a key, sorted by id so that the order in which a database hands them out shows nowhere; arranged once per world. */
function shelved<Row extends { id: string }>(rowsOf: (world: World) => readonly Row[], keyOf: (row: Row) => string) {
  const shelves = new WeakMap<readonly Row[], ReadonlyMap<string, Row[]>>()
  return (world: World): ReadonlyMap<string, Row[]> => {
    const rows = rowsOf(world)
    const known = shelves.get(rows)
    if (known) return known
    const shelf = new Map<string, Row[]>()
    for (const row of sortedById(rows)) {
      const shared = shelf.get(keyOf(row))
      if (shared) shared.push(row)
      else shelf.set(keyOf(row), [row])
    }
    shelves.set(rows, shelf)
    return shelf
  }
}

function reportFacts(
  world: World,
  derived: readonly DerivedFact[],
  sides: { challenger: string; incumbent: string; asOf: Day },
): ReportFact[] {
  const sideOf = (offeringId: string) => (offeringId === sides.challenger ? 'challenger' : 'incumbent')
  const stored = [sides.challenger, sides.incumbent]
    .flatMap((offeringId) => factsByOffering(world).get(offeringId) ?? [])
    .filter((fact) => fact.observedOn <= sides.asOf)
  return [
    ...stored.map((fact) => ({ ...fact, side: sideOf(fact.offeringId), basis: null }) as const),
    ...derived.map(
      ({ source: _, ...fact }) =>
        ({ ...fact, side: sideOf(fact.offeringId), origin: world.origins.get(fact.offeringId) ?? 'team' }) as const,
    ),
  ]
}

function named(world: World, offeringId: string, asOf: Day): Named {
  const { offerings, models, vendors } = world.evidence
  const offering = offerings.get(offeringId)
  const model = offering && models.get(offering.modelId)
  if (!offering || !model) throw new Error(`Offering ${offeringId} is not in the inventory.`)
  const provider = offering.providerId === null ? null : (vendors.get(offering.providerId) ?? null)
  return {
    id: offering.id,
    title: offeringTitle({ kind: offering.kind, model, provider }),
    modelId: model.id,
    modelTitle: modelTitle(model),
    vendorId: model.vendorId,
    vendorName: vendors.get(model.vendorId)?.name ?? model.vendorId,
    providerName: provider?.name ?? null,
    origin: world.origins.get(offering.id) ?? 'team',
    retiresOn: retirementOn({ offering, model, asOf }),
  }
}

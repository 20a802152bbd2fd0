import type { Day } from '@/lib/domain/day'
import type { Dependency } from '@/lib/domain/dependency'
import { modelTitle } from '@/lib/domain/model'
import type { Policy } from '@/lib/domain/policy'
import type { EngineInput, EngineTrial, Goal, Previous } from '@/lib/domain/verdict/input'
import type { Comparison } from './comparison'
import { comparisons } from './comparisons'
import type { EvidenceIndex } from './evidence-index'
import { type DerivedFact, engineFacts, offeringFacts, type Priced } from './facts'
import { forcedMoveBy, retiredChallenger, type Served } from './lifecycle'
import { recall } from './memory'

export interface EngineInputQuery extends Priced {
  evidence: EvidenceIndex
  dependency: Dependency
  /** Id of the challenging offering. */
  challengerId: string
  asOf: Day
  goal: Goal
  policy: Policy
  previous: Previous | null
}

/** Why there is nothing to judge. `same_model`: two ways to buy one model make the same clips, so quality is equal by construction. */
export type Refusal = 'unknown_offering' | 'same_offering' | 'same_model' | 'challenger_retired'

export type EngineInputResult =
  | { kind: 'input'; input: EngineInput; comparisons: Comparison[]; derivedFacts: DerivedFact[]; forcedMoveBy: Day | null }
  | { kind: 'refused'; reason: Refusal; sentence: string }

/**
 * Everything the engine reads about one dependency and one challenger, as it was known on `asOf`: comparisons, closed trials, stored and
 * derived facts, and the retirement of the incumbent. Models are named by the offerings' model ids. Pure: the same inventory, query and day
 * give the same input, so any past day can be drawn again.
 */
export function engineInput(query: EngineInputQuery): EngineInputResult {
  const { evidence, dependency, asOf } = query
  const incumbent = served(evidence, dependency.incumbentId, asOf)
  const challenger = served(evidence, query.challengerId, asOf)
  if (!incumbent || !challenger) return refused('unknown_offering', 'One of the two offerings is not in the inventory.')
  const refusal = refuse(challenger, incumbent)
  if (refusal) return refusal
  const moveBy = forcedMoveBy({ ...incumbent, dependency })
  const found = comparisonsOf(query, challenger, incumbent)
  const derived = { challenger: derivedFactsOf(query, challenger), incumbent: derivedFactsOf(query, incumbent) }
  const facts = (side: 'challenger' | 'incumbent', { offering }: Served) => [
    ...engineFacts(
      (evidence.factsByOffering.get(offering.id) ?? []).filter((fact) => fact.observedOn <= asOf),
      side,
    ),
    ...engineFacts(derived[side], side),
  ]
  const input: EngineInput = {
    dependency: engineDependency(dependency, moveBy),
    incumbent: { id: incumbent.model.id, vendorId: incumbent.model.vendorId },
    challenger: { id: challenger.model.id, vendorId: challenger.model.vendorId },
    claims: found.map((comparison) => comparison.claim),
    trials: trialsOf(query, challenger, incumbent),
    facts: [...facts('challenger', challenger), ...facts('incumbent', incumbent)],
    econ: economics(query),
    asOf,
    goal: query.goal,
    previous: query.previous,
    policy: query.policy,
  }
  return { kind: 'input', input, comparisons: found, derivedFacts: [...derived.challenger, ...derived.incumbent], forcedMoveBy: moveBy }
}

function served(evidence: EvidenceIndex, offeringId: string, asOf: Day): Served | null {
  const offering = evidence.offerings.get(offeringId)
  const model = offering && evidence.models.get(offering.modelId)
  return offering && model ? { offering, model, asOf } : null
}

function refuse(challenger: Served, incumbent: Served): EngineInputResult | null {
  if (challenger.offering.id === incumbent.offering.id) return refused('same_offering', 'The incumbent cannot challenge itself.')
  const name = modelTitle(challenger.model)
  if (challenger.model.id === incumbent.model.id)
    return refused(
      'same_model',
      `Both offerings serve ${name}, so quality is equal by construction. Compare their price, limits and terms.`,
    )
  const ended = retiredChallenger(challenger)
  return ended ? refused('challenger_retired', `${name} ended on ${ended}. What has ended can be no challenger.`) : null
}

const refused = (reason: Refusal, sentence: string): EngineInputResult => ({ kind: 'refused', reason, sentence })

/** Both goals of a dependency, and all dependencies alike in incumbent, task and weights, ask for the same comparisons. */
function comparisonsOf({ evidence, dependency, asOf }: EngineInputQuery, challenger: Served, incumbent: Served): Comparison[] {
  const { task, dimensionWeights } = dependency
  const models = { challengerModelId: challenger.model.id, incumbentModelId: incumbent.model.id }
  const weights = JSON.stringify(Object.entries(dimensionWeights).sort())
  return recall(evidence, asOf, ['comparisons', models.challengerModelId, models.incumbentModelId, task, weights], () =>
    comparisons({ evidence, ...models, task, dimensionWeights, asOf }),
  )
}

function derivedFactsOf({ evidence, dependency, currency, perUsd }: EngineInputQuery, { offering, model, asOf }: Served): DerivedFact[] {
  const { task } = dependency
  return recall(evidence, asOf, ['facts', offering.id, task, currency, String(perUsd)], () => {
    const vendor = evidence.vendors.get(model.vendorId) ?? null
    const provider = evidence.vendors.get(offering.providerId ?? '') ?? null
    return offeringFacts({ offering, model, vendor, provider, task, asOf, currency, perUsd })
  })
}

function engineDependency(dependency: Dependency, moveBy: Day | null): EngineInput['dependency'] {
  const { id, task, mid, requiredRegions, peakJobsPerHour, monthlySpend } = dependency
  const weights = Object.entries(dependency.dimensionWeights).flatMap(([dimension, weight]) =>
    weight === undefined ? [] : [[dimension, weight]],
  )
  return {
    id,
    task,
    mid,
    requiredRegions,
    peakJobsPerHour,
    monthlySpend,
    dimensionWeights: Object.fromEntries(weights),
    forcedMoveBy: moveBy,
  }
}

/** Closed trials of the same two models for this dependency; who served the clips does not change whose clips they are. */
function trialsOf({ evidence, dependency, asOf }: EngineInputQuery, challenger: Served, incumbent: Served): EngineTrial[] {
  const modelOf = (offeringId: string): string | undefined => evidence.offerings.get(offeringId)?.modelId
  return (evidence.trialsByDependency.get(dependency.id) ?? []).flatMap((trial) => {
    const { closedOn, wins, losses, ties } = trial
    if (trial.state !== 'closed' || closedOn === null || closedOn > asOf || wins === null || losses === null || ties === null) return []
    if (modelOf(trial.challengerId) !== challenger.model.id || modelOf(trial.incumbentId) !== incumbent.model.id) return []
    const { id, blind, sidesRandomised, ownPrompts, versionsExact } = trial
    return [{ id, asOf: closedOn, blind, sidesRandomised, ownPrompts, versionsExact, wins, losses, ties }]
  })
}

function economics({ dependency, challengerId }: EngineInputQuery): EngineInput['econ'] {
  const challenger = dependency.challengers.find((entry) => entry.offeringId === challengerId)
  return {
    costPerFinishedSecondIncumbent: dependency.costPerFinishedSecond,
    costPerFinishedSecondChallenger: challenger?.costPerFinishedSecond ?? null,
    finishedSecondsPerMonth: dependency.finishedSecondsPerMonth,
    switchingCost: challenger?.switchingCost ?? null,
    valuePerNetPointPerMonth: dependency.valuePerNetPointPerMonth,
  }
}

import type { Benchmark } from './benchmark'
import type { Claim } from './claim'
import type { Day } from './day'
import type { Dependency } from './dependency'
import type { Comparison } from './evidence/comparison'
import { engineInput } from './evidence/engine-input'
import type { EvidenceIndex } from './evidence/evidence-index'
import type { DerivedFact } from './evidence/facts'
import { retirementOn } from './evidence/lifecycle'
import type { Fact } from './fact'
import { modelTitle } from './model'
import { offeringTitle } from './offering'
import type { Policy } from './policy'
import type { Origin } from './provenance'
import type { Trial } from './trial'
import { rankChallengers } from './verdict/decision'
import { type Advised, advise } from './verdict/explain'
import type { EngineInput, Goal, Previous } from './verdict/input'
import type { Week } from './week'

/** An offering as screens and the PDF name it. `retiresOn` is the retirement that was known on the day of the report. */
export type Named = {
  id: string
  title: string
  modelId: string
  modelTitle: string
  vendorId: string
  vendorName: string
  providerName: string | null
  origin: Origin
  retiresOn: Day | null
}

/** A stored or derived fact; `basis` says how a derived one was read off the inventory. */
export type ReportFact = Omit<Fact, 'sourceId'> & {
  side: 'challenger' | 'incumbent'
  origin: Origin
  sourceId: string | null
  basis: string | null
}

/** One dependency × challenger × goal on one day: everything the verdict rests on, the verdict, and what to do about it. */
export type Pair = {
  challenger: Named
  goal: Goal
  /** What the engine read, without policy and claims; its claims are those of `comparisons`. */
  input: Omit<EngineInput, 'policy' | 'claims'>
  comparisons: Comparison[]
  facts: ReportFact[]
  trials: (Trial & { origin: Origin })[]
} & Advised

export type DependencyReport = {
  dependency: Dependency
  origin: Origin
  owner: string | null
  incumbent: Named
  /** The day by which the incumbent must be left, when that day lies within the policy's lead time or has passed. */
  mustMoveBy: Day | null
  /** Best first; the first is the dependency's headline. */
  pairs: Pair[]
  /** Challengers that cannot be weighed, each with the reason. */
  refused: { challenger: Named; reason: string; sentence: string }[]
}

/** A claim as the report cites it. */
export type CitedClaim = Pick<
  Claim,
  'id' | 'modelId' | 'variant' | 'benchmarkId' | 'task' | 'value' | 'unit' | 'ciLow' | 'ciHigh' | 'sampleSize' | 'sampleUnit'
> &
  Pick<Claim, 'evaluatorOrg' | 'evaluatorKind' | 'publishedOn' | 'sourceId' | 'locator' | 'tier' | 'statement'> & {
    modelTitle: string
    benchmarkName: string | null
    dimensionName: string | null
  }

export type CitedSource = { id: string; title: string; url: string | null; readOn: Day | null; textSha256: string | null }

export type SignOffLine = { name: string; role: string; decision: 'agree' | 'dissent'; note: string | null; signedAt: string }

/** The weekly audit as data: what the board, the verdict pages and the PDF draw, and, once signed, the frozen content of the week. */
export type Report = {
  format: 'switchboard.week/1'
  workspace: { id: string; name: string; timeZone: string; currency: string; demo: boolean }
  week: Week
  edition: number
  asOf: Day
  policy: { policyVersion: string; sha256: string; content: Policy }
  previousSha256: string | null
  dependencies: DependencyReport[]
  claims: Record<string, CitedClaim>
  sources: Record<string, CitedSource>
  signOffs: SignOffLine[]
}

/** Everything a workspace knows, whatever its date; the report picks what was known on its day. */
export type World = {
  evidence: EvidenceIndex
  benchmarks: ReadonlyMap<string, Benchmark>
  dependencies: (Dependency & { origin: Origin; ownerName: string | null })[]
  facts: (Fact & { origin: Origin })[]
  trials: (Trial & { origin: Origin })[]
  origins: Map<string, Origin>
  sources: Map<string, CitedSource>
}

export type ReportFrame = Omit<Report, 'format' | 'dependencies' | 'claims' | 'sources' | 'signOffs'>

/** What the engine read for a pair, whole: the same input under the same policy gives the same verdict. */
export const pairInput = ({ input, comparisons }: Pick<Pair, 'input' | 'comparisons'>, policy: Policy): EngineInput => ({
  ...input,
  claims: comparisons.map((comparison) => comparison.claim),
  policy,
})

/** A frozen report as it is read today: weeks that were signed before verdicts named an action get one from their own evidence. */
export function readReport(content: string): Report {
  const report = JSON.parse(content) as Report
  for (const { pairs } of report.dependencies) {
    for (const pair of pairs) {
      if (pair.action === undefined) Object.assign(pair, advise(pairInput(pair, report.policy.content)), { verdict: pair.verdict })
    }
  }
  return report
}

export const pairKey = (dependencyId: string, challengerId: string, goal: string): string => `${dependencyId}|${challengerId}|${goal}`

/** Weighs every challenger of every dependency that existed on the day. `previous` holds the last signed levels by `pairKey`. */
export function weigh(world: World, frame: ReportFrame, previous: ReadonlyMap<string, Previous>): Report {
  const dependencies = world.dependencies
    .filter((dependency) => dependency.startedOn <= frame.asOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((dependency) => weighDependency(world, frame, { dependency, previous }))
  return { format: 'switchboard.week/1', ...frame, dependencies, ...citations(world, dependencies), signOffs: [] }
}

type Weighing = { dependency: World['dependencies'][number]; previous: ReadonlyMap<string, Previous> }

function weighDependency(world: World, frame: ReportFrame, { dependency, previous }: Weighing): DependencyReport {
  const { ownerName, origin, ...noun } = dependency
  const challengers = noun.challengers.filter((challenger) => challenger.addedOn <= frame.asOf)
  const goals: Goal[] = noun.costGoal ? ['capability', 'cost'] : ['capability']
  const pairs: (Pair & { id: string })[] = []
  const refused: DependencyReport['refused'] = []
  let mustMoveBy: Day | null = null
  for (const { offeringId } of challengers) {
    const challenger = named(world, offeringId, frame.asOf)
    for (const goal of goals) {
      const known = previous.get(pairKey(noun.id, offeringId, goal)) ?? null
      const weighed = weighPair(world, frame, { dependency: noun, challenger, goal, previous: known })
      if (weighed.kind === 'refused') {
        if (goal === 'capability') refused.push({ challenger, reason: weighed.reason, sentence: weighed.sentence })
        continue
      }
      if (weighed.pair.verdict.basis === 'forced') mustMoveBy = weighed.forcedMoveBy
      pairs.push({ id: `${offeringId}|${goal}`, ...weighed.pair })
      // In a forced move both goals ask the same question.
      if (weighed.pair.verdict.basis === 'forced') break
    }
  }
  const ranked = rankChallengers(pairs).map(({ id: _, ...pair }) => pair)
  return {
    dependency: noun,
    origin,
    owner: ownerName,
    incumbent: named(world, noun.incumbentId, frame.asOf),
    mustMoveBy,
    pairs: ranked,
    refused,
  }
}

type PairCase = { dependency: Dependency; challenger: Named; goal: Goal; previous: Previous | null }

type Weighed = { kind: 'pair'; pair: Pair; forcedMoveBy: Day | null } | { kind: 'refused'; reason: string; sentence: string }

function weighPair(world: World, frame: ReportFrame, { dependency, challenger, goal, previous }: PairCase): Weighed {
  const made = engineInput({
    evidence: world.evidence,
    dependency,
    challengerId: challenger.id,
    asOf: frame.asOf,
    goal,
    policy: frame.policy.content,
    previous,
    currency: frame.workspace.currency,
    // Prices are published in US dollars; converting them would need a rate with a source.
    perUsd: frame.workspace.currency === 'USD' ? 1 : null,
  })
  if (made.kind === 'refused') return { kind: 'refused', reason: made.reason, sentence: made.sentence }
  const { policy: _policy, claims: _claims, ...input } = made.input
  const pair: Pair = {
    challenger,
    goal,
    input,
    comparisons: made.comparisons,
    facts: reportFacts(world, made.derivedFacts, { challenger: challenger.id, incumbent: dependency.incumbentId, asOf: frame.asOf }),
    trials: world.trials.filter(
      (trial) =>
        trial.dependencyId === dependency.id &&
        trial.challengerId === challenger.id &&
        trial.closedOn !== null &&
        trial.closedOn <= frame.asOf,
    ),
    ...advise(made.input),
  }
  return { kind: 'pair', pair, forcedMoveBy: made.forcedMoveBy }
}

function reportFacts(
  world: World,
  derived: readonly DerivedFact[],
  sides: { challenger: string; incumbent: string; asOf: Day },
): ReportFact[] {
  const sideOf = (offeringId: string) => (offeringId === sides.challenger ? 'challenger' : 'incumbent')
  const stored = world.facts.filter(
    (fact) => (fact.offeringId === sides.challenger || fact.offeringId === sides.incumbent) && fact.observedOn <= sides.asOf,
  )
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

function citations(world: World, dependencies: readonly DependencyReport[]): Pick<Report, 'claims' | 'sources'> {
  const pairs = dependencies.flatMap(({ pairs: all }) => all)
  const claimIds = [...new Set(pairs.flatMap((pair) => pair.comparisons.flatMap((comparison) => comparison.claimIds)))].sort()
  const cited = claimIds.flatMap((id) => {
    const claim = world.evidence.claims.get(id)
    return claim ? [cite(world, claim)] : []
  })
  const sourceIds = [...cited.map((claim) => claim.sourceId), ...pairs.flatMap((pair) => pair.facts.flatMap((fact) => fact.sourceId ?? []))]
  const sources = [...new Set(sourceIds)].sort().flatMap((id) => world.sources.get(id) ?? [])
  return {
    claims: Object.fromEntries(cited.map((claim) => [claim.id, claim])),
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  }
}

function cite(world: World, claim: Claim): CitedClaim {
  const model = world.evidence.models.get(claim.modelId)
  const benchmark = claim.benchmarkId === null ? undefined : world.benchmarks.get(claim.benchmarkId)
  const { id, modelId, variant, benchmarkId, task, value, unit, ciLow, ciHigh, sampleSize, sampleUnit, statement } = claim
  const { evaluatorOrg, evaluatorKind, publishedOn, sourceId, locator, tier } = claim
  return {
    ...{ id, modelId, variant, benchmarkId, task, value, unit, ciLow, ciHigh, sampleSize, sampleUnit, statement },
    ...{ evaluatorOrg, evaluatorKind, publishedOn, sourceId, locator, tier },
    modelTitle: model ? modelTitle(model) : modelId,
    benchmarkName: benchmark?.name ?? null,
    dimensionName: benchmark?.dimensions.find((dimension) => dimension.id === claim.dimensionId)?.name ?? null,
  }
}

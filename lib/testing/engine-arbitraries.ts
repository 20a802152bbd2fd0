import fc from 'fast-check'
import type { Effect, EngineClaim, EngineFact, EngineTrial } from '@/lib/domain/verdict/input'
import { blindTrial, type EngineInputJson, engineInput, passingFacts, workflow } from './engine-inputs'
import { mirrored } from './mirrored'

export const kinds = ['peer_reviewed', 'independent', 'community', 'collaborative', 'vendor', 'unknown'] as const
const dimensionIds = ['prompt', 'motion', 'identity', 'fidelity', 'physics']
const today = Date.parse('2026-11-23T00:00:00Z')

export const dayBefore = (days: number) => new Date(today - days * 86_400_000).toISOString().slice(0, 10)

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const cents = (low: number, high: number) =>
  fc.integer({ min: Math.round(low * 100), max: Math.round(high * 100) }).map((value) => value / 100)

const pairwise = fc.record({
  type: fc.constant('pairwise' as const),
  wins: fc.nat({ max: 60 }),
  losses: fc.nat({ max: 60 }),
  ties: fc.nat({ max: 20 }),
})
const winRate = fc
  .record({
    type: fc.constant('win_rate' as const),
    rate: cents(0.05, 0.95),
    n: optional(fc.integer({ min: 1, max: 2000 })),
    half: optional(cents(0.01, 0.05)),
  })
  .map(({ half, ...rest }) => ({ ...rest, ci95: half === null ? null : ([rest.rate - half, rest.rate + half] as [number, number]) }))
const half = optional(fc.integer({ min: 2, max: 60 }))
const votes = optional(fc.integer({ min: 50, max: 5000 }))
const rating = fc.integer({ min: 1000, max: 1400 })
export const elo = fc.record({
  type: fc.constant('elo' as const),
  challenger: rating,
  incumbent: rating,
  ci95HalfC: half,
  ci95HalfI: half,
  votesC: votes,
  votesI: votes,
})
const size = optional(fc.integer({ min: 5, max: 1000 }))
export const score = fc.record({
  type: fc.constant('score' as const),
  challenger: cents(0, 100),
  incumbent: cents(0, 100),
  min: fc.constant(0),
  max: fc.constant(100),
  higherIsBetter: fc.boolean(),
  sd: optional(fc.integer({ min: 1, max: 40 })),
  nC: size,
  nI: size,
})
const none = fc.record({ type: fc.constant('none' as const), superlative: fc.boolean() })
const effect = fc.oneof({ weight: 3, arbitrary: pairwise }, { weight: 3, arbitrary: winRate }, { weight: 4, arbitrary: elo }, score, none)

/** A claim without id, evaluator and kind; it may lie in the future, be retracted, or be about something else. */
const statement = fc.record({
  age: fc.integer({ min: -20, max: 500 }),
  evaluatedBefore: fc.constantFrom(null, null, 0, 30),
  retracted: fc.boolean().chain((first) => fc.boolean().map((second) => first && second)),
  conflictOrgId: fc.constantFrom('V_CHA', 'V_CHA', 'V_INC', 'V_THIRD', null),
  challengerModelId: fc.constantFrom('cha', 'cha', 'cha', 'cha', 'other'),
  versionMatch: fc.constantFrom('exact', 'exact', 'family', 'unknown', 'other'),
  versionsPinned: fc.boolean(),
  task: fc.constantFrom('t2v', 't2v', 'i2v', 't2v_audio', 'lipsync'),
  ownWorkflowOf: fc.constantFrom('dep1', null, null),
  benchmarkId: fc.constantFrom('bench', 'arena', null),
  dimensions: fc.oneof(fc.constant('overall' as const), fc.subarray(dimensionIds)),
  dimsReported: optional(fc.nat({ max: 16 })),
  dimsAvailable: optional(fc.constant(16)),
  metric: fc.constantFrom('human_pairwise', 'human_pairwise', 'human_rating', 'vlm_judge', 'automatic', 'unstated'),
  promptsPublic: fc.boolean(),
  settingsDisclosed: fc.boolean(),
  outputsOrCodePublic: fc.boolean(),
  saturated: fc.constantFrom(true, false, null, null),
  effect,
})

type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never

function toClaim(
  { age, evaluatedBefore, ...rest }: Statement,
  id: string,
  evaluator: { id: string; kind: EngineClaim['evaluatorKind'] },
): EngineClaim {
  return {
    ...rest,
    id,
    evaluatorId: evaluator.id,
    evaluatorKind: evaluator.kind,
    incumbentModelId: 'inc',
    publishedAt: dayBefore(age),
    evaluatedAt: evaluatedBefore === null ? null : dayBefore(age + evaluatedBefore),
  } as EngineClaim
}

/** One claim by a given evaluator. */
export function claimBy(id: string, evaluator: { id: string; kind: EngineClaim['evaluatorKind'] }): fc.Arbitrary<EngineClaim> {
  return statement.map((said) => toClaim(said, id, evaluator))
}

/** A relevant claim: on this pair, task and version, published, with an Elo lead within the given range. */
export function relevantClaim(id: string, evaluator: { id: string; kind: EngineClaim['evaluatorKind'] }, [low, high]: [number, number]) {
  return fc.tuple(statement, fc.integer({ min: low, max: high }), half).map(([said, lead, ci]): EngineClaim => {
    const clean = {
      ...said,
      age: Math.abs(said.age),
      retracted: false,
      challengerModelId: 'cha',
      task: 't2v',
      versionMatch: 'exact' as const,
    }
    const claim = toClaim(clean as Statement, id, evaluator)
    return { ...claim, effect: { type: 'elo', challenger: 1200 + lead, incumbent: 1200, ci95HalfC: ci, ci95HalfI: ci } }
  })
}

/** The same measurement published again on another day, with the same figure or the opposite one. */
function again(claim: EngineClaim, id: string, age: number, other: boolean): EngineClaim {
  const effect: Effect = other ? mirrored(claim.effect) : claim.effect
  return { ...claim, id, publishedAt: dayBefore(age), evaluatedAt: null, effect }
}

const claims = fc
  .tuple(
    fc.array(fc.constantFrom(...kinds), { minLength: 6, maxLength: 6 }),
    fc.array(fc.tuple(statement, fc.nat({ max: 5 })), { maxLength: 9 }),
    fc.array(fc.tuple(fc.nat({ max: 8 }), fc.integer({ min: -5, max: 400 }), fc.boolean()), { maxLength: 3 }),
  )
  .map(([kindOf, said, repeats]) => {
    const first = said.map(([entry, who], i) => toClaim(entry, `c${i}`, { id: `ev${who}`, kind: kindOf[who] as (typeof kinds)[number] }))
    const repeated = repeats.flatMap(([which, age, other], i) => {
      const claim = first[which]
      return claim ? [again(claim, `d${i}`, age, other)] : []
    })
    return [...first, ...repeated]
  })

const flaws = ['blind', 'sidesRandomised', 'ownPrompts', 'versionsExact'] as const
const trial = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 }), fc.nat({ max: 15 }), fc.integer({ min: -5, max: 60 }), fc.nat({ max: 19 }))
  .map(([wins, losses, ties, age, fate]) => {
    const flaw = flaws[fate]
    return blindTrial(wins, losses, ties, { asOf: dayBefore(age), ...(flaw ? { [flaw]: false } : {}) })
  })
const trials: fc.Arbitrary<EngineTrial[]> = fc
  .array(trial, { maxLength: 3 })
  .map((list) => list.map((entry, i) => ({ ...entry, id: `t${i}` })))

/** One fact for each gate and side at most: what passes, or what is missing, stale, not accepted, denied or worse. */
export const singleFacts = fc.array(fc.nat({ max: 19 }), { minLength: passingFacts.length, maxLength: passingFacts.length }).map((fates) =>
  passingFacts.flatMap((fact, i): EngineFact[] => {
    const fate = fates[i] ?? 0
    if (fate === 0) return []
    if (fate === 1) return [{ ...fact, source: 'vendor_claim' as const }]
    if (fate === 2) return [{ ...fact, observedAt: dayBefore(400) }]
    if (fate === 3 && typeof fact.value === 'boolean') return [{ ...fact, value: false }]
    if (fate === 4 && typeof fact.value === 'number') return [{ ...fact, value: fact.value * 0.7 }]
    return [fact]
  }),
)

const rival = fc
  .record({
    which: fc.nat({ max: passingFacts.length - 1 }),
    age: fc.constantFrom(0, 13, 13, 60, 100, 200, 400, -5),
    source: fc.constantFrom('contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim'),
    fate: fc.nat({ max: 7 }),
    relSe: fc.constantFrom(null, 0, 0.05, 0.5),
  })
  .map(({ which, age, source, fate, relSe }): EngineFact => {
    const { value, ...fact } = passingFacts[which] as EngineFact
    const other = typeof value === 'number' ? value * (0.6 + fate / 10) : typeof value === 'boolean' ? fate > 1 : fate > 3 ? value : ['us']
    return { ...fact, observedAt: dayBefore(age), source, relSe, value: fate === 7 ? 7 : other } as EngineFact
  })

/** Facts of every gate, sometimes with several that contradict each other. */
export const facts = fc.tuple(singleFacts, fc.array(rival, { maxLength: 4 })).map(([single, rivals]) => [...single, ...rivals])

const range = (low: number, high: number) =>
  fc.tuple(cents(low, high), cents(low, high), cents(low, high)).map((values) => {
    const [a, b, c] = values.sort((x, y) => x - y) as [number, number, number]
    return { low: a, mode: b, high: c }
  })
const econ = fc.record({
  costPerFinishedSecondIncumbent: fc.oneof({ weight: 9, arbitrary: range(0.3, 0.6) }, fc.constant(null)),
  costPerFinishedSecondChallenger: range(0.1, 0.6),
  finishedSecondsPerMonth: fc.integer({ min: 100, max: 40_000 }),
  switchingCost: fc.oneof({ weight: 9, arbitrary: range(0, 20_000) }, fc.constant(null)),
  valuePerNetPointPerMonth: optional(fc.nat({ max: 500 })),
})

const previous = optional(
  fc.record({
    levels: fc.record({ Q: fc.nat({ max: 4 }), R: fc.nat({ max: 2 }), E: fc.nat({ max: 2 }) }),
    policyVersion: fc.constantFrom('1.0.0', '0.9.0'),
    engineVersion: fc.constant('verdict-1.0.0'),
  }),
)

const loose = { proven: { p: 0.8, pInd: 0.6, e: 5, minWins: 8, loo: 0.5 }, provenStay: { p: 0.7, pInd: 0.5, e: 2.5 } }
const optionalGates = ['region', 'latency_p95', 'throughput'].map((id) => ({ id, required: false }))

/** Policies across what is allowed: sceptical, credulous, quick to prove, slow to let go. */
const overlays: Record<string, unknown>[] = [
  { priorSd: 0.1, tau: 0.25, gates: optionalGates },
  { priorSd: 0.6, tau: 0.02, thresholds: { promisingStay: { p: 0.4, pInd: 0.4 } } },
  { biasSd: { independent: 0.25, vendor: 0.6, unknown: 0.6 }, optimism: { max: 0.6, floor: 0.5 }, economics: { mode: 'advisory' } },
  { midNetPreference: 0.02, niMargin: 0.3, thresholds: loose, economics: { horizonMonths: 36, leadHalfLifeMonths: 1 } },
  { optimism: { max: 0 }, u: { driftUnpinnedPerMonth: 0.02, dimension: 0.6 }, thresholds: { refuted: { k: 0 }, hypeGraceDays: 0 } },
]

const settings = fc.record({
  goal: fc.constantFrom('capability', 'capability', 'cost'),
  forcedMoveBy: fc.constantFrom(null, null, null, '2026-12-23'),
  mid: fc.constantFrom(null, null, null, 0.02, 0.25),
  requireOwnTrial: fc.boolean(),
  overlay: fc.constantFrom(...Array<Record<string, unknown>>(10).fill({}), ...overlays),
})

/** Any valid input: evidence of every kind and quality, gates in any state, money known or not, with or without history, any policy. */
export const anyInput: fc.Arbitrary<EngineInputJson> = fc
  .record({ claims, trials, facts, econ, previous, settings })
  .map(({ settings: { goal, forcedMoveBy, mid, requireOwnTrial, overlay }, ...rest }) =>
    engineInput({ ...rest, goal, dependency: { ...workflow, forcedMoveBy, mid }, policyOverride: { ...overlay, requireOwnTrial } }),
  )

/** Strong evidence for the challenger, with gates and money in any state: inputs that often end as justified. */
export const strongInput: fc.Arbitrary<EngineInputJson> = fc
  .record({
    arena: relevantClaim('a', { id: 'arena', kind: 'independent' }, [60, 250]),
    wins: fc.integer({ min: 35, max: 70 }),
    losses: fc.nat({ max: 15 }),
    facts: fc.oneof(singleFacts, facts, fc.constant(passingFacts)),
    econ: fc.oneof({ weight: 1, arbitrary: econ }, { weight: 2, arbitrary: fc.constant(engineInput().econ) }),
  })
  .map(({ arena, wins, losses, facts: given, ...rest }) =>
    engineInput({ ...rest, facts: [...given], claims: [arena], trials: [blindTrial(wins, losses, 4)] }),
  )

export const either = fc.oneof(anyInput, strongInput)

import fc from 'fast-check'
import { defaultPolicy } from '@/lib/domain/policy'
import { either, kinds } from './engine-arbitraries'
import { type EngineInputJson, engineInput, passingFacts, workflow } from './engine-inputs'

const numbers = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e15,
  -1e15,
  1e15 + 2,
  1e-9,
  5e-324,
  1e-300,
  1e308,
  1_000_000,
  1_000_000_000,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]
const days = ['0000-01-01', '0001-01-01', '1970-01-01', '2026-11-23', '2026-11-24', '9999-12-31', '2026-02-30', '23.11.2026', '']
const texts = [
  '',
  ' ',
  'cha',
  'inc',
  '__proto__',
  'constructor',
  'toString',
  '\u202e\u0000',
  '\ud800',
  '视频🎬',
  'a'.repeat(201),
  'own:proof',
  '2026-11-23',
]
const others = [null, undefined, true, false, [], {}, [[]], 'x', 7, { type: 'elo' }]

const like = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value === 'number') return fc.constantFrom(...numbers)
  if (typeof value === 'boolean') return fc.boolean()
  if (typeof value === 'string') return /^\d{4}-/.test(value) ? fc.constantFrom(...days) : fc.constantFrom(...texts)
  return fc.constantFrom(...others)
}

type Path = (string | number)[]

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, Array.isArray(value) ? Number(key) : key]))]
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((found: unknown, key) => (found as Record<string | number, unknown> | undefined)?.[key], value)
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((each, i) => (i === key ? replaced(each, rest, by) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === key ? replaced(each, rest, by) : each]))
}

const one = (value: unknown) =>
  fc
    .constantFrom(...leaves(value))
    .chain((path) =>
      fc
        .oneof({ weight: 9, arbitrary: like(at(value, path)) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
        .map((by) => replaced(value, path, by)),
    )

/** An input that was valid until up to three of its values were replaced by extreme, empty or absurd ones. */
export const hostileInput: fc.Arbitrary<unknown> = either
  .chain((input) => one(input))
  .chain((input) => fc.oneof(fc.constant(input), one(input)))
  .chain((input) => fc.oneof(fc.constant(input), one(input)))

const of = <T>(...values: T[]) => fc.constantFrom(...values)
const day = of('0001-01-01', '1970-01-01', '2026-11-23', '2026-11-24', '9999-12-31')
const any = of(-1e15, -1, -0, 0, 5e-324, 1e-9, 1, 1e15)
const positive = of(5e-324, 1e-300, 1e-9, 1, 1e15)
const notNegative = of(0, 5e-324, 1e-9, 1, 1e15)
const count = of(0, 1, 1_000_000)
const size = of(null, 1, 1_000_000_000)
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const word = of('cha', 'inc', '__proto__', 'constructor', '视频🎬', '\ud800', 'a'.repeat(200))

const extremeEffect = fc.oneof(
  fc.record({ type: of('pairwise'), wins: count, losses: count, ties: count }),
  fc.record({ type: of('win_rate'), rate: of(0, -0, 5e-324, 0.5, 1), n: size, ci95: perhaps(of([0, 1])) }),
  fc.record({
    type: of('elo'),
    challenger: any,
    incumbent: any,
    ci95HalfC: perhaps(positive),
    ci95HalfI: perhaps(positive),
    votesC: size,
    votesI: size,
  }),
  fc
    .record({ low: any, span: positive, c: of(0, 1), i: of(0, 1), higherIsBetter: fc.boolean(), sd: perhaps(positive), nC: size, nI: size })
    .filter(({ low, span }) => low + span > low && low + span <= 1e15)
    .map(({ low, span, c, i, ...rest }) => ({
      ...rest,
      type: 'score',
      min: low,
      max: low + span,
      challenger: c ? low + span : low,
      incumbent: i ? low + span : low,
    })),
  fc.record({ type: of('none'), superlative: fc.boolean() }),
)

const extremeClaim = fc.record({
  publishedAt: day,
  evaluatedAt: perhaps(day),
  evaluatorId: word,
  evaluatorKind: of(...kinds),
  conflictOrgId: of('V_CHA', 'V_INC', null),
  challengerModelId: of('cha'),
  incumbentModelId: of('inc'),
  versionMatch: of('exact', 'family', 'unknown'),
  task: of('t2v'),
  ownWorkflowOf: of('dep1', null),
  dimensions: of<'overall' | string[]>('overall', [], ['__proto__'], ['prompt', 'prompt', 'constructor']),
  dimsReported: of(null, 0),
  dimsAvailable: of(null, 1, 1_000_000_000),
  metric: of('human_pairwise', 'automatic', 'unstated'),
  saturated: of(true, false, null),
  effect: extremeEffect,
})

const flags = fc.record({ blind: fc.boolean(), sidesRandomised: of(true), ownPrompts: of(true), versionsExact: of(true) })
const extremeTrial = fc.tuple(flags, fc.record({ asOf: day, wins: count, losses: count, ties: count })).map(([a, b]) => ({ ...a, ...b }))

const extremeFact = fc.record({
  gate: of(...passingFacts.map(({ gate }) => gate)),
  side: of('challenger', 'incumbent'),
  value: fc.oneof(notNegative, of<number | boolean>(-1, -0, 1e308, true, false), of<string[]>([], ['eu'], ['\ud800', '', ' EU '])),
  source: of('contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim'),
  observedAt: day,
  relSe: perhaps(notNegative),
})

const range = fc.tuple(notNegative, notNegative, notNegative).map((values) => {
  const [low = 0, mode = 0, high = 0] = values.sort((a, b) => a - b)
  return { low, mode, high }
})
const extremeEcon = fc.record({
  costPerFinishedSecondIncumbent: range,
  costPerFinishedSecondChallenger: range,
  finishedSecondsPerMonth: notNegative,
  switchingCost: range,
  valuePerNetPointPerMonth: perhaps(notNegative),
})

const extremeDependency = fc.record({
  dimensionWeights: of<Record<string, number>>({ prompt: 5e-324 }, { prompt: 1e15, constructor: 1e15 }, { prompt: 1e15, motion: 5e-324 }),
  mid: of(null, 5e-324, 0.5),
  forcedMoveBy: perhaps(day),
  requiredRegions: of(null, [], ['eu', '\ud800']),
  peakJobsPerHour: perhaps(notNegative),
  monthlySpend: perhaps(notNegative),
})

const noneRequired = { gates: [...new Set(passingFacts.map(({ gate }) => gate))].map((id) => ({ id, required: false, maxAgeDays: 1095 })) }
const free = {
  voi: {
    askCost: 0,
    measureCost: 0,
    econCost: 0,
    trialFixed: 0,
    trialPerPrompt: 0,
    econPass: 1,
    fallbackSpend: 0,
    trialSizes: [1, 10_000],
  },
}
const widest = {
  biasSd: { own_trial: 0.02, peer_reviewed: 0.02, independent: 0.02, community: 0.02, collaborative: 0.02, vendor: 0.02, unknown: 0.02 },
  u: { taskNear: 0, driftUnpinnedPerMonth: 0, driftPinnedPerMonth: 0, repro: 0 },
}

/** A valid input in which every number, day and name lies at an edge of what is allowed. */
export const extremeInput: fc.Arbitrary<EngineInputJson> = fc
  .record({
    claims: fc.array(extremeClaim, { maxLength: 6 }),
    trials: fc.array(extremeTrial, { maxLength: 3 }),
    facts: fc.array(extremeFact, { maxLength: 20 }),
    econ: fc.oneof(extremeEcon, of(null)),
    asOf: day,
    goal: of('capability', 'cost'),
    dependency: extremeDependency,
    policyOverride: of<Record<string, unknown>>({}, noneRequired, free, widest, {
      requireOwnTrial: false,
      economics: { mode: 'advisory' },
    }),
  })
  .map(({ claims, trials, facts, dependency, ...rest }) =>
    engineInput({
      ...rest,
      dependency: { ...workflow, ...dependency },
      claims: claims.map((claim, i) => ({ ...claim, id: `c${i}` })) as EngineInputJson['claims'],
      trials: trials.map((trial, i) => ({ ...trial, id: `t${i}` })),
      facts: facts as EngineInputJson['facts'],
    }),
  )

const numericPaths = leaves(defaultPolicy).filter((path) => typeof at(defaultPolicy, path) === 'number')

/** The default policy with one of its numbers replaced by any number, often by one near its own. */
export const bentPolicy: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(
    fc.constantFrom(...numericPaths),
    fc.oneof(fc.constantFrom(...numbers), fc.double({ min: 0.8, max: 1.2, noNaN: true })),
    fc.boolean(),
  )
  .map(
    ([path, by, near]) =>
      replaced(defaultPolicy, path, near && by > 0.7 && by < 1.3 ? by * (at(defaultPolicy, path) as number) : by) as Record<
        string,
        unknown
      >,
  )

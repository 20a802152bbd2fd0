import type { BenchRow } from '@/lib/cli/bench/row'
import { defaultPolicy } from '@/lib/domain/policy'
import type { EngineClaim, EngineFact, EngineInput, EngineTrial } from '@/lib/domain/verdict/input'
import { evaluate } from '@/lib/domain/verdict/verdict'

const DEPENDENCIES = 500
const CHALLENGERS = 50
const INCUMBENTS = 72
const CLAIMS = 100_000
const PASSES = 3
const AS_OF = '2026-11-23'

/**
 * A full weekly board: every dependency against every challenger, each with all claims on its pair (about 28). The reference reads the
 * same claims with JSON.parse: work that no judge of these inputs can avoid, done by native code that nobody here can tune.
 */
export async function bench(): Promise<BenchRow[]> {
  const board = wholeBoard()
  const texts = new Map(board.map(({ claims }) => [claims, JSON.stringify(claims)]))
  const ours = perSecond(board, evaluate)
  const reference = perSecond(board, ({ claims }) => JSON.parse(texts.get(claims) ?? '[]'))
  return [
    {
      figure: `verdicts over ${CLAIMS.toLocaleString('en-US')} claims`,
      ours,
      unit: '/s',
      reference,
      referenceName: 'reading the same claims with JSON.parse',
      ratio: ours / reference,
      goal: '≥ 2,500/s',
    },
  ]
}

/** Median speed of several passes over the whole board, on one core. */
function perSecond(board: EngineInput[], work: (input: EngineInput) => unknown): number {
  const speeds = Array.from({ length: PASSES }, () => {
    const start = performance.now()
    for (const input of board) work(input)
    return board.length / ((performance.now() - start) / 1000)
  })
  return speeds.sort((a, b) => a - b)[Math.floor(PASSES / 2)] as number
}

function wholeBoard(): EngineInput[] {
  const random = randomNumbers()
  const claims = new Map<string, EngineClaim[]>()
  for (let i = 0; i < CLAIMS; i++) {
    const pair = `${i % INCUMBENTS} ${Math.floor(i / INCUMBENTS) % CHALLENGERS}`
    const known = claims.get(pair) ?? []
    known.push(claim(i, pair, random))
    claims.set(pair, known)
  }
  const pairs = Array.from({ length: DEPENDENCIES * CHALLENGERS }, (_, i) => ({
    dependency: Math.floor(i / CHALLENGERS),
    challenger: i % CHALLENGERS,
  }))
  return pairs.map(({ dependency, challenger }) => {
    const incumbent = dependency % INCUMBENTS
    return input(dependency, { incumbent, challenger, claims: claims.get(`${incumbent} ${challenger}`) ?? [] }, random)
  })
}

/** One pair with that many claims on it. */
export function pairWith(count: number): EngineInput {
  const random = randomNumbers()
  const claims = Array.from({ length: count }, (_, i) => claim(i, '0 0', random))
  return input(0, { incumbent: 0, challenger: 0, claims }, random)
}

function input(
  dependency: number,
  { incumbent, challenger, claims }: { incumbent: number; challenger: number; claims: EngineClaim[] },
  random: () => number,
): EngineInput {
  return {
    dependency: {
      id: `dependency-${dependency}`,
      task: 't2v',
      dimensionWeights: { prompt: 0.3, motion: 0.25, identity: 0.3, fidelity: 0.15 },
      requiredRegions: ['eu'],
      peakJobsPerHour: 100,
    },
    incumbent: { id: `incumbent-${incumbent}`, vendorId: `vendor-${incumbent % 20}` },
    challenger: { id: `challenger-${challenger}`, vendorId: `vendor-${20 + (challenger % 20)}` },
    claims,
    trials: random() < 0.2 ? [trial(random)] : [],
    facts: facts(random),
    econ: {
      costPerFinishedSecondIncumbent: { low: 0.38, mode: 0.4, high: 0.42 },
      costPerFinishedSecondChallenger: { low: 0.3, mode: 0.3 + random() / 10, high: 0.43 },
      finishedSecondsPerMonth: 20_000,
      switchingCost: { low: 6000, mode: 9000, high: 15_000 },
      valuePerNetPointPerMonth: 150,
    },
    asOf: AS_OF,
    goal: 'capability',
    previous: null,
    policy: defaultPolicy,
  }
}

const evaluatorKinds = ['peer_reviewed', 'independent', 'independent', 'community', 'vendor', 'unknown'] as const
const metrics = ['human_pairwise', 'human_rating', 'vlm_judge', 'automatic'] as const
const dimensionChoices: EngineClaim['dimensions'][] = [
  'overall',
  ['prompt', 'motion'],
  ['identity'],
  ['prompt', 'motion', 'identity', 'fidelity'],
]

function claim(i: number, pair: string, random: () => number): EngineClaim {
  const [incumbent, challenger] = pair.split(' ')
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const who = Math.floor(random() * 12)
  return {
    id: `claim-${String(i).padStart(6, '0')}`,
    publishedAt: new Date(Date.parse(AS_OF) - Math.floor(random() * 400) * 86_400_000).toISOString().slice(0, 10),
    evaluatorId: `evaluator-${who}`,
    evaluatorKind: evaluatorKinds[who % evaluatorKinds.length] as EngineClaim['evaluatorKind'],
    conflictOrgId: who % 6 === 4 ? `vendor-${20 + (Number(challenger) % 20)}` : null,
    challengerModelId: `challenger-${challenger}`,
    incumbentModelId: `incumbent-${incumbent}`,
    versionMatch: pick(['exact', 'exact', 'family', 'unknown']),
    task: pick(['t2v', 't2v', 'i2v', 't2v_audio']),
    benchmarkId: `benchmark-${Math.floor(random() * 40)}`,
    dimensions: pick(dimensionChoices),
    dimsReported: 4,
    dimsAvailable: 16,
    metric: pick(metrics),
    promptsPublic: random() < 0.5,
    settingsDisclosed: random() < 0.5,
    outputsOrCodePublic: random() < 0.5,
    effect: effect(random),
  }
}

function effect(random: () => number): EngineClaim['effect'] {
  const kind = Math.floor(random() * 4)
  const count = () => Math.floor(random() * 100)
  if (kind === 0) return { type: 'pairwise', wins: count(), losses: count(), ties: count() }
  if (kind === 1) return { type: 'win_rate', rate: random(), n: 1 + count() }
  if (kind === 2) return { type: 'elo', challenger: 1200 + count(), incumbent: 1200, ci95HalfC: 10, ci95HalfI: 12 }
  return { type: 'score', challenger: count(), incumbent: count(), min: 0, max: 100, higherIsBetter: true, nC: 100, nI: 100 }
}

function trial(random: () => number): EngineTrial {
  const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
  return { id: 'trial', asOf: '2026-11-20', ...conditions, wins: Math.floor(random() * 40), losses: Math.floor(random() * 30), ties: 5 }
}

function facts(random: () => number): EngineFact[] {
  const fact = (gate: string, value: EngineFact['value'], side: EngineFact['side'] = 'challenger'): EngineFact => {
    return {
      gate,
      side,
      value,
      source: gate === 'latency_p95' || gate === 'availability' ? 'measured' : 'contract',
      observedAt: '2026-11-10',
      relSe: 0.05,
    }
  }
  return [
    fact('api_ga', random() < 0.9),
    fact('commercial_use', random() < 0.8),
    fact('data_terms', true),
    fact('region', ['eu', 'us']),
    fact('latency_p95', 60 + random() * 60),
    fact('latency_p95', 90, 'incumbent'),
    fact('cost_per_finished_second', 0.3 + random() / 5),
    fact('cost_per_finished_second', 0.4, 'incumbent'),
    fact('availability', 0.99 + random() / 100),
    fact('availability', 0.996, 'incumbent'),
    fact('throughput', 300),
  ]
}

/** Park and Miller's generator: the same board on every machine. */
function randomNumbers(): () => number {
  let state = 20_261_123
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

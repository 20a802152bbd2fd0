import type { EngineClaim, EngineFact, EngineTrial } from '@/lib/domain/verdict/input'

/** Plain engine inputs for tests, in the JSON shape that the command line reads. Today is 2026-11-23, the workflow silent text to video. */
const pair = { challengerModelId: 'cha', incumbentModelId: 'inc' }

export const workflow = {
  id: 'dep1',
  task: 't2v',
  dimensionWeights: { prompt: 0.3, motion: 0.25, identity: 0.3, fidelity: 0.15 },
  requiredRegions: ['eu'],
  peakJobsPerHour: 100,
}

export const payingEcon = {
  costPerFinishedSecondIncumbent: { low: 0.38, mode: 0.4, high: 0.42 },
  costPerFinishedSecondChallenger: { low: 0.37, mode: 0.39, high: 0.43 },
  finishedSecondsPerMonth: 20_000,
  switchingCost: { low: 6000, mode: 9000, high: 15_000 },
  valuePerNetPointPerMonth: 150,
}

function fact(
  gate: string,
  side: EngineFact['side'],
  value: EngineFact['value'],
  source: EngineFact['source'],
  relSe?: number,
): EngineFact {
  return { gate, side, value, source, observedAt: '2026-11-10', ...(relSe === undefined ? {} : { relSe }) }
}

export const passingFacts: readonly EngineFact[] = [
  fact('api_ga', 'challenger', true, 'vendor_doc'),
  fact('commercial_use', 'challenger', true, 'contract'),
  fact('data_terms', 'challenger', true, 'contract'),
  fact('region', 'challenger', ['eu', 'us'], 'vendor_doc'),
  fact('latency_p95', 'challenger', 92, 'measured', 0.06),
  fact('latency_p95', 'incumbent', 90, 'measured', 0.05),
  fact('cost_per_finished_second', 'challenger', 0.39, 'vendor_doc'),
  fact('cost_per_finished_second', 'incumbent', 0.4, 'vendor_doc'),
  fact('availability', 'challenger', 0.9955, 'measured', 0.2),
  fact('availability', 'incumbent', 0.996, 'measured', 0.2),
  fact('throughput', 'challenger', 300, 'vendor_doc'),
]

/** A public arena with disclosed settings and outputs, 22 days old; `points` is the Elo lead of the challenger. */
export function arenaClaim(id: string, points: number, overrides: Partial<EngineClaim> = {}): EngineClaim {
  return {
    ...pair,
    id,
    publishedAt: '2026-11-01',
    evaluatorId: `arena:${id}`,
    evaluatorKind: 'independent',
    versionMatch: 'exact',
    task: 't2v',
    dimensions: 'overall',
    benchmarkId: 'arena',
    metric: 'human_pairwise',
    settingsDisclosed: true,
    outputsOrCodePublic: true,
    effect: { type: 'elo', challenger: 1200 + points, incumbent: 1200, ci95HalfC: 18, ci95HalfI: 14 },
    ...overrides,
  }
}

/** The challenger's vendor, 10 days ago, on 2 of 16 dimensions with nothing public. */
export function vendorClaim(id: string, rate: number, overrides: Partial<EngineClaim> = {}): EngineClaim {
  return {
    ...pair,
    id,
    publishedAt: '2026-11-13',
    evaluatorId: 'V_CHA',
    evaluatorKind: 'vendor',
    conflictOrgId: 'V_CHA',
    versionMatch: 'exact',
    task: 't2v',
    dimensions: ['prompt', 'motion'],
    dimsReported: 2,
    dimsAvailable: 16,
    metric: 'human_pairwise',
    effect: { type: 'win_rate', rate, n: 200 },
    ...overrides,
  }
}

/** A blind trial on own prompts that meets every condition of a proof. */
export function blindTrial(wins: number, losses: number, ties: number, overrides: Partial<EngineTrial> = {}): EngineTrial {
  const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
  return { id: 't1', asOf: '2026-11-20', ...conditions, wins, losses, ties, ...overrides }
}

export interface EngineInputJson {
  dependency: Record<string, unknown>
  incumbent: { id: string; vendorId: string }
  challenger: { id: string; vendorId: string }
  claims: EngineClaim[]
  trials: EngineTrial[]
  facts: EngineFact[]
  econ: Record<string, unknown> | null
  asOf: string
  goal?: string | null
  previous?: Record<string, unknown> | null
  policy?: Record<string, unknown> | null
  policyOverride?: Record<string, unknown> | null
}

/** An input on which every gate passes and the money pays; evidence is up to the caller. */
export function engineInput(overrides: Partial<EngineInputJson> = {}): EngineInputJson {
  return {
    dependency: workflow,
    incumbent: { id: 'inc', vendorId: 'V_INC' },
    challenger: { id: 'cha', vendorId: 'V_CHA' },
    claims: [],
    trials: [],
    facts: [...passingFacts],
    econ: payingEcon,
    asOf: '2026-11-23',
    previous: null,
    ...overrides,
  }
}

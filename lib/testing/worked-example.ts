import type { EngineClaim } from '@/lib/domain/verdict/input'

const common = { challengerModelId: 'cha', incumbentModelId: 'inc', versionMatch: 'exact', task: 't2v', metric: 'human_pairwise' } as const

/** Four claims with known numbers at every step: a vendor, an arena, a university and a creator. */
export const workedClaims: EngineClaim[] = [
  {
    ...common,
    id: 'c1',
    publishedAt: '2026-11-13',
    evaluatorId: 'V_CHA',
    evaluatorKind: 'vendor',
    conflictOrgId: 'V_CHA',
    dimensions: ['prompt', 'motion'],
    dimsReported: 2,
    dimsAvailable: 16,
    effect: { type: 'win_rate', rate: 0.72, n: 200 },
  },
  {
    ...common,
    id: 'c2',
    publishedAt: '2026-10-24',
    evaluatorId: 'ARENA',
    evaluatorKind: 'independent',
    dimensions: 'overall',
    settingsDisclosed: true,
    outputsOrCodePublic: true,
    effect: { type: 'elo', challenger: 1268, incumbent: 1213, ci95HalfC: 12, ci95HalfI: 9 },
  },
  {
    ...common,
    id: 'c3',
    publishedAt: '2026-06-23',
    evaluatorId: 'UNIV',
    evaluatorKind: 'peer_reviewed',
    versionMatch: 'family',
    versionsPinned: true,
    dimensions: 'overall',
    metric: 'automatic',
    promptsPublic: true,
    settingsDisclosed: true,
    outputsOrCodePublic: true,
    effect: { type: 'score', challenger: 84.7, incumbent: 83.1, min: 0, max: 100, higherIsBetter: true, sd: 12, nC: 900, nI: 900 },
  },
  {
    ...common,
    id: 'c4',
    publishedAt: '2026-11-09',
    evaluatorId: 'CREATOR',
    evaluatorKind: 'community',
    task: 'i2v',
    dimensions: 'overall',
    promptsPublic: true,
    effect: { type: 'pairwise', wins: 14, losses: 9, ties: 2 },
  },
]

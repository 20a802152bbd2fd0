import {
  benchmarks,
  claim,
  dependency,
  evidenceOf,
  fact,
  model,
  offering,
  rated,
  trial,
  vendor,
} from '@/lib/domain/evidence/example-inventory'
import { defaultPolicy } from '@/lib/domain/policy'
import { type Report, type ReportFrame, type World, weigh } from '@/lib/domain/report'

type Over = {
  /** Name of the first dependency, of the challenger's vendor and of a source: what people write. */
  name?: string
  note?: string
  vendor?: string
  model?: string
  source?: string
  /** How many dependencies like the first one there are. */
  dependencies?: number
  week?: string
  asOf?: string
  signed?: boolean
}

const gates = [
  ['api_ga', true, 'vendor_doc'],
  ['commercial_use', true, 'contract'],
  ['data_terms', true, 'contract'],
  ['region', ['eu', 'us'], 'contract'],
  ['latency_p95', 80, 'measured'],
  ['cost_per_finished_second', 0.3, 'measured'],
  ['availability', 0.999, 'measured'],
  ['throughput', 300, 'contract'],
] as const

const factsOf = (offeringId: string) =>
  gates.map(([gate, value, sourceKind]) =>
    fact({
      id: `${offeringId}-${gate}`,
      offeringId,
      gate,
      value,
      sourceKind,
      observedOn: '2026-10-20',
      relSe: sourceKind === 'measured' ? 0.03 : null,
    }),
  )

const cost = (mode: number) => ({ low: mode * 0.9, mode, high: mode * 1.1 })

function adverts(over: Over, index: number) {
  return dependency({
    id: `ads-${index}`,
    name: index === 0 ? (over.name ?? 'Adverts') : `Adverts ${index + 1}`,
    note: over.note ?? null,
    requiredRegions: ['eu'],
    peakJobsPerHour: 40,
    monthlySpend: 2400,
    finishedSecondsPerMonth: 20_000,
    costPerFinishedSecond: cost(0.45),
    valuePerNetPointPerMonth: 100,
    challengers: [{ offeringId: 'seedance-2.0--fal', addedOn: '2026-04-01', costPerFinishedSecond: cost(0.3), switchingCost: cost(9000) }],
  })
}

const retiring = dependency({
  id: 'shots',
  name: 'Product shots',
  incumbentId: 'magi-1--magi',
  challengers: [{ offeringId: 'seedance-2.0--fal', addedOn: '2026-04-01' }],
})

/** A report of real shape without a database: adverts with a won trial, and product shots whose incumbent ended in September. */
export function exampleReport(over: Over = {}): Report {
  const models = [
    model('seedance-2.0', { vendorId: 'bytedance', name: over.model ?? 'Seedance', modelVersion: '2.0' }),
    model('veo-3.1', { vendorId: 'google', name: 'Veo', modelVersion: '3.1' }),
    model('magi-1', { vendorId: 'sand-ai', name: 'MAGI-1', retiresOn: '2026-09-24', retirementKnownOn: '2026-03-24' }),
  ]
  const offerings = [offering('seedance-2.0--fal'), offering('veo-3.1--google'), offering('magi-1--magi')]
  const board = { task: 't2v_audio', publishedOn: '2026-10-01', sampleSize: 9000, sampleUnit: 'votes' }
  const claims = [
    rated('seedance-2.0', 1402, { ...board, id: 'arena-seedance', ciLow: 1394, ciHigh: 1410, sourceId: 'arena' }),
    rated('veo-3.1', 1331, { ...board, id: 'arena-veo', ciLow: 1323, ciHigh: 1339, sourceId: 'arena' }),
    claim({
      ...{ id: 'loud', modelId: 'seedance-2.0', benchmarkId: null, dimensionId: null, value: null, unit: null, tableId: null },
      ...{
        statement: 'The best model by far.',
        evaluatorId: 'bytedance',
        evaluatorOrg: over.vendor ?? 'ByteDance',
        evaluatorKind: 'vendor',
      },
      ...{ interestId: 'bytedance', task: 't2v_audio', sourceId: 'launch', readAs: 'superlative' },
    }),
  ]
  const facts = ['seedance-2.0--fal', 'veo-3.1--google'].flatMap(factsOf)
  const ads = Array.from({ length: over.dependencies ?? 1 }, (_, index) => adverts(over, index))
  const trials = [trial({ dependencyId: 'ads-0' })]
  const vendors = [
    vendor('bytedance', { name: over.vendor ?? 'ByteDance' }),
    ...['google', 'sand-ai', 'fal', 'magi'].map((id) => vendor(id)),
  ]
  const world: World = {
    evidence: evidenceOf(claims, { vendors, models, offerings, facts, trials }),
    benchmarks: new Map(benchmarks.map((row) => [row.id, row])),
    dependencies: [...ads, retiring].map((row) => ({ ...row, origin: 'demo' as const, ownerName: 'Ana Ruiz' })),
    facts: facts.map((row) => ({ ...row, origin: 'demo' as const })),
    trials: trials.map((row) => ({ ...row, origin: 'demo' as const })),
    origins: new Map(offerings.map((row) => [row.id, 'catalogue' as const])),
    sources: new Map([
      [
        'arena',
        {
          id: 'arena',
          title: over.source ?? 'Arena board of October',
          url: 'https://arena.example/board',
          readOn: '2026-10-02',
          textSha256: 'ab'.repeat(32),
        },
      ],
      ['launch', { id: 'launch', title: 'Launch note', url: null, readOn: null, textSha256: null }],
    ]),
  }
  const report = weigh(world, frameOf(over), new Map())
  if (!over.signed) return report
  return {
    ...report,
    signOffs: [
      {
        name: 'Bo Lindqvist',
        role: 'approver',
        decision: 'agree',
        note: null,
        evidenceSha256: null,
        dissents: [],
        signedAt: '2026-11-20T15:00:00.000Z',
      },
    ],
  }
}

function frameOf({ week = '2026-W47', asOf = '2026-11-20' }: Over): ReportFrame {
  return {
    workspace: { id: 'studio', name: 'Example studio', timeZone: 'Europe/Berlin', currency: 'USD', demo: true },
    ...{ week, edition: 1, asOf, previousSha256: 'cd'.repeat(32), supersedes: null },
    policy: { policyVersion: defaultPolicy.policyVersion, sha256: 'ef'.repeat(32), content: defaultPolicy },
  }
}

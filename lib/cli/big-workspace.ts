import { Benchmark } from '@/lib/domain/benchmark'
import { Claim } from '@/lib/domain/claim'
import { addDays } from '@/lib/domain/day'
import { Dependency } from '@/lib/domain/dependency'
import { type Inventory, indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { Fact } from '@/lib/domain/fact'
import { Model } from '@/lib/domain/model'
import { Offering } from '@/lib/domain/offering'
import { defaultPolicy } from '@/lib/domain/policy'
import type { ReportFrame, World } from '@/lib/domain/report'
import { Vendor } from '@/lib/domain/vendor'

const DEPENDENCIES = 500
const INCUMBENTS = 72
const CHALLENGERS = 50
const BOARDS = 20
const VENDORS = 40
const EVALUATORS = 12
const AS_OF = '2026-11-25'

export const CLAIMS = 100_000

/** Rows of a very large workspace, made up: boards that list seven of ten models each, week after week back in time. */
export type BigWorkspace = Pick<Inventory, 'vendors' | 'models' | 'offerings' | 'benchmarks'> &
  Pick<World, 'facts' | 'dependencies'> & { claims: Claim[] }

export function bigWorkspace(): BigWorkspace {
  const random = randomNumbers()
  const ids = [...numbered('incumbent', INCUMBENTS), ...numbered('challenger', CHALLENGERS)]
  const vendorOf = (at: number): string => `vendor-${at % VENDORS}`
  const offerings = ids.map((modelId, at) => {
    const served = { modelId, providerId: vendorOf(at), kind: 'first_party_api', apiModelId: modelId }
    return Offering.parse({ id: offeringOf(modelId), ...served })
  })
  return {
    vendors: numbered('vendor', VENDORS).map((id) => Vendor.parse({ id, name: id })),
    models: ids.map((id, at) => Model.parse({ id, vendorId: vendorOf(at), name: id, modelVersion: '1', group: id, access: ['api'] })),
    offerings,
    benchmarks: numbered('board', BOARDS).map(board),
    claims: claimsOf(ids, random),
    facts: offerings.flatMap(({ id }) => factsOf(id, random)),
    dependencies: numbered('dependency', DEPENDENCIES).map(dependencyOf),
  }
}

/** The world of the rows; `before`: the one of the same rows but for a few, which are other objects. */
export function worldOf(rows: BigWorkspace, before?: World): World {
  return {
    evidence: indexEvidence({ ...rows, trials: [] }, before?.evidence),
    benchmarks: new Map(rows.benchmarks.map((row) => [row.id, row])),
    dependencies: rows.dependencies,
    facts: rows.facts,
    trials: before?.trials ?? [],
    origins: new Map(rows.offerings.map(({ id }) => [id, 'team'])),
    sources: new Map(),
  }
}

export const bigFrame: ReportFrame = {
  workspace: { id: 'big', name: 'Big', timeZone: 'UTC', currency: 'USD', demo: false },
  ...{ week: '2026-W48', edition: 1, asOf: AS_OF, previousSha256: null, supersedes: null },
  policy: { policyVersion: defaultPolicy.policyVersion, sha256: '', content: defaultPolicy },
}

const numbered = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name}-${at}`)
const offeringOf = (modelId: string): string => `${modelId}--api`

function board(id: string, at: number): Benchmark {
  const dimension = ['prompt', 'motion', 'identity', 'overall'][at % 4]
  const score = { id: 'score', name: 'Score', dimension, metric: 'human_rating', unit: '%', higherIsBetter: true, min: 0, max: 100 }
  return Benchmark.parse({ id, name: id, maintainer: id, maintainerKind: 'independent_lab', dimensions: [score] })
}

function claimsOf(modelIds: readonly string[], random: () => number): Claim[] {
  const tasks = ['t2v', 't2v', 'i2v', 't2v_audio'] as const
  const shape = Claim.parse({
    ...{ id: 'shape', modelId: 'shape', benchmarkId: 'board-0', dimensionId: 'score', task: 't2v', value: 0, unit: '%' },
    ...{ sampleSize: 200, sampleUnit: 'prompts', evaluatorId: 'lab', evaluatorOrg: 'lab', evaluatorKind: 'independent' },
    ...{ publishedOn: AS_OF, sourceId: 'source', tier: 'primary' },
  })
  const claims: Claim[] = []
  for (let week = 0; ; week++)
    for (let at = 0; at < BOARDS; at++)
      for (const [place, modelId] of modelIds.entries()) {
        if (claims.length === CLAIMS) return claims
        if ((at * 7 + place) % 10 < 3) continue
        const evaluator = `lab-${at % EVALUATORS}`
        claims.push({
          ...{ ...shape, id: `claim-${claims.length}`, modelId, benchmarkId: `board-${at}`, task: tasks[at % 4] ?? 't2v' },
          ...{ value: Math.round(random() * 1000) / 10, evaluatorId: evaluator, evaluatorOrg: evaluator },
          ...{ publishedOn: addDays(AS_OF, -7 * week), sourceId: `source-${at}-${week}`, tableId: `table-${at}-${week}` },
        })
      }
}

function factsOf(offeringId: string, random: () => number): World['facts'] {
  const stated = [
    ['data-terms', 'data_terms', true, 'contract'],
    ['latency', 'latency_p95', 60 + random() * 60, 'measured'],
    ['availability', 'availability', 0.99, 'measured'],
  ] as const
  return stated.map(([name, gate, value, sourceKind]) => ({
    ...Fact.parse({ id: `${offeringId}--${name}`, offeringId, gate, value, sourceKind, observedOn: '2026-11-10', relSe: 0.05 }),
    origin: 'team',
  }))
}

function dependencyOf(id: string, at: number): World['dependencies'][number] {
  const cost = { low: 0.3, mode: 0.35, high: 0.4 }
  const switchingCost = { low: 6000, mode: 9000, high: 15_000 }
  const challengers = numbered('challenger', CHALLENGERS).map((modelId) => ({
    ...{ offeringId: offeringOf(modelId), addedOn: '2026-01-05' },
    ...{ costPerFinishedSecond: cost, switchingCost },
  }))
  const row = Dependency.parse({
    ...{ id, name: id, task: 't2v', incumbentId: offeringOf(`incumbent-${at % INCUMBENTS}`), startedOn: '2026-01-05', challengers },
    ...{ dimensionWeights: { prompt: 0.3, motion: 0.25, identity: 0.3, fidelity: 0.15 } },
    ...{ costPerFinishedSecond: cost, finishedSecondsPerMonth: 20_000, valuePerNetPointPerMonth: 150 },
  })
  return { ...row, origin: 'team', ownerName: null }
}

/** Park and Miller's generator: the same workspace on every machine. */
function randomNumbers(): () => number {
  let state = 20_261_125
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

import { createHash } from 'node:crypto'
import type { BenchmarkDimension } from '@/lib/domain/benchmark'
import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim, EvaluatorKind } from '@/lib/domain/claim'
import { type Day, fromDay } from '@/lib/domain/day'
import { grouped } from '@/lib/domain/grouped'
import { type Model, modelTitle } from '@/lib/domain/model'
import { snakeCase } from './column'
import type { EvaluationResult, EveryEvalEver, Texts } from './every-eval-ever-format'
import type { Around } from './inventory'

export const formatVersion = '0.2.2'

const relationship: Record<EvaluatorKind, EveryEvalEver['source_metadata']['evaluator_relationship']> = {
  peer_reviewed: 'third_party',
  independent: 'third_party',
  community: 'third_party',
  collaborative: 'collaborative',
  vendor: 'first_party',
  unknown: 'other',
}

/** The result must have a number, and its direction must be known: the format asks for both, and neither may be guessed. */
export const hasResult = (claim: Claim): boolean => claim.value !== null && claim.dimensionId !== null

const seconds = (day: Day): string => String(fromDay(day).getTime() / 1000)

/** Present values only: a field without a value is left out, never filled. */
function known<Fields extends Record<string, unknown>>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '')) as {
    [Name in keyof Fields]: Exclude<Fields[Name], null>
  }
}

const texts = (fields: Record<string, unknown>): Texts =>
  Object.fromEntries(
    Object.entries(known(fields)).map(([name, value]) => [snakeCase(name), Array.isArray(value) ? value.join('; ') : String(value)]),
  )

/** The documents of one model's claims: one for each benchmark, evaluator, interest and source, as `asOf` dates them where the source has no date of reading. */
export function everyEvalEver(model: Model, claims: readonly Claim[], around: Around, asOf: Day): EveryEvalEver[] {
  const groups = grouped(claims.filter(hasResult), (claim) => origin(claim).join(' '))
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => document(model, group, around, asOf))
}

/** What the results of one document share beside their model. */
const origin = ({ benchmarkId, evaluatorId, evaluatorKind, interestId, sourceId }: Claim) => [
  benchmarkId,
  evaluatorId,
  evaluatorKind,
  interestId,
  sourceId,
]

function document(model: Model, claims: readonly Claim[], around: Around, asOf: Day): EveryEvalEver {
  const [first] = claims as [Claim]
  const source = around.sources.get(first.sourceId)
  const vendor = around.vendors.get(model.vendorId)
  const retrieved = seconds(source?.readOn ?? asOf)
  const interest = first.interestId === null ? null : around.vendors.get(first.interestId)?.name
  return {
    schema_version: formatVersion,
    evaluation_id: `${origin(first).filter(Boolean).join('--')}/${model.vendorId}_${model.id}/${retrieved}`,
    retrieved_timestamp: retrieved,
    source_metadata: {
      ...known({ source_name: source?.title }),
      source_type: 'documentation',
      source_organization_name: first.evaluatorOrg,
      evaluator_relationship: relationship[first.evaluatorKind],
      additional_details: texts({ evaluatorKind: first.evaluatorKind, interest, sourceUrl: source?.url }),
    },
    eval_library: { name: 'unknown', version: 'unknown' },
    model_info: {
      name: modelTitle(model),
      id: `${model.vendorId}/${model.id}`,
      ...known({ developer: vendor?.name }),
      additional_details: texts({
        modelId: model.id,
        model: model.name,
        modelVersion: model.modelVersion,
        apiModelIds: model.apiModelIds.join('; '),
        deploymentType: 'unknown',
        modelAvailability: availability(model),
      }),
    },
    evaluation_results: claims.flatMap((claim) => result(claim, around)),
  }
}

const availability = ({ access }: Model) =>
  access.includes('open_weights') ? 'open_weights' : access.length > 0 ? 'closed_weights' : 'unknown'

function result(claim: Claim, around: Around): EvaluationResult[] {
  const benchmark = around.benchmarks.get(claim.benchmarkId ?? '')
  const dimension = benchmark?.dimensions.find(({ id }) => id === claim.dimensionId)
  if (!benchmark || !dimension || claim.value === null) return []
  const url = around.sources.get(claim.sourceId)?.url
  const dataset = { dataset_name: benchmarkTitle(benchmark) }
  return [
    {
      evaluation_result_id: claim.id,
      evaluation_name: `${benchmarkTitle(benchmark)}: ${dimension.name}`,
      source_data: url ? { ...dataset, source_type: 'url', url: [url] } : { ...dataset, source_type: 'other' },
      ...known({ evaluation_timestamp: claim.evaluatedOn }),
      metric_config: metric(claim, dimension),
      score_details: {
        score: claim.value,
        ...uncertainty(claim),
        details: details(claim, { benchmark: benchmark.name, benchmarkVersion: benchmark.benchmarkVersion, dimension: dimension.name }),
      },
    },
  ]
}

/**
 * Bounds are those of the benchmark's own unit. The format cannot do without them: where one is not known, as for every score in another unit,
 * the largest number there is stands for it, and the details say so.
 */
function metric(claim: Claim, dimension: BenchmarkDimension): EvaluationResult['metric_config'] {
  const { min, max } = claim.unit === dimension.unit ? dimension : { min: null, max: null }
  const open = [...(min === null ? ['min_score'] : []), ...(max === null ? ['max_score'] : [])]
  return {
    metric_id: `${claim.benchmarkId}.${dimension.id}`,
    metric_name: dimension.name,
    ...known({ metric_unit: claim.unit }),
    lower_is_better: !dimension.higherIsBetter,
    score_type: 'continuous',
    min_score: min ?? -Number.MAX_VALUE,
    max_score: max ?? Number.MAX_VALUE,
    additional_details: { metric: dimension.metric, ...(open.length > 0 ? { not_known: open.join(', ') } : {}) },
  }
}

function uncertainty({ ciLow, ciHigh, sampleSize }: Claim): Pick<EvaluationResult['score_details'], 'uncertainty'> {
  const interval = ciLow !== null && ciHigh !== null ? { confidence_interval: { lower: ciLow, upper: ciHigh } } : {}
  const parts = { ...interval, ...known({ num_samples: sampleSize }) }
  return Object.keys(parts).length > 0 ? { uncertainty: parts } : {}
}

const elsewhere = new Set([
  ...['id', 'modelId', 'dimensionId', 'value', 'ciLow', 'ciHigh', 'sampleSize', 'evaluatorId', 'evaluatorOrg', 'evaluatorKind'],
  ...['interestId', 'sourceId', 'evaluatedOn'],
])

/** What the format has no field for, under the names that the import reads. */
const details = (claim: Claim, names: Record<string, string | null>): Texts =>
  texts({
    ...names,
    ...Object.fromEntries(Object.entries(claim).filter(([name, value]) => !elsewhere.has(name) && value !== false)),
    settingsDisclosed: claim.settingsDisclosed,
  })

/** Where a document stands among others: benchmark, vendor and model, then a name made of its own id in the form of a random UUID. */
export function documentPath({ evaluation_id: id, model_info: model, evaluation_results: [first] }: EveryEvalEver): string {
  const hash = createHash('sha256').update(id).digest('hex')
  const name = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
  return `${first?.score_details.details.benchmark_id ?? 'other'}/${model.id}/${name}.json`
}

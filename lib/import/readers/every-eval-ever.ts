import { isClaimColumn } from '@/lib/import/claim-columns'
import type { ClaimRow, ClaimTexts } from './canonical'
import { cellText } from './flatten'
import { isObject, type Json, type JsonObject } from './json-text'

const kinds: Record<string, string> = {
  first_party: 'vendor',
  third_party: 'independent',
  collaborative: 'collaborative',
  other: 'unknown',
}
const units: Record<string, string> = { percent: '%', percentage: '%', proportion: 'score 0-1', points: 'points' }

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** Whether a value is a document of the schema "Every Eval Ever", 0.2 or 0.3. */
export const isEvaluation = (value: Json): value is JsonObject =>
  isObject(value) && Array.isArray(value.evaluation_results) && isObject(value.model_info)

/** The day of a time given as seconds since 1970 or in ISO form; '' for anything else, which then is not known. */
function dayOf(value: Json | undefined): string {
  const text = cellText(value).trim()
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return new Date(Number(text) * 1000).toISOString().slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
}

function addressOf(source: JsonObject): string {
  const url = Array.isArray(source.url) ? source.url[0] : source.url
  if (url !== undefined) return cellText(url)
  const repository = cellText(source.hf_repo)
  return repository === '' ? '' : `https://huggingface.co/datasets/${repository}`
}

function unitOf(metric: JsonObject): string {
  const stated = cellText(metric.metric_unit ?? metric.unit)
  if (stated !== '') return units[stated.toLowerCase()] ?? stated
  const { min_score: min, max_score: max } = metric
  // The largest number there is stands for a bound that is not known.
  if (typeof min !== 'number' || typeof max !== 'number' || min <= -Number.MAX_VALUE || max >= Number.MAX_VALUE) return ''
  return min === 0 && max === 100 ? 'score 0-100' : `score ${min}-${max}`
}

/** Settings of the run as "temperature 0.2; seed 7". */
function settingsOf(config: JsonObject): string {
  const stated = Object.entries({ ...object(config.generation_args), ...object(config.additional_details) })
  return stated.flatMap(([name, value]) => (value === null ? [] : [`${name} ${cellText(value)}`])).join('; ')
}

/** What a document keeps for us where the schema has no field: details whose names are columns of the import. */
function ours(...details: (Json | undefined)[]): ClaimTexts {
  const found: ClaimTexts = {}
  for (const detail of details)
    for (const [name, value] of Object.entries(object(detail))) if (isClaimColumn(name)) found[name] = cellText(value)
  return found
}

function modelOf(info: JsonObject): ClaimTexts {
  const place = cellText(info.inference_platform ?? info.inference_engine)
  return {
    vendor: cellText(info.developer),
    model: cellText(info.name ?? info.id),
    model_id: cellText(info.id),
    ...(place === '' ? {} : { variant: `run on ${place}` }),
    ...ours(info.additional_details),
  }
}

function sourceOf(document: JsonObject): ClaimTexts {
  const source = object(document.source_metadata)
  const organization = cellText(source.source_organization_name)
  return {
    evaluator: organization,
    evaluator_kind: kinds[cellText(source.evaluator_relationship)] ?? 'unknown',
    source_title: cellText(source.source_name) || organization,
    source_url: cellText(source.source_organization_url),
    ...(source.source_type === 'evaluation_run' ? { tier: 'primary' } : {}),
    published_on: dayOf(document.retrieved_timestamp),
    evaluated_on: dayOf(document.evaluation_timestamp),
    locator: cellText(document.evaluation_id),
    ...ours(source.additional_details),
  }
}

function scoreOf(result: JsonObject): ClaimTexts {
  const details = object(result.score_details)
  const spread = object(details.uncertainty)
  const interval = object(spread.confidence_interval)
  const error = cellText(object(spread.standard_error).value)
  const samples = cellText(spread.num_samples)
  return {
    value: cellText(details.score),
    ci_low: cellText(interval.lower),
    ci_high: cellText(interval.upper),
    sample_size: samples,
    ...(samples === '' ? {} : { sample_unit: 'samples' }),
    ...(error === '' ? {} : { note: `Standard error ${error}.` }),
  }
}

function claimOf(result: JsonObject): ClaimTexts {
  const metric = object(result.metric_config)
  const data = object(result.source_data)
  const name = cellText(result.evaluation_name)
  const benchmark = cellText(data.dataset_name) || name
  const measured = cellText(metric.metric_name ?? metric.metric_id)
  const settings = settingsOf(object(result.generation_config))
  const address = addressOf(data)
  const day = dayOf(result.evaluation_timestamp)
  return {
    id: cellText(result.evaluation_result_id),
    benchmark,
    dimension: measured || (name === benchmark ? '' : name),
    unit: unitOf(metric),
    ...scoreOf(result),
    ...(address === '' ? {} : { source_url: address }),
    ...(day === '' ? {} : { evaluated_on: day }),
    ...(settings === '' ? {} : { settings, settings_disclosed: 'true' }),
    ...ours(metric.additional_details, object(result.score_details).details),
  }
}

/** One claim for each result of a document. `place` is where the document stands in a list, '' for a document by itself. */
export function evaluationClaims(document: JsonObject, place: string): ClaimRow[] {
  const model = modelOf(object(document.model_info))
  const source = sourceOf(document)
  const results = Array.isArray(document.evaluation_results) ? document.evaluation_results : []
  return results.map((result, index) => ({
    place: `${place === '' ? '' : `${place}, `}evaluation_results[${index}]`,
    claim: { ...model, ...source, ...claimOf(object(result)) },
  }))
}

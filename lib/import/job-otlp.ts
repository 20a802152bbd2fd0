import { type JobEntry, type JobFileNotes, unread } from './job-entry'
import { jobFieldOf, type RawJob } from './job-fields'
import { isMap, type JsonMap, type JsonValue, jsonEntries } from './job-json'

/** One line may hold a whole batch of spans. */
const longestLine = 32_000_000

type Attributes = Map<string, string | number | boolean>

function attributesOf(list: JsonValue | undefined): Attributes {
  const attributes: Attributes = new Map()
  if (!Array.isArray(list)) return attributes
  for (const entry of list) {
    if (!isMap(entry) || typeof entry.key !== 'string' || !isMap(entry.value)) continue
    const { stringValue, intValue, doubleValue, boolValue } = entry.value
    const value = stringValue ?? intValue ?? doubleValue ?? boolValue
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') attributes.set(entry.key, value)
  }
  return attributes
}

const listOf = (value: JsonValue | undefined): JsonMap[] => (Array.isArray(value) ? value.filter(isMap) : [])

const namespace = /^switchboard\.(?:job\.)?(.+)$/

/** The field of an attribute of this product's own, such as switchboard.job.seconds. */
const ownField = (key: string) => jobFieldOf(namespace.exec(key)?.[1] ?? '')

const videoOperations = /video/i

/** Spans about video say so by their output type, by their operation, or by carrying what this product asks for. */
const isVideo = (attributes: Attributes): boolean =>
  String(attributes.get('gen_ai.output.type') ?? '').toLowerCase() === 'video' ||
  (!attributes.has('gen_ai.output.type') && videoOperations.test(String(attributes.get('gen_ai.operation.name') ?? ''))) ||
  [...attributes.keys()].some((key) => ownField(key) !== null)

const isError = (status: JsonValue | undefined): boolean => isMap(status) && (status.code === 2 || status.code === 'STATUS_CODE_ERROR')

/** A time of OTLP is a count of nanoseconds, as a text because it has more digits than a number keeps; 0 stands for none. */
const momentOf = (value: JsonValue | undefined): string | number | undefined =>
  (typeof value === 'string' || typeof value === 'number') && Number(value) !== 0 ? value : undefined

function rawOf(span: JsonMap, attributes: Attributes): RawJob {
  const submitted = momentOf(span.startTimeUnixNano)
  const finished = momentOf(span.endTimeUnixNano)
  const message = isMap(span.status) ? span.status.message : undefined
  const error = attributes.get('error.type') ?? (isError(span.status) ? (message ?? 'error') : undefined)
  const models = [attributes.get('gen_ai.request.model'), attributes.get('gen_ai.response.model')].filter((model) => model !== undefined)
  const raw: RawJob = {
    id: attributes.get('gen_ai.response.id') ?? [span.traceId, span.spanId].filter((part) => typeof part === 'string').join('-'),
    model: models,
    provider: attributes.get('gen_ai.provider.name') ?? attributes.get('gen_ai.system'),
    submitted,
    finished,
    error,
  }
  const ranks = new Map<string, number>()
  for (const [key, value] of attributes) {
    const place = ownField(key)
    if (place === null || (ranks.get(place.field) ?? Number.POSITIVE_INFINITY) <= place.rank) continue
    ranks.set(place.field, place.rank)
    raw[place.field] = value
  }
  return raw
}

function spanEntry(span: JsonMap, resource: Attributes, line: number): JobEntry {
  const attributes = new Map([...resource, ...attributesOf(span.attributes)])
  if (!isVideo(attributes)) return { kind: 'other' }
  return { kind: 'raw', line, raw: rawOf(span, attributes), text: () => JSON.stringify(span) }
}

function requestEntries(value: JsonValue, line: number, text: () => string): JobEntry[] {
  if (!isMap(value) || !Array.isArray(value.resourceSpans))
    return [unread(line, text(), 'Here stands no batch of spans: “resourceSpans” is missing.', 'Export traces as OTLP/JSON.')]
  return listOf(value.resourceSpans).flatMap((part) => {
    const resource = attributesOf(isMap(part.resource) ? part.resource.attributes : undefined)
    return listOf(part.scopeSpans).flatMap((scope) => listOf(scope.spans).map((span) => spanEntry(span, resource, line)))
  })
}

/** The jobs of traces in OTLP/JSON: one export request, a list of them, or one on each line. Spans about anything but video are counted and left. */
export const otlpEntries = (parts: AsyncIterable<Uint8Array>, _notes: JobFileNotes): AsyncGenerator<JobEntry[]> =>
  jsonEntries(parts, requestEntries, longestLine)

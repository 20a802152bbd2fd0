import { z } from 'zod'
import { requestsPerMinute } from '@/lib/auth/api-key-limit'
import { JobLine } from './job-line'
import {
  JobAnswer,
  JobQuery,
  LogAnswer,
  mostJsonBytes,
  mostLinesBytes,
  OfferingShare,
  OtlpStatus,
  ProblemDetails,
  RefusedLine,
  TracesAnswer,
} from './schemas'

const components = { JobLine, JobAnswer, LogAnswer, OfferingShare, RefusedLine, TracesAnswer, ProblemDetails, OtlpStatus }

type Json = { [key: string]: unknown }

const ref = (name: keyof typeof components) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: keyof typeof components) => ({ 'application/json': { schema: ref(name) } })

/** Every schema once, pointing at the others by name. */
function schemas(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id })
  const { schemas: made } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]))
}

const inPath = (name: string, description: string) => ({ name, in: 'path', required: true, description, schema: { type: 'string' } })
const slug = inPath('slug', 'Name of the workspace, as its addresses have it.')
const logId = inPath('id', 'Id of a log, as the answer to a delivery names it.')

function queryParameters() {
  const { properties = {} } = z.toJSONSchema(JobQuery)
  return Object.entries(properties).map(([name, property]) => {
    const { description, example, ...schema } = property as Json
    return { name, in: 'query', required: false, description, example, schema }
  })
}

const packed = {
  name: 'Content-Encoding',
  in: 'header',
  required: false,
  description: 'gzip where the body is packed.',
  schema: { type: 'string', enum: ['gzip'] },
}

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`

const refusals: Record<number, string> = {
  400: 'What was sent is no batch of spans.',
  401: 'The header brings no key that works: it is missing, unknown, expired or revoked.',
  403: 'The key belongs to another workspace, or may only read.',
  404: 'There is no such log in this workspace.',
  413: 'The body is too large, as it was sent or once it is unpacked.',
  415: 'The content is of another type, or packed with something other than gzip.',
  422: 'Nothing of it could be taken: it cannot be read, every line was refused, or the address asks for something that there is not.',
  429: `Too many requests: a key may send ${requestsPerMinute} within a minute. Retry-After says when to come back.`,
  503: 'Something went wrong on our side. Send it again after Retry-After.',
}

const problems = (...statuses: number[]) => refused(statuses, { 'application/problem+json': { schema: ref('ProblemDetails') } })
const refused = (statuses: readonly number[], content: Json) =>
  Object.fromEntries(statuses.map((status) => [String(status), { description: refusals[status], content }]))

const postJobs = {
  operationId: 'postJobs',
  summary: 'Send job logs',
  description: [
    `CSV and JSON Lines are read line by line, up to ${megabytes(mostLinesBytes)}; JSON up to ${megabytes(mostJsonBytes)}.`,
    'A delivery is kept whole or not at all. A job that comes twice counts once, so that sending again after a lost answer does no harm.',
    'The answer is 200 also where some lines were refused: look at "refused". Where not one line was taken it is 422, and the log is kept with the reasons.',
  ].join(' '),
  parameters: [...queryParameters(), packed],
  requestBody: {
    required: true,
    content: {
      'application/x-ndjson': { schema: ref('JobLine') },
      'text/csv': { schema: { type: 'string', description: 'A line of headings, then one line for each job.' } },
      'application/json': { schema: { type: 'array', items: ref('JobLine') } },
    },
  },
  responses: { 200: { description: 'What became of the lines.', content: json('JobAnswer') }, ...problems(401, 403, 413, 415, 422, 429) },
}

const postTraces = {
  operationId: 'postTraces',
  summary: 'Send spans by OTLP over HTTP',
  description: `Spans in JSON by the conventions of OpenTelemetry for generative AI. Those that describe no video generation are left out without a word. Up to ${megabytes(mostJsonBytes)}.`,
  parameters: [packed],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { type: 'object', description: 'ExportTraceServiceRequest of OTLP.' } } },
  },
  responses: {
    200: { description: 'All spans were taken, or some: partialSuccess says how many were not.', content: json('TracesAnswer') },
    ...refused([400, 401, 403, 413, 415, 429, 503], json('OtlpStatus')),
  },
}

const getLog = {
  operationId: 'getJobLog',
  summary: 'What became of a delivery',
  parameters: [logId],
  responses: { 200: { description: 'The delivery.', content: json('LogAnswer') }, ...problems(401, 403, 404, 429) },
}

const getRefused = {
  operationId: 'getRefusedLines',
  summary: 'The refused lines of a delivery',
  description: 'Each with how it read, to be corrected and sent again.',
  parameters: [logId],
  responses: {
    200: { description: 'JSON Lines.', content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
    ...problems(401, 403, 404, 429),
  },
}

/** What programs can ask of Switchboard, as OpenAPI 3.1. `origin` is the address of this server. */
export function apiDocument(origin: string): Json {
  const below = '/api/v1/workspaces/{slug}'
  return {
    openapi: '3.1.1',
    info: {
      title: 'Switchboard',
      version: '1',
      summary: 'Measurements from production',
      description: 'For programs. Each request brings an API key in its header; an owner of the workspace makes keys in the settings.',
    },
    servers: [{ url: origin }],
    security: [{ apiKey: [] }],
    paths: {
      [`${below}/jobs`]: { parameters: [slug], post: postJobs },
      [`${below}/jobs/logs/{id}`]: { parameters: [slug], get: getLog },
      [`${below}/jobs/logs/{id}/refused`]: { parameters: [slug], get: getRefused },
      [`${below}/otlp/v1/traces`]: { parameters: [slug], post: postTraces },
    },
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, which begins with sb_.' } },
      schemas: schemas(),
    },
  }
}

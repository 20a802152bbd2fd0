import { apiRoute } from '@/app/api/v1/api-route'
import { deliver, mediaType, requireWriting } from '@/app/api/v1/job-delivery'
import { otlpRefusal } from '@/app/api/v1/otlp-refusal'
import { mostJsonBytes, type TracesAnswer } from '@/app/api/v1/schemas'
import { mayHoldVideo, wholeBody } from '@/app/api/v1/span-batch'
import { invalid } from '@/lib/errors'
import { HttpRefusal } from '@/lib/http/http-refusal'
import { readBody } from '@/lib/http/read-body'
import type { RefusedJobLine } from '@/lib/services/job-logs'

function requireJson(request: Request): void {
  const type = mediaType(request)
  if (type === 'application/json') return
  if (type === 'application/x-protobuf')
    throw new HttpRefusal(415, 'Traces are read as JSON, not as protobuf: set "encoding: json" at the otlphttp exporter of the collector.')
  throw new HttpRefusal(415, 'Traces are read as OTLP in JSON: set the header Content-Type to application/json.')
}

const inWords = ({ field, reason, fix }: RefusedJobLine): string => `${field ? `${field}: ` : ''}${reason} ${fix}`

/**
 * Takes spans by OTLP over HTTP. Spans that are no video generation are left out without a word, since a service sends all it has. 400, after
 * which nothing is sent again, for what is no batch of spans.
 */
export const POST = apiRoute(async (ctx, request) => {
  requireWriting(ctx)
  requireJson(request)
  const content = await wholeBody(readBody(request, mostJsonBytes))
  if (!mayHoldVideo(content)) return Response.json({} satisfies TracesAnswer)
  const { id, read, refused, firstRefused } = await deliver(ctx, request, { format: 'otlp', content })
  const [first] = firstRefused
  if (!first) return Response.json({} satisfies TracesAnswer)
  const errorMessage = `${inWords(first)} All refused spans: log ${id}.`
  if (refused === read && firstRefused.every(({ field }) => field === null)) throw invalid(errorMessage)
  return Response.json({ partialSuccess: { rejectedSpans: String(refused), errorMessage } } satisfies TracesAnswer)
}, otlpRefusal)

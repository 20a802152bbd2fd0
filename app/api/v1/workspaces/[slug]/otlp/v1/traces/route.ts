import { apiRoute } from '@/app/api/v1/api-route'
import { deliver, mediaType } from '@/app/api/v1/job-delivery'
import { otlpRefusal } from '@/app/api/v1/otlp-refusal'
import { mostJsonBytes, type TracesAnswer } from '@/app/api/v1/schemas'
import { HttpRefusal } from '@/lib/http/http-refusal'

function requireJson(request: Request): void {
  const type = mediaType(request)
  if (type === 'application/json') return
  if (type === 'application/x-protobuf')
    throw new HttpRefusal(415, 'Traces are read as JSON, not as protobuf: set "encoding: json" at the otlphttp exporter of the collector.')
  throw new HttpRefusal(415, 'Traces are read as OTLP in JSON: set the header Content-Type to application/json.')
}

/** Takes spans by OTLP over HTTP. Spans that are no video generation are left out without a word, since a service sends all it has. */
export const POST = apiRoute(async (ctx, request) => {
  requireJson(request)
  const { id, refused, firstRefused } = await deliver(ctx, request, { format: 'otlp', most: mostJsonBytes })
  const [first] = firstRefused
  if (!first) return Response.json({} satisfies TracesAnswer)
  const errorMessage = `${first.field ? `${first.field}: ` : ''}${first.reason} ${first.fix} All refused spans: log ${id}.`
  return Response.json({ partialSuccess: { rejectedSpans: String(refused), errorMessage } } satisfies TracesAnswer)
}, otlpRefusal)

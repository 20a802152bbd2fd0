import 'server-only'
import type { Refusal } from './refusal'

/** Codes of google.rpc by HTTP status. */
const codes: Record<number, number> = { 400: 3, 401: 16, 403: 7, 404: 5, 413: 3, 415: 3, 429: 8, 503: 14 }

/**
 * A refusal as OTLP over HTTP asks for it: google.rpc.Status in JSON. A collector drops what it sent after any status but 429, 502, 503 and 504,
 * so bad spans are a 400, and an error on our side is a 503, after which it keeps them and tries again.
 */
export function otlpRefusal({ status: said, detail, fields, headers }: Refusal): Response {
  const status = said === 422 ? 400 : said === 409 || said >= 500 ? 503 : said
  const again: Record<string, string> = status === 503 ? { 'retry-after': '30' } : {}
  return Response.json(
    { code: codes[status] ?? 2, message: [...new Set([detail, ...Object.values(fields)])].join(' ') },
    { status, headers: { ...headers, ...again } },
  )
}

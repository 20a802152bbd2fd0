import 'server-only'
import { TooManyRequests } from '@/lib/auth/api-key-limit'
import type { ErrorCode } from '@/lib/errors'
import { HttpRefusal } from '@/lib/http/http-refusal'
import { problem } from '@/lib/http/problem'

/** What a program is told when a request is refused; more fields may follow in a body. */
export type Refusal = {
  status: number
  code: string
  title: string
  detail: string
  fields: Record<string, string>
  id: string | null
  headers: Record<string, string>
}

/** Programs do not sign in, and their roles are those of keys. */
const titles: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'An API key is needed',
  forbidden: 'This API key may not do this',
  invalid: 'What was sent could not be taken',
}
const codes = { 413: 'too_large', 415: 'unsupported_content' } as const

const told = { fields: {}, id: null, headers: {} }

/** Translates anything thrown below /api/v1 into what the program may know. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof TooManyRequests) {
    const headers = { 'retry-after': String(error.seconds) }
    return { ...told, status: 429, code: 'too_many_requests', title: 'Too many requests', detail: error.message, headers }
  }
  if (error instanceof HttpRefusal) {
    const { status, title, message } = error
    return { ...told, status, code: codes[status], title, detail: message, headers: status === 415 ? { 'accept-encoding': 'gzip' } : {} }
  }
  const { status, code, title, detail, fields, id = null } = problem(error)
  const headers: Record<string, string> = code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="Switchboard"' } : {}
  return { status, code, title: titles[code] ?? title, detail, fields, id, headers }
}

/** A refusal as RFC 9457 problem details, with members of its own where a program needs them. */
export function problemResponse({ status, code, title, detail, fields, id, headers }: Refusal, more: object = {}): Response {
  const body = {
    type: `urn:switchboard:problem:${code}`,
    ...{ title, status, detail },
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(id ? { id } : {}),
    ...more,
  }
  return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } })
}

import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { ShareKind } from '@/lib/domain/share-link'
import { env } from '@/lib/env'
import { problem } from '@/lib/http/problem'
import { nothingShared, openShare, type SharedLink, TooManyGuesses } from '@/lib/services/share-access'
import { visitorAddress } from './visitor'

type Asked = { ctx: Context; link: SharedLink; query: URLSearchParams; base: string; self: string }
type Answer = { body: string | Uint8Array<ArrayBuffer>; type: string; name?: string }
type Address = { params: Promise<{ token: string }> }

/** The proxy passes files by, so each answer carries what keeps a secret address to itself. */
const guarded = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox`,
}
const minutes = 5

const refusal = (status: number, text: string, more: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...guarded, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8', ...more },
  })

/** A link that shows nothing is answered alike whatever the reason; a row that is not there within it as well. */
function refused(error: unknown): Response {
  if (error instanceof TooManyGuesses) {
    return refusal(429, 'Too many wrong addresses. Wait a minute, then try again.', { 'retry-after': String(error.seconds) })
  }
  const { code, status, title, id } = problem(error)
  return code === 'not_found' ? refusal(404, nothingShared().message) : refusal(status, `${title}. Try again later.${id ? ` (${id})` : ''}`)
}

/** A frozen week is never kept by a cache; what follows the workspace is, for minutes and by its reader alone. */
function answered({ body, type, name }: Answer, { kind, request }: { kind: ShareKind; request: Request }): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = {
    ...guarded,
    'content-type': type,
    'cache-control': kind === 'week' ? 'no-store' : `private, max-age=${minutes * 60}`,
    ...(kind === 'week' ? {} : { etag: tag }),
    // A badge stands on pages of other sites.
    ...(kind === 'badge' ? { 'cross-origin-resource-policy': 'cross-origin' } : {}),
    ...(name ? { 'content-disposition': `attachment; filename="${name}"` } : {}),
  }
  if (
    kind !== 'week' &&
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(tag)
  ) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(body, { headers })
}

/** A route below a share link: opens the link for its kind, then answers with one file. */
export function sharedFile(kind: ShareKind, answer: (asked: Asked) => Promise<Answer>) {
  return async (request: Request, { params }: Address): Promise<Response> => {
    try {
      const { token } = await params
      const opened = await openShare(token, { kind, address: visitorAddress(request.headers) })
      const { pathname, searchParams: query } = new URL(request.url)
      const home = env().NEXTAUTH_URL
      const base = `${home}/w/${opened.ctx.workspace.slug}`
      return answered(await answer({ ...opened, query, base, self: `${home}${pathname}` }), { kind, request })
    } catch (error) {
      return refused(error)
    }
  }
}

/** The edition that a link to a week names. */
export function editionOf({ week, edition }: SharedLink): { week: string; edition: number } {
  if (week === null || edition === null) throw nothingShared()
  return { week, edition }
}

import { Readable } from 'node:stream'
import { guestSecret } from '@/lib/auth/guest-cookie'
import { currentSession } from '@/lib/auth/session'
import { route } from '@/lib/http/route'
import { replyWith } from '@/lib/http/stored-file'
import { openClip } from '@/lib/services/trial-clip-access'

type Address = { params: Promise<{ opaque: string }> }

/** A clip or a reference image for the one rater whom the address was made for. Nothing in the answer tells where it came from. */
export const GET = route(async (request: Request, { params }: Address) => {
  const [{ opaque }, session, guestSession] = await Promise.all([params, currentSession(), guestSecret()])
  const visitor = { userId: session?.user.id ?? null, guestSession }
  const file = await openClip(opaque, visitor)
  const asking = { method: request.method, range: request.headers.get('range'), ifRange: request.headers.get('if-range') }
  const { status, headers, body } = await replyWith(file, asking)
  return new Response(body && (Readable.toWeb(body) as ReadableStream), { status, headers })
})

export const HEAD = GET

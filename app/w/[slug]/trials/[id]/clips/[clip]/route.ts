import { Readable } from 'node:stream'
import { currentContext } from '@/lib/auth/current-context'
import { notFound } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { replyWith } from '@/lib/http/stored-file'
import { clipFile } from '@/lib/services/trial-clip-matrix'

type Address = { params: Promise<{ slug: string; id: string; clip: string }> }

/** A clip, or with `?poster` its still picture, for members who may know whose it is. */
export const GET = route(async (request: Request, { params }: Address) => {
  const { slug, id, clip } = await params
  const file = await clipFile(await currentContext(slug), { trialId: id, clipId: clip })
  const poster = new URL(request.url).searchParams.has('poster')
  if (poster && file.posterKey === null) throw notFound('This picture')
  const stored = poster && file.posterKey !== null ? { storageKey: file.posterKey, mime: 'image/jpeg' } : file
  const asking = { method: request.method, range: request.headers.get('range'), ifRange: request.headers.get('if-range') }
  const { status, headers, body } = await replyWith(stored, asking)
  return new Response(body && (Readable.toWeb(body) as ReadableStream), { status, headers })
})

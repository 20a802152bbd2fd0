import { Readable } from 'node:stream'
import { currentContext } from '@/lib/auth/current-context'
import { mostPosterBytes } from '@/lib/clips/plain-jpeg'
import { allow } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { readUpload } from '@/lib/http/read-upload'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { replyWith } from '@/lib/http/stored-file'
import { clipFile } from '@/lib/services/trial-clip-matrix'
import { storePoster } from '@/lib/services/trial-clip-posters'

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

/** Takes in a still picture of a clip. */
export const PUT = route(async (request: Request, { params }: Address) => {
  requireSameSite(request, 'Pictures are sent')
  const { slug, id, clip } = await params
  const ctx = await currentContext(slug)
  allow(ctx, 'trial:run')
  const { bytes } = await readUpload(request, mostPosterBytes)
  return Response.json(await storePoster(ctx, { trialId: id, clipId: clip }, bytes))
})

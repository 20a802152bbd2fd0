import { Readable } from 'node:stream'
import { currentContext } from '@/lib/auth/current-context'
import { readUpload } from '@/lib/http/read-upload'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { replyWith } from '@/lib/http/stored-file'
import { mostPictureBytes, referenceFile, removeReference, setReference } from '@/lib/services/trial-references'

type Address = { params: Promise<{ slug: string; id: string; prompt: string }> }

async function asked({ params }: Address) {
  const { slug, id, prompt } = await params
  return { ctx: await currentContext(slug), at: { trialId: id, promptId: prompt } }
}

/** The picture that both sides of a prompt started from. */
export const GET = route(async (request: Request, address: Address) => {
  const { ctx, at } = await asked(address)
  const asking = { method: request.method, range: request.headers.get('range'), ifRange: request.headers.get('if-range') }
  const { status, headers, body } = await replyWith(await referenceFile(ctx, at), asking)
  return new Response(body && (Readable.toWeb(body) as ReadableStream), { status, headers })
})

/** Takes a picture in, sent as the body. */
export const PUT = route(async (request: Request, address: Address) => {
  requireSameSite(request, 'Pictures are sent')
  const { ctx, at } = await asked(address)
  const { bytes } = await readUpload(request, mostPictureBytes)
  return Response.json(await setReference(ctx, at, bytes))
})

export const DELETE = route(async (request: Request, address: Address) => {
  requireSameSite(request, 'Pictures are removed')
  const { ctx, at } = await asked(address)
  return Response.json(await removeReference(ctx, at))
})

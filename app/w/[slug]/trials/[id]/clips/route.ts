import { currentContext } from '@/lib/auth/current-context'
import { invalid } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { uploadRange } from '@/lib/http/upload-range'
import { giveUpUpload, receiveClip, uploadState } from '@/lib/services/trial-clip-uploads'
import { ClipPlace } from '@/lib/services/trial-clips'

type Address = { params: Promise<{ slug: string; id: string }> }

async function asked(request: Request, { params }: Address) {
  const { slug, id } = await params
  const search = new URL(request.url).searchParams
  const at = ClipPlace.parse({ trialId: id, promptId: search.get('prompt'), side: search.get('side') })
  return { ctx: await currentContext(slug), at, upload: search.get('upload'), name: search.get('name') }
}

/**
 * Takes in a clip for one prompt and side. With an upload id it may come in parts (Content-Range) and go on after an interruption; the answer to the
 * last part has the clip.
 */
export const PUT = route(async (request: Request, address: Address) => {
  requireSameSite(request, 'Clips are sent')
  const { ctx, at, upload, name } = await asked(request, address)
  const range = uploadRange(request.headers)
  if (request.body === null) throw invalid('The upload is empty. Send the file as the body.')
  return Response.json(await receiveClip(ctx, at, { range, body: request.body, upload, name }))
})

/** How many bytes of an upload are here. */
export const GET = route(async (request: Request, address: Address) => {
  const { ctx, at, upload } = await asked(request, address)
  return Response.json(await uploadState(ctx, { ...at, upload: upload ?? '' }))
})

/** Forgets an upload. */
export const DELETE = route(async (request: Request, address: Address) => {
  requireSameSite(request, 'Uploads are given up')
  const { ctx, at, upload } = await asked(request, address)
  await giveUpUpload(ctx, { ...at, upload: upload ?? '' })
  return new Response(null, { status: 204 })
})

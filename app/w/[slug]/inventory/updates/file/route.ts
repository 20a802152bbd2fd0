import { currentContext } from '@/lib/auth/current-context'
import { readUpload } from '@/lib/http/read-upload'
import { route } from '@/lib/http/route'
import { largestFile, shippedFile, uploadCatalogue } from '@/lib/services/catalogue-editions'

type Address = { params: Promise<{ slug: string }> }

/** The catalogue that ships with this version as one file, to start a newer one from. */
export const GET = route(async (_request: Request, { params }: Address) => {
  const { name, text } = await shippedFile(await currentContext((await params).slug))
  return new Response(text, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  })
})

/** Takes in a newer catalogue as one JSON file. */
export const POST = route(async (request: Request, { params }: Address) => {
  const ctx = await currentContext((await params).slug)
  return Response.json(await uploadCatalogue(ctx, await readUpload(request, largestFile)))
})

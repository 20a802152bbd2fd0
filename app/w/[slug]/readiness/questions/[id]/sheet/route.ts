import { currentContext } from '@/lib/auth/current-context'
import { readUpload } from '@/lib/http/read-upload'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { exportQuestionnaire, importAnswers, mostSheetBytes } from '@/lib/services/question-sheets'

type Address = { params: Promise<{ slug: string; id: string }> }

export const GET = route(async (_request: Request, { params }: Address) => {
  const { slug, id } = await params
  const { name, type, bytes } = await exportQuestionnaire(await currentContext(slug), id)
  return new Response(Buffer.from(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } })
})

/** Takes a filled-in sheet in, or says row by row why not. */
export const POST = route(async (request: Request, { params }: Address) => {
  const { slug, id } = await params
  const ctx = await currentContext(slug)
  requireSameSite(request, 'Excel files are sent')
  const name = new URL(request.url).searchParams.get('by') ?? ''
  const { bytes } = await readUpload(request, mostSheetBytes)
  return Response.json(await importAnswers(ctx, { id, name, bytes }))
})

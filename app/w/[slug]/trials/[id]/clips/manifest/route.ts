import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { readClipManifest } from '@/lib/services/trial-clip-manifest'

type Address = { params: Promise<{ slug: string; id: string }> }

/** Says where the lines of a pasted manifest belong. */
export const POST = route(async (request: Request, { params }: Address) => {
  requireSameSite(request, 'Manifests are read')
  const { slug, id } = await params
  const body: { text?: unknown } | null = await request.json().catch(() => null)
  return Response.json(await readClipManifest(await currentContext(slug), { trialId: id, text: String(body?.text ?? '') }))
})

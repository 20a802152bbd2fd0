import { currentContext } from '@/lib/auth/current-context'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { ClipAddress, fetchClip } from '@/lib/services/trial-clip-uploads'

type Address = { params: Promise<{ slug: string; id: string }> }

/** Fetches one clip from an address and stores it. */
export const POST = route(async (request: Request, { params }: Address) => {
  requireSameSite(request, 'Clips are fetched')
  const { slug, id } = await params
  const body: object | null = await request.json().catch(() => null)
  return Response.json({ clip: await fetchClip(await currentContext(slug), ClipAddress.parse({ ...body, trialId: id })) })
})

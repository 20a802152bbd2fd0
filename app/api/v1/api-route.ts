import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { visitorAddress } from '@/app/share/[token]/visitor'
import { apiKeyContext } from '@/lib/auth/api-key'
import type { Context } from '@/lib/context'
import { problemResponse, type Refusal, refusalOf } from './refusal'

type Address<Params> = { params: Promise<Params> }

/** The proxy passes the API by, so each answer says itself that it is not kept and is nothing else than what it says. */
function guarded(response: Response): Response {
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

/** A route for programs: the key in the header says who is asking, for which workspace and with which role; refusals are translated once. */
export function apiRoute<Params extends { slug: string }>(
  answer: (ctx: Context, request: Request, params: Params) => Promise<Response>,
  refuse: (refusal: Refusal) => Response = problemResponse,
) {
  return async (request: Request, { params }: Address<Params>): Promise<Response> => {
    try {
      const asked = await params
      const ctx = await apiKeyContext(request, { slug: asked.slug, address: visitorAddress(request.headers) })
      return guarded(await answer(ctx, request, asked))
    } catch (error) {
      unstable_rethrow(error)
      return guarded(refuse(refusalOf(error)))
    }
  }
}

import { conflict, invalid } from '@/lib/errors'
import { readUpload } from '@/lib/http/read-upload'
import { route } from '@/lib/http/route'
import { requireSameSite } from '@/lib/http/same-site'
import { saveDraft } from '@/lib/services/question-access'
import { TooManyGuesses } from '@/lib/services/share-access'
import { visitorAddress } from '../../../share/[token]/visitor'

type Address = { params: Promise<{ token: string }> }

const most = 1_000_000

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw invalid('What was sent cannot be read. Reload the page and type it again.')
  }
}

/** Keeps one answer while it is typed. A route, and no action, because a browser finishes such a request even when the page closes. */
export const POST = route(async (request: Request, { params }: Address) => {
  requireSameSite(request, 'Answers are sent')
  const { bytes } = await readUpload(request, most)
  try {
    return Response.json(await saveDraft((await params).token, jsonOf(bytes), { address: visitorAddress(request.headers) }))
  } catch (error) {
    throw error instanceof TooManyGuesses ? conflict('Too much was sent from here. Wait a minute, then try again.') : error
  }
})

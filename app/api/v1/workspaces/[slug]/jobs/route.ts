import { apiRoute } from '@/app/api/v1/api-route'
import { contentOf, deliver, requireWriting, toldLine } from '@/app/api/v1/job-delivery'
import { problemResponse } from '@/app/api/v1/refusal'
import { type JobAnswer, refusedInAnswer } from '@/app/api/v1/schemas'
import { readBody } from '@/lib/http/read-body'

const noneTaken = {
  ...{ status: 422, code: 'invalid', title: 'What was sent could not be taken', fields: {}, id: null, headers: {} },
  detail: 'Every line was refused, so nothing was written. The first reasons stand in refusedLines; the log keeps them all.',
}

/** Takes job logs. 200 also where some lines were refused: `refused` says how many. 422 where not one was taken. */
export const POST = apiRoute(async (ctx, request) => {
  requireWriting(ctx)
  const { format, most } = contentOf(request)
  const { id, firstRefused, offeringIds: _, ...counts } = await deliver(ctx, request, { format, content: readBody(request, most) })
  const answer: JobAnswer = { log: id, ...counts, refusedLines: firstRefused.slice(0, refusedInAnswer).map(toldLine) }
  return counts.refused > 0 && counts.refused === counts.read ? problemResponse(noneTaken, answer) : Response.json(answer)
})

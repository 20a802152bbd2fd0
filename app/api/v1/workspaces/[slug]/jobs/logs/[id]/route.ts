import { apiRoute } from '@/app/api/v1/api-route'
import { toldLine } from '@/app/api/v1/job-delivery'
import type { LogAnswer } from '@/app/api/v1/schemas'
import { getJobLog } from '@/lib/services/job-logs'

/** What became of one delivery. */
export const GET = apiRoute<{ slug: string; id: string }>(async (ctx, _request, params) => {
  const { id, fileName, createdByName, createdAt, refusedLines, ...rest } = await getJobLog(ctx, params.id)
  const told = { name: fileName, by: createdByName, at: createdAt.toISOString() }
  const answer: LogAnswer = { log: id, ...rest, ...told, refusedLines: refusedLines.map(toldLine) }
  return Response.json(answer)
})

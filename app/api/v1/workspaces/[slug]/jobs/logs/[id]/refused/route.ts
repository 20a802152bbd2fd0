import { apiRoute } from '@/app/api/v1/api-route'
import { refusedJobLines } from '@/lib/services/job-logs'

/** The refused lines of one delivery as JSON Lines, with how each read. */
export const GET = apiRoute<{ slug: string; id: string }>(async (ctx, _request, { id }) => {
  const { jsonl } = await refusedJobLines(ctx, id)
  return new Response(jsonl, { headers: { 'content-type': 'application/x-ndjson' } })
})

import { currentContext } from '@/lib/auth/current-context'
import { taskShort } from '@/lib/domain/task'
import { route } from '@/lib/http/route'
import { listClaims } from '@/lib/services/claim-list'
import { readClaimQuery } from '@/lib/services/claim-query'

type Address = { params: Promise<{ slug: string }> }

/** Rows of the list of claims, from a number or from a row on, for the grid that scrolls through them. */
export const GET = route(async (request: Request, { params }: Address) => {
  const ctx = await currentContext((await params).slug)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { query } = readClaimQuery(asked)
  const { rows, previous, next, before } = await listClaims(ctx, { ...query, take: Number(asked.take ?? query.take) })
  return Response.json({ rows: rows.map((row) => ({ ...row, task: taskShort(row.task) })), previous, next, before })
})

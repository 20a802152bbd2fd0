import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { TimeZone } from '@/lib/domain/week'
import { record } from './audit'
import { staleWrite } from './rows'

const Name = z.string().trim().min(1, 'A workspace needs a name.').max(100, 'Use at most 100 characters.')

/** New name and time zone, and what they were when the form was opened. */
export const WorkspaceChange = z.strictObject({
  name: Name,
  timeZone: TimeZone,
  was: z.strictObject({ name: z.string().max(100), timeZone: z.string().max(64) }),
})

// The workspace itself is no row of a workspace, so the bound client reaches it only here.
const change = statement(
  `update "Workspace" w set "name" = $2, "timeZone" = $3
   from (values ($1::text)) bound("workspaceId")
   where "workspaceId" = $1 and w."id" = bound."workspaceId" and w."name" = $4 and w."timeZone" = $5
   returning w."id"`,
)
const read = statement(
  `select w."name", w."timeZone" from "Workspace" w, (values ($1::text)) bound("workspaceId")
   where "workspaceId" = $1 and w."id" = bound."workspaceId"`,
)

/** Changes name and time zone. Weeks that are signed keep their days; open weeks begin and end by the new zone. */
export async function updateWorkspace(ctx: Context, input: z.input<typeof WorkspaceChange>): Promise<{ id: string }> {
  allow(ctx, 'workspace:manage')
  const { name, timeZone, was } = WorkspaceChange.parse(input)
  const { id } = ctx.workspace
  return transaction(ctx, async (tx) => {
    const changed = await tx.$queryRawUnsafe<{ id: string }[]>(change, id, name, timeZone, was.name, was.timeZone)
    if (changed.length !== 1) {
      const [current] = await tx.$queryRawUnsafe<{ name: string; timeZone: string }[]>(read, id)
      throw staleWrite('workspace', current)
    }
    await record(tx, ctx, 'workspace.changed', { type: 'workspace', id }, { before: was, after: { name, timeZone } })
    return { id }
  })
}

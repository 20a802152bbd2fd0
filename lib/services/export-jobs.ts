import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import type { Cell } from '@/lib/export/cell'
import { readinessTables } from '@/lib/export/readiness-tables'

const pageSize = 10_000

const written = (field: string): string =>
  field.endsWith('At') ? `to_char(p."${field}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `p."${field}"`

const nextJobs = statement(`select json_agg(json_build_array(${readinessTables.jobs.columns.map(({ field }) => written(field)).join(', ')})
order by p."offeringId", p."id")::text as "rows"
from (select * from "GenerationJob" j where j."workspaceId" = $1 and (j."offeringId", j."id") > ($2, $3)
order by j."offeringId", j."id" limit $4::int) p`)

/** Every job, by offering and id, as cells in the order of its columns; one page at a time. */
export async function* jobPages(ctx: Context, take = pageSize): AsyncGenerator<Cell[][]> {
  allow(ctx, 'workspace:read')
  for (let last: Cell[] = ['', '']; ; ) {
    const [offeringId, id] = last
    const [read] = await ctx.db.$queryRawUnsafe<{ rows: string | null }[]>(nextJobs, ctx.workspace.id, offeringId, id, take)
    const rows: Cell[][] = JSON.parse(read?.rows ?? '[]')
    if (rows.length > 0) yield rows
    if (rows.length < take) return
    last = rows.at(-1) ?? last
  }
}

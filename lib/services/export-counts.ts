import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { type TableName, tableNames } from '@/lib/export/tables'

export type ExportCounts = Record<TableName, number>

const stored: Record<TableName, string> = {
  vendors: 'Vendor',
  models: 'Model',
  offerings: 'Offering',
  dependencies: 'Dependency',
  challengers: 'Challenger',
  sources: 'Source',
  facts: 'Fact',
  benchmarks: 'Benchmark',
  dimensions: 'BenchmarkDimension',
  claims: 'Claim',
  trials: 'Trial',
}

const counted = tableNames.map((table) => {
  const kept = table === 'claims' ? ' and t."archivedAt" is null' : ''
  return `(select count(*)::int from "${stored[table]}" t where t."workspaceId" = $1${kept}) as "${table}"`
})
const countStatement = statement(`select ${counted.join(', ')}`)

/** How many rows the export of each table has. */
export async function countExport(ctx: Context): Promise<ExportCounts> {
  allow(ctx, 'workspace:read')
  const [counts] = await ctx.db.$queryRawUnsafe<ExportCounts[]>(countStatement, ctx.workspace.id)
  return counts as ExportCounts
}

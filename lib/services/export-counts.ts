import 'server-only'
import { allow, type Context } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import { switchingParts } from '@/lib/domain/switching-cost'
import { type TableName, tableNames } from '@/lib/export/tables'

export type ExportCounts = Record<TableName, number>

type Counted = { table: string; kept?: string; times?: number }

const unarchived = 't."archivedAt" is null'

const stored: Record<TableName, Counted> = {
  vendors: { table: 'Vendor' },
  models: { table: 'Model' },
  offerings: { table: 'Offering' },
  dependencies: { table: 'Dependency' },
  challengers: { table: 'Challenger' },
  sources: { table: 'Source' },
  facts: { table: 'Fact' },
  benchmarks: { table: 'Benchmark' },
  dimensions: { table: 'BenchmarkDimension' },
  claims: { table: 'Claim', kept: unarchived },
  trials: { table: 'Trial' },
  prices: { table: 'Price', kept: unarchived },
  switching_estimates: { table: 'SwitchingEstimate', times: switchingParts.length },
  lifecycle_events: { table: 'LifecycleEvent', kept: unarchived },
  roadmap_promises: { table: 'RoadmapPromise', kept: unarchived },
  roadmap_asks: { table: 'RoadmapAsk' },
  fallbacks: { table: 'Fallback' },
  rehearsals: { table: 'Rehearsal' },
  status_pages: { table: 'StatusPage', kept: unarchived },
  incidents: {
    table: 'Incident',
    kept: `exists (select from "StatusPage" p where p."workspaceId" = $1 and p."vendorId" = t."vendorId" and p."archivedAt" is null)`,
  },
  questionnaires: { table: 'Questionnaire' },
  answers: {
    table: 'Answer',
    kept: `exists (select from "Questionnaire" q where q."workspaceId" = $1 and q."id" = t."questionnaireId" and q."submittedAt" is not null)`,
  },
  job_summaries: { table: 'JobSummary' },
  jobs: { table: 'GenerationJob' },
}

const counted = tableNames.map((name) => {
  const { table, kept = 'true', times = 1 } = stored[name]
  return `(select count(*)::int * ${times} from "${table}" t where t."workspaceId" = $1 and ${kept}) as "${name}"`
})
const countStatement = statement(`select ${counted.join(', ')}`)

/** How many rows the export of each table has. */
export async function countExport(ctx: Context): Promise<ExportCounts> {
  allow(ctx, 'workspace:read')
  const [counts] = await ctx.db.$queryRawUnsafe<ExportCounts[]>(countStatement, ctx.workspace.id)
  return counts as ExportCounts
}

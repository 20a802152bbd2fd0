import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import { statement, type Tx } from '@/lib/db/scope'
import { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import { Model } from '@/lib/domain/model'
import { Slug } from '@/lib/domain/provenance'
import { slugify } from '@/lib/domain/strings'
import type { VerdictShift } from '@/lib/domain/under-policy'
import { Vendor } from '@/lib/domain/vendor'
import { conflict } from '@/lib/errors'
import { type Counts, countsOf, type Plan } from '@/lib/import/plan'
import { record, recordEach } from './audit'
import { inputSha256, longTransaction, type Progress, planDigest, planRun, type Run, readRun } from './import-plan'
import { insertClaims, refreshStatistics, replaceClaims } from './import-write'
import { rolledBack, writeAndWeigh } from './verdict-forecast'

const oneAtATime = statement(
  `select pg_advisory_xact_lock(hashtextextended("workspaceId", 7214))::text from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`,
)

/** Imports of one workspace wait for each other: two at once would each call the same rows new. */
export const waitForImports = (tx: Tx, workspaceId: string) => tx.$queryRawUnsafe(oneAtATime, workspaceId)

export const ImportApplication = z.strictObject({
  id: Slug,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  verdicts: z.boolean().default(false),
})
export type Applied = { id: string; counts: Counts; before: boolean }

/** So many rows are weighed without being asked: before they are applied, and again when they are. */
export const weighedUnasked = 2000

/** Which verdicts applying a draft would change: it is applied, weighed, and taken back. Throws `conflict` for one that is no draft. */
export async function importForecast(ctx: Context, input: { id: string }): Promise<VerdictShift[]> {
  allow(ctx, 'claim:write')
  const { id } = z.strictObject({ id: Slug }).parse(input)
  return rolledBack(ctx, async (tx) => {
    await waitForImports(tx, ctx.workspace.id)
    const run = await readRun(tx, id)
    if (run.state !== 'draft') throw conflict('This import is no draft any longer. Reload the page.')
    const { plan } = await planRun(tx, ctx, run)
    return (await writeAndWeigh(tx, ctx, () => writeRows(tx, ctx.workspace.id, plan, () => undefined))).shifts
  })
}

/**
 * Does what the dry run with this digest showed, all of it or nothing. A second call answers like the first and does nothing. Throws
 * `conflict` when the workspace changed since the dry run, so that nobody applies what nobody has seen.
 */
export async function applyImport(
  ctx: Context,
  input: z.input<typeof ImportApplication>,
  progress: Progress = () => undefined,
): Promise<Applied> {
  allow(ctx, 'claim:write')
  const { id, digest, verdicts } = ImportApplication.parse(input)
  return longTransaction(ctx, async (tx) => {
    await waitForImports(tx, ctx.workspace.id)
    const run = await readRun(tx, id)
    if (run.state === 'applied') return { id, counts: run.counts as Counts, before: true }
    if (run.state !== 'draft') throw conflict('This import was undone. Read the file in again to import it anew.')
    const rows = run.table.rows.length
    const { plan } = await planRun(tx, ctx, run, (done) => progress(Math.round(done / 2), rows))
    const counts = countsOf(plan)
    if (planDigest(plan) !== digest && counts.new + counts.changed > 0)
      throw conflict('The workspace or the answers changed since this dry run. Nothing was written. Look at the dry run again, then apply.')
    const weighs = verdicts || counts.new + counts.changed <= weighedUnasked
    await write(tx, ctx, { run, plan, counts, weighs }, (done) =>
      progress(Math.round((rows + (rows * done) / Math.max(1, counts.new)) / 2), rows),
    )
    progress(rows, rows)
    return { id, counts, before: false }
  })
}

type Work = { run: Run; plan: Plan; counts: Counts; weighs: boolean }

async function write(tx: Tx, ctx: Context, { run, plan, counts, weighs }: Work, report: (done: number) => void): Promise<void> {
  const rows = () => writeRows(tx, ctx.workspace.id, plan, report)
  const { result, shifts } = weighs ? await writeAndWeigh(tx, ctx, rows) : { result: await rows(), shifts: null }
  const { fresh, changed } = result
  await refreshStatistics(tx, ctx.workspace.id, fresh.length + changed.length)
  const ids = (made: readonly { id: string }[]) => made.map((row) => row.id)
  const { vendors, models, benchmarks, sources } = plan.made
  await tx.importRun.updateMany({
    where: { id: run.id, state: 'draft' },
    data: {
      ...{ state: 'applied', appliedAt: ctx.now, counts: { ...counts, ...(shifts ? { shifts } : {}) }, inputSha256: inputSha256(run) },
      ...{ madeClaims: ids(fresh), madeVendors: ids(vendors), madeModels: ids(models), madeBenchmarks: ids(benchmarks) },
      madeSources: ids(sources),
      changed: changed.map(({ before, version }) => ({ version: version + 1, before })),
    },
  })
  const detail = { fileName: run.fileName, fileSha256: run.fileSha256, counts }
  await record(tx, ctx, 'import.applied', { type: 'import', id: run.id }, detail)
  const told = changed.map(({ claim, before }) => ({
    action: 'claim.changed',
    subject: { type: 'claim', id: claim.id },
    detail: { before, after: claim, import: run.id },
  }))
  if (told.length > 0) await recordEach(tx, ctx, told)
}

/** The rows of a plan, without a word about them. */
async function writeRows(tx: Tx, workspaceId: string, plan: Plan, report: (done: number) => void) {
  const fresh = plan.rows.flatMap((row) => (row.kind === 'new' ? [row.claim] : []))
  const changed = plan.rows.flatMap((row) => (row.kind === 'changed' ? [row] : []))
  await makeRows(tx, workspaceId, plan, fresh)
  await insertClaims(tx, workspaceId, fresh, report)
  await replaceClaims(tx, workspaceId, changed)
  return { fresh, changed }
}

const tasksOf = (claims: readonly Claim[], uses: (claim: Claim) => boolean) =>
  [...new Set(claims.filter(uses).map(({ task }) => task))].sort()

/** Vendors, models, benchmarks and sources that the claims need, in the order in which they refer to each other. */
async function makeRows(tx: Tx, workspaceId: string, { made }: Plan, claims: readonly Claim[]): Promise<void> {
  const vendors = made.vendors.map((row) => ({ ...toColumns(Vendor.parse({ ...row, roles: ['model_maker'] })), workspaceId }))
  const models = made.models.map((row) => {
    const group = slugify(`${row.name} ${row.modelVersion}`, row.id)
    const tasks = tasksOf(claims, ({ modelId }) => modelId === row.id)
    return { ...toColumns(Model.parse({ ...row, group, tasks })), workspaceId }
  })
  const benchmarks = made.benchmarks.map((row) => {
    const tasks = tasksOf(claims, ({ benchmarkId }) => benchmarkId === row.id)
    const { dimensions: _none, ...columns } = Benchmark.parse({ ...row, tasks, dimensions: [] })
    return { ...toColumns(columns), workspaceId }
  })
  const dimensions = made.dimensions.map((row) => ({ ...row, dimension: null, metric: 'unstated' as const, workspaceId }))
  const sources = made.sources.map((row) => ({ ...toColumns({ ...row, text: null }), workspaceId }))
  if (vendors.length > 0) await tx.vendor.createMany({ data: vendors })
  if (models.length > 0) await tx.model.createMany({ data: models })
  if (benchmarks.length > 0) await tx.benchmark.createMany({ data: benchmarks })
  if (dimensions.length > 0) await tx.benchmarkDimension.createMany({ data: dimensions })
  for (let at = 0; at < sources.length; at += 2000) await tx.source.createMany({ data: sources.slice(at, at + 2000) })
}

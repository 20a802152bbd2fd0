import 'server-only'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import { benchmarkSelect, claimSelect, dependencySelect, modelSelect, offeringSelect, vendorSelect } from '@/lib/db/select'
import type { Claim } from '@/lib/domain/claim'
import type { Around, Inventory } from '@/lib/export/inventory'

const here = { where: { archivedAt: null }, orderBy: { id: 'asc' as const } }

const byId = <Row extends { id: string }>(rows: unknown[]): Map<string, Row> =>
  new Map(rows.map((row) => toNoun<Row>(row)).map((row) => [row.id, row]))

/** Everything that claims refer to. */
export async function exportedAround(ctx: Context): Promise<Around> {
  allow(ctx, 'workspace:read')
  const [vendors, models, benchmarks, sources] = await Promise.all([
    ctx.db.vendor.findMany({ ...here, select: vendorSelect }),
    ctx.db.model.findMany({ ...here, select: modelSelect }),
    ctx.db.benchmark.findMany({ orderBy: here.orderBy, select: benchmarkSelect }),
    ctx.db.source.findMany({ orderBy: here.orderBy, select: { id: true, title: true, url: true, readOn: true } }),
  ])
  return { vendors: byId(vendors), models: byId(models), benchmarks: byId(benchmarks), sources: byId(sources) }
}

/** The claims of one model, by id. */
export async function modelClaims(ctx: Context, modelId: string): Promise<Claim[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.claim.findMany({ where: { modelId, archivedAt: null }, orderBy: { id: 'asc' }, select: claimColumns })
  return toNoun<Claim[]>(rows)
}

const { origin: _origin, version: _version, archivedAt: _archivedAt, ...claimColumns } = claimSelect

/** A workspace without what was put away. */
export async function exportedInventory(ctx: Context): Promise<Inventory> {
  allow(ctx, 'workspace:read')
  const [around, offerings, dependencies, claims] = await Promise.all([
    exportedAround(ctx),
    ctx.db.offering.findMany({ ...here, select: offeringSelect }),
    ctx.db.dependency.findMany({ ...here, select: dependencySelect }),
    ctx.db.claim.findMany({ ...here, select: claimColumns }),
  ])
  const { slug, name } = ctx.workspace
  return {
    ...around,
    workspace: { slug, name },
    ...toNoun<Pick<Inventory, 'offerings' | 'dependencies' | 'claims'>>({ offerings, dependencies, claims }),
  }
}

import 'server-only'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { Day } from '@/lib/domain/day'
import { lifecycleOn } from '@/lib/domain/evidence/lifecycle'
import { type Model, modelTitle } from '@/lib/domain/model'
import { dayIn } from '@/lib/domain/week'

/** One place the palette leads to; `path` is below the workspace's address. */
export type PaletteEntry = { kind: 'Go to' | 'Dependency' | 'Vendor' | 'Model' | 'Benchmark'; label: string; path: string }

type PaletteModel = Pick<Model, 'name' | 'modelVersion' | 'lifecycleStatus' | 'retiresOn' | 'retirementKnownOn' | 'asOf'>

/** The name of a model, with the word for what has ended: it is still looked up, but nobody should take it for something to use. */
function labelOf(row: { name: string; modelVersion: string }, today: Day): string {
  const model = toNoun<PaletteModel>(row)
  const ended = lifecycleOn({ ...model, replacementModelId: null }, today).status === 'retired'
  return ended ? `${modelTitle(model)}, retired` : modelTitle(model)
}

/** Everything the palette can jump to, in the order in which it lists equal matches. */
export async function listPalette(ctx: Context): Promise<PaletteEntry[]> {
  allow(ctx, 'workspace:read')
  const known = { where: { archivedAt: null } }
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [dependencies, models, vendors, benchmarks] = await Promise.all([
    ctx.db.dependency.findMany({ ...known, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    ctx.db.model.findMany({
      ...known,
      orderBy: [{ name: 'asc' }, { modelVersion: 'asc' }],
      select: { id: true, name: true, modelVersion: true, lifecycleStatus: true, retiresOn: true, retirementKnownOn: true, asOf: true },
    }),
    ctx.db.vendor.findMany({ ...known, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    ctx.db.benchmark.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true, benchmarkVersion: true } }),
  ])
  return [
    ...(can(ctx.role, 'claim:write') ? [{ kind: 'Go to' as const, label: 'Import claims', path: '/import' }] : []),
    ...dependencies.map(({ id, name }) => ({ kind: 'Dependency' as const, label: name, path: `/dependencies/${id}` })),
    ...models.map((model) => ({ kind: 'Model' as const, label: labelOf(model, today), path: `/inventory/models/${model.id}` })),
    ...vendors.map(({ id, name }) => ({ kind: 'Vendor' as const, label: name, path: `/inventory/vendors/${id}` })),
    ...benchmarks.map(({ id, name, benchmarkVersion }) => ({
      kind: 'Benchmark' as const,
      label: [name, benchmarkVersion].filter(Boolean).join(' '),
      path: `/benchmarks/${id}`,
    })),
  ]
}

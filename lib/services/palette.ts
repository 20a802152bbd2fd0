import 'server-only'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { modelTitle } from '@/lib/domain/model'

/** One place the palette leads to; `path` is below the workspace's address. */
export type PaletteEntry = { kind: 'Go to' | 'Dependency' | 'Vendor' | 'Model' | 'Benchmark'; label: string; path: string }

/** Everything the palette can jump to, in the order in which it lists equal matches. */
export async function listPalette(ctx: Context): Promise<PaletteEntry[]> {
  allow(ctx, 'workspace:read')
  const known = { where: { archivedAt: null } }
  const [dependencies, models, vendors, benchmarks] = await Promise.all([
    ctx.db.dependency.findMany({ ...known, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    ctx.db.model.findMany({
      ...known,
      orderBy: [{ name: 'asc' }, { modelVersion: 'asc' }],
      select: { id: true, name: true, modelVersion: true },
    }),
    ctx.db.vendor.findMany({ ...known, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    ctx.db.benchmark.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true, benchmarkVersion: true } }),
  ])
  return [
    ...(can(ctx.role, 'claim:write') ? [{ kind: 'Go to' as const, label: 'Import claims', path: '/import' }] : []),
    ...dependencies.map(({ id, name }) => ({ kind: 'Dependency' as const, label: name, path: `/dependencies/${id}` })),
    ...models.map(({ id, ...model }) => ({ kind: 'Model' as const, label: modelTitle(model), path: `/inventory/models/${id}` })),
    ...vendors.map(({ id, name }) => ({ kind: 'Vendor' as const, label: name, path: `/inventory/vendors/${id}` })),
    ...benchmarks.map(({ id, name, benchmarkVersion }) => ({
      kind: 'Benchmark' as const,
      label: [name, benchmarkVersion].filter(Boolean).join(' '),
      path: `/benchmarks/${id}`,
    })),
  ]
}

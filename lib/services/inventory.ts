import 'server-only'
import { allow, type Context } from '@/lib/context'

export type InventoryCounts = { dependencies: number; vendors: number; models: number; offerings: number; facts: number }

/** How many rows each list of the inventory holds; archived ones do not count. */
export async function countInventory(ctx: Context): Promise<InventoryCounts> {
  allow(ctx, 'workspace:read')
  const where = { archivedAt: null }
  const [dependencies, vendors, models, offerings, facts] = await Promise.all([
    ctx.db.dependency.count({ where }),
    ctx.db.vendor.count({ where }),
    ctx.db.model.count({ where }),
    ctx.db.offering.count({ where }),
    ctx.db.fact.count({ where: { ...where, offering: where } }),
  ])
  return { dependencies, vendors, models, offerings, facts }
}

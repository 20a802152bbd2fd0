import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Contradiction } from '@/lib/domain/contradiction'
import { contradictionsIn } from './contradictions'
import { indexOf, type OfferingReadiness, offeringsOf } from './readiness-facts'
import { readinessWorld } from './readiness-world'

export type VendorReadiness = {
  offerings: OfferingReadiness[]
  counts: ReturnType<typeof indexOf>['counts']
  contradictions: Contradiction[]
}

/** What the gates can read of everything in use or weighed that a vendor makes or serves, and what of it contradicts itself. */
export async function vendorReadiness(ctx: Context, vendorId: string): Promise<VendorReadiness> {
  allow(ctx, 'workspace:read')
  const world = await readinessWorld(ctx)
  const found = await contradictionsIn(ctx, world)
  return {
    offerings: offeringsOf(world, { vendor: vendorId }),
    counts: indexOf(world, { vendor: vendorId }).counts,
    contradictions: found.filter(({ vendorIds }) => vendorIds.includes(vendorId)),
  }
}

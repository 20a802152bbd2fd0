import 'server-only'
import { allow, type Context } from '@/lib/context'
import { measuredFacts } from '@/lib/domain/job-facts'
import { type ReadInstead, readInstead } from '@/lib/domain/job-gate-reading'
import { listJobSummaries } from './job-summaries'
import { readinessWorld } from './readiness-world'

/** By offering: which gates read something else today than its jobs. Offerings whose gates read what the jobs say are not in it. */
export async function listReadInstead(ctx: Context, offeringId?: string): Promise<ReadonlyMap<string, ReadInstead>> {
  allow(ctx, 'workspace:read')
  const lines = (await listJobSummaries(ctx, offeringId)).filter(({ atGates }) => atGates)
  if (lines.length === 0) return new Map()
  const world = await readinessWorld(
    ctx,
    lines.map((line) => line.offeringId),
  )
  const { currency } = ctx.workspace
  return new Map(
    world.offerings.flatMap(({ offering: { id }, facts }) => {
      const line = lines.find((known) => known.offeringId === id)
      const instead = line && readInstead(measuredFacts({ ...line, currency }), { ...world, facts })
      return instead && instead.gates.length > 0 ? [[id, instead] as const] : []
    }),
  )
}

import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import { engineInput } from '@/lib/domain/evidence/engine-input'
import type { BeforeAndToday, Weighed } from '@/lib/domain/evidence/true-today'
import type { Policy } from '@/lib/domain/policy'
import type { World } from '@/lib/domain/report'
import { evaluate } from '@/lib/domain/verdict/verdict'
import { dayIn } from '@/lib/domain/week'
import type { ClaimUse } from './claim-uses'
import { policyOn } from './policies'
import { loadWorld } from './world'

export type TodayLine = BeforeAndToday & { dependency: ClaimUse['dependency']; challengerId: string }

/** Each costs a reading of what is known about the dependency. */
const mostDependencies = 3

/**
 * The pairs that a claim speaks about, weighed with what was published by its date and with what is published today. Both days are weighed by
 * today's policy, so that only the evidence differs.
 */
export async function claimToday(ctx: Context, claim: Claim, uses: readonly ClaimUse[]): Promise<TodayLine[]> {
  allow(ctx, 'workspace:read')
  const speaking = uses.filter((use) => (use.worth?.appraisal.y ?? null) !== null)
  const dependencyIds = [...new Set(speaking.map((use) => use.dependency.id))].slice(0, mostDependencies)
  if (dependencyIds.length === 0) return []
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [policy, ...worlds] = await Promise.all([policyOn(ctx, today), ...dependencyIds.map((id) => loadWorld(ctx, id))])
  const world = new Map(dependencyIds.map((id, at) => [id, worlds[at]]))
  return speaking.flatMap((use) => {
    const known = world.get(use.dependency.id)
    if (!known?.dependencies.some(({ id }) => id === use.dependency.id)) return []
    const on = (asOf: Day) => weighedOn(known, { use, asOf, policy: policy.content, currency: ctx.workspace.currency })
    return {
      dependency: use.dependency,
      challengerId: use.challenger.id,
      challenger: use.challenger.title,
      incumbent: use.incumbent,
      claimed: use.worth?.appraisal.y ?? 0,
      before: on(claim.publishedOn),
      today: on(today),
    }
  })
}

type Asked = { use: ClaimUse; asOf: Day; policy: Policy; currency: string }

function weighedOn({ evidence, dependencies }: World, { use, asOf, policy, currency }: Asked): Weighed | null {
  const dependency = dependencies.find(({ id }) => id === use.dependency.id)
  if (!dependency) return null
  const { origin: _origin, ownerName: _ownerName, ...noun } = dependency
  const query = { evidence, dependency: noun, challengerId: use.challenger.id, asOf, goal: 'capability' as const, policy, previous: null }
  const made = engineInput({ ...query, currency, perUsd: currency === 'USD' ? 1 : null })
  if (made.kind === 'refused') return null
  const { status, posterior } = evaluate(made.input)
  return { on: asOf, status, m: posterior.m, lo90: posterior.lo90, hi90: posterior.hi90 }
}

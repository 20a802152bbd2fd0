import 'server-only'
import { allow, type Context } from '@/lib/context'
import { addDays, type Day, toDay } from '@/lib/domain/day'
import { Policy } from '@/lib/domain/policy'
import type { Report } from '@/lib/domain/report'
import { changesUnder, underPolicy, type VerdictChanges } from '@/lib/domain/under-policy'
import { firstDay } from '@/lib/domain/week'
import { type PolicyVersion, policyOn } from './policies'

/** In the week of a change: what the policy before says of the same evidence. `since` is the first day of the newer version. */
export type PolicyChange = VerdictChanges & { before: string; after: string; since: Day | null; reason: string | null }

/**
 * What the policy before says about a report, in the week in which the policy changed and until a week has been signed under the new one;
 * null in every other week. The policy before is that of the signed week which the report follows; for a first report it is the one in force on
 * the day before its week.
 */
export async function policyChangeOf(ctx: Context, report: Report): Promise<PolicyChange | null> {
  allow(ctx, 'workspace:read')
  const { policyVersion: after } = report.policy
  const before = await policyBefore(ctx, report)
  if (before.policyVersion === after) return null
  const row = await ctx.db.policy.findFirst({ where: { policyVersion: after }, select: { activeFrom: true, reason: true } })
  const told = { since: row ? toDay(row.activeFrom) : null, reason: row?.reason ?? null }
  return { before: before.policyVersion, after, ...told, ...changesUnder(underPolicy(report, before), report) }
}

async function policyBefore(ctx: Context, { week, previousSha256 }: Report): Promise<PolicyVersion> {
  const dayBefore = addDays(firstDay(week), -1)
  if (previousSha256 === null) return policyOn(ctx, dayBefore)
  const signed = await ctx.db.verdictSnapshot.findFirst({
    where: { review: { sha256: previousSha256, state: 'signed' } },
    select: { policyVersion: true },
  })
  return (signed && (await policyNamed(ctx, signed.policyVersion))) ?? policyOn(ctx, dayBefore)
}

async function policyNamed(ctx: Context, policyVersion: string): Promise<PolicyVersion | null> {
  const row = await ctx.db.policy.findFirst({ where: { policyVersion }, select: { policyVersion: true, sha256: true, content: true } })
  return row && { ...row, content: Policy.parse(row.content) }
}

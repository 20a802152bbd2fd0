import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type Day, fromDay, toDay } from '@/lib/domain/day'
import { defaultPolicy, Policy } from '@/lib/domain/policy'
import { record } from './audit'

/** The policy a report cites: its content with the SHA-256 of its canonical JSON (RFC 8785). */
export type PolicyVersion = { policyVersion: string; sha256: string; content: Policy }

/** SHA-256 of a value's canonical JSON, in hexadecimal. */
export const sha256 = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : (canonicalize(value) ?? ''))
    .digest('hex')

/** The policy in force on a day: the newest version that was active by then. */
export async function policyOn(ctx: Context, day: Day): Promise<PolicyVersion> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.policy.findMany({
    where: { activeFrom: { lte: fromDay(day) } },
    orderBy: [{ activeFrom: 'desc' }, { createdAt: 'desc' }],
    take: 1,
    select: { policyVersion: true, sha256: true, content: true },
  })
  const [row] = rows
  if (!row) return { policyVersion: defaultPolicy.policyVersion, sha256: sha256(defaultPolicy), content: defaultPolicy }
  return { ...row, content: Policy.parse(row.content) }
}

/** All versions, newest first. */
export async function listPolicies(ctx: Context) {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.policy.findMany({
    orderBy: [{ activeFrom: 'desc' }, { createdAt: 'desc' }],
    select: { policyVersion: true, sha256: true, activeFrom: true, reason: true },
  })
  return rows.map((row) => ({ ...row, activeFrom: toDay(row.activeFrom) }))
}

/** Gives a new workspace its first policy. */
export async function adoptDefaultPolicy(tx: Tx, ctx: Context, activeFrom: Day): Promise<void> {
  const { policyVersion } = defaultPolicy
  const hash = sha256(defaultPolicy)
  await tx.policy.create({
    data: {
      workspaceId: ctx.workspace.id,
      policyVersion,
      sha256: hash,
      content: defaultPolicy,
      activeFrom: fromDay(activeFrom),
      reason: 'Starting policy.',
    },
  })
  await record(tx, ctx, 'policy.adopted', { type: 'policy', id: policyVersion }, { sha256: hash })
}

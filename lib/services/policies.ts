import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type Day, fromDay, toDay } from '@/lib/domain/day'
import { defaultPolicy, Policy } from '@/lib/domain/policy'
import { type PolicyEdit, policyEdits } from '@/lib/domain/policy-guide'
import { record } from './audit'

/** The policy a report cites: its content with the SHA-256 of its canonical JSON (RFC 8785). */
export type PolicyVersion = { policyVersion: string; sha256: string; content: Policy }

/** SHA-256 of a value's canonical JSON, in hexadecimal. */
export const sha256 = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : (canonicalize(value) ?? ''))
    .digest('hex')

const startingPolicy: PolicyVersion = {
  policyVersion: defaultPolicy.policyVersion,
  sha256: sha256(defaultPolicy),
  content: defaultPolicy,
}

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
  if (!row) return startingPolicy
  return { ...row, content: Policy.parse(row.content) }
}

/** The newest version that was adopted: what an edit begins from. `activeFrom` is null while a workspace has only the default. */
export async function newestPolicy(ctx: Context): Promise<NewestPolicy> {
  allow(ctx, 'workspace:read')
  return newestIn(ctx.db)
}

export type NewestPolicy = PolicyVersion & { activeFrom: Day | null }

/** `newestPolicy` inside a transaction. */
export async function newestIn(tx: Pick<Tx, 'policy'>): Promise<NewestPolicy> {
  const row = await tx.policy.findFirst({
    orderBy: [{ activeFrom: 'desc' }, { createdAt: 'desc' }],
    select: { policyVersion: true, sha256: true, content: true, activeFrom: true },
  })
  if (!row) return { ...startingPolicy, activeFrom: null }
  return { ...row, content: Policy.parse(row.content), activeFrom: toDay(row.activeFrom) }
}

/** A version in the history: since when, why, by whom, its hash, and what it changed against the version before it. */
export type PolicyLine = {
  policyVersion: string
  sha256: string
  activeFrom: Day
  reason: string | null
  by: string | null
  at: Date | null
  edits: PolicyEdit[]
}

/** All versions, newest first, with whoever adopted them. The first version is compared with the default. */
export async function policyHistory(ctx: Context): Promise<PolicyLine[]> {
  allow(ctx, 'workspace:read')
  const [rows, events] = await Promise.all([
    ctx.db.policy.findMany({
      orderBy: [{ activeFrom: 'desc' }, { createdAt: 'desc' }],
      select: { policyVersion: true, sha256: true, activeFrom: true, reason: true, content: true },
    }),
    ctx.db.auditEvent.findMany({ where: { action: 'policy.adopted' }, select: { subjectId: true, actorName: true, at: true } }),
  ])
  const adopted = new Map(events.map((event) => [event.subjectId, event]))
  return rows.map(({ content, activeFrom, ...row }, index) => {
    const event = adopted.get(row.policyVersion)
    const edits = policyEdits(Policy.parse(rows[index + 1]?.content ?? defaultPolicy), Policy.parse(content))
    return { ...row, activeFrom: toDay(activeFrom), by: event?.actorName ?? null, at: event?.at ?? null, edits }
  })
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

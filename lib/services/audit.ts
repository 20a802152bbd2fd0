import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { allow, type Context } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'

export type Subject = { type: string; id: string }

const lock = statement(
  `select pg_advisory_xact_lock(hashtextextended("workspaceId", 7213))::text from (values ($1::text)) bound("workspaceId") where "workspaceId" = $1`,
)

const first = '0'.repeat(64)

/** SHA-256 over the hash before and the canonical JSON (RFC 8785) of the event. */
export function eventHash(prevHash: string, event: Record<string, unknown>): string {
  return createHash('sha256')
    .update(prevHash + canonicalize(event))
    .digest('hex')
}

/** Appends one event to the workspace's audit chain, in the transaction of the change that it reports. */
export const record = (tx: Tx, ctx: Context, action: string, subject: Subject, detail: Record<string, unknown> = {}): Promise<void> =>
  recordAll(tx, ctx, action, [subject], detail)

const mostRows = 1000

/** Appends one event for each subject, for a change of many rows at once. */
export const recordAll = (
  tx: Tx,
  ctx: Context,
  action: string,
  subjects: readonly Subject[],
  detail: Record<string, unknown> = {},
): Promise<void> =>
  recordEach(
    tx,
    ctx,
    subjects.map((subject) => ({ action, subject, detail })),
  )

export type Reported = { action: string; subject: Subject; detail: Record<string, unknown> }

/** Appends events of several kinds, in the order given. */
export async function recordEach(tx: Tx, ctx: Context, events: readonly Reported[]): Promise<void> {
  // Without the lock two appends would chain to the same event.
  await tx.$queryRawUnsafe(lock, ctx.workspace.id)
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  let { seq, hash } = last ?? { seq: 0, hash: first }
  const rows = events.map(({ action, subject, detail }) => {
    const event = {
      seq: ++seq,
      at: ctx.now.toISOString(),
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.kind === 'system' ? null : ctx.actor.id,
      actorName: ctx.actor.name,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      detail: JSON.parse(JSON.stringify(detail)),
    }
    const prevHash = hash
    hash = eventHash(prevHash, event)
    return { ...event, workspaceId: ctx.workspace.id, at: ctx.now, prevHash, hash }
  })
  for (let at = 0; at < rows.length; at += mostRows) await tx.auditEvent.createMany({ data: rows.slice(at, at + mostRows) })
}

/** What happened to one row, newest first. */
export async function history(ctx: Context, subject: Subject) {
  allow(ctx, 'workspace:read')
  return ctx.db.auditEvent.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: { seq: 'desc' },
    take: 50,
    select: { seq: true, at: true, actorName: true, action: true, detail: true },
  })
}

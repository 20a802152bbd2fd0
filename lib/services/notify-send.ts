import 'server-only'
import { randomUUID } from 'node:crypto'
import { allow, type Context, transaction } from '@/lib/context'
import type { DeliveryState } from '@/lib/domain/notification/channel'
import { Notification } from '@/lib/domain/notification/event'
import { mostAttempts, nextAttempt } from '@/lib/domain/notification/schedule'
import { env } from '@/lib/env'
import { record } from './audit'
import { unlocked } from './channels'
import { carry, type Outcome, type Parcel } from './notify-carry'
import { compose } from './notify-compose'

/** Longer than any attempt can take; after it, whoever was sending is taken for dead. */
const leaseMs = 120_000

export type Delivered = { id: string; state: DeliveryState; error: string | null }
type Result = { state: DeliveryState; error: string | null; code: number | null; dueAt?: Date }

const select = {
  ...{ id: true, event: true, subject: true, recipientId: true, recipientName: true, attempts: true, createdAt: true },
  channel: { select: { id: true, kind: true, name: true, active: true, archivedAt: true, lockedUrl: true, lockedSecret: true } },
} as const

const read = (ctx: Context, id: string) => ctx.db.delivery.findFirst({ where: { id }, select })
type Row = NonNullable<Awaited<ReturnType<typeof read>>>

/** What may be taken: what is due, and what somebody began and did not finish. */
export const takeable = (now: Date) => ({
  OR: [
    { state: 'pending' as const, dueAt: { lte: now } },
    { state: 'sending' as const, leaseUntil: { lte: now } },
  ],
})

/** Takes a delivery for this worker alone. Of any number that ask at once, one gets it. */
async function take(ctx: Context, id: string): Promise<Row | null> {
  const { count } = await ctx.db.delivery.updateMany({
    where: { id, ...takeable(ctx.now) },
    data: {
      state: 'sending',
      leaseUntil: new Date(ctx.now.getTime() + leaseMs),
      lastAttemptAt: ctx.now,
      attempts: { increment: 1 },
    },
  })
  return count === 1 ? read(ctx, id) : null
}

async function readerOf(ctx: Context, { recipientId, recipientName }: Row) {
  if (recipientId === '') return { reader: null, address: null, gone: null }
  const member = await ctx.db.member.findFirst({
    where: { userId: recipientId },
    select: { user: { select: { name: true, email: true } }, refusal: { select: { userId: true } } },
  })
  const name = member?.user.name ?? recipientName ?? 'The recipient'
  const gone = !member ? `${name} is no longer a member.` : member.refusal ? `${name} takes no mail of this workspace.` : null
  return { reader: { id: recipientId, name }, address: member?.user.email ?? null, gone }
}

const dropped = (error: string): Result => ({ state: 'dropped', error, code: null })

async function attempt(ctx: Context, row: Row, send: (parcel: Parcel) => Promise<Outcome>): Promise<Result> {
  const { channel, event } = row
  if (channel.archivedAt) return dropped('The channel was removed before this was sent.')
  if (!channel.active && event !== 'test') return dropped('The channel was switched off before this was sent.')
  if (row.attempts > mostAttempts) return { state: 'failed', error: 'Every attempt ended before its outcome was known.', code: null }
  const told = Notification.safeParse(row.subject)
  if (!told.success) return { state: 'failed', error: 'This version does not know what was to be told.', code: null }
  const { reader, address, gone } = await readerOf(ctx, row)
  if (gone && event !== 'test') return dropped(gone)
  const { id: workspaceId, name, slug, demo } = ctx.workspace
  const workspace = { id: workspaceId, name, slug, demo }
  const frame = { workspace, baseUrl: env().NEXTAUTH_URL.replace(/\/+$/, ''), channel: { id: channel.id, name: channel.name }, reader }
  const composed = await compose(ctx, frame, told.data)
  if ('drop' in composed) return dropped(composed.drop)
  const outcome = await send({
    ...{ id: row.id, event, happenedAt: row.createdAt, attemptAt: ctx.now, workspace, told: composed },
    channel: { kind: channel.kind, ...unlocked({ workspaceId, ...channel }) },
    to: reader ? { name: reader.name, address } : null,
  })
  return resultOf(ctx, row, outcome)
}

/** A test is answered at once and not tried again. */
function resultOf(ctx: Context, { attempts, event }: Pick<Row, 'attempts' | 'event'>, outcome: Outcome): Result {
  if (outcome.ok) return { state: 'sent', error: null, code: outcome.code }
  const { error, code, final, waitSeconds } = outcome
  const next = final || event === 'test' ? null : nextAttempt(attempts, ctx.now)
  if (!next) return { state: 'failed', error, code }
  const asked = ctx.now.getTime() + Math.min(waitSeconds ?? 0, 86_400) * 1000
  return { state: 'pending', error, code, dueAt: new Date(Math.max(next.getTime(), asked)) }
}

async function mark(ctx: Context, row: Row, { state, error, code, dueAt }: Result): Promise<void> {
  // Bound to this attempt: a worker that was taken for dead must not overwrite what its successor found.
  await ctx.db.delivery.updateMany({
    where: { id: row.id, state: 'sending', attempts: row.attempts },
    data: {
      state,
      error,
      answerCode: code,
      leaseUntil: null,
      ...(dueAt ? { dueAt } : {}),
      ...(state === 'sent' ? { sentAt: ctx.now } : {}),
    },
  })
}

/**
 * Sends one delivery if it is due and nobody else is at it; null when there is nothing to do. Between handing a message over and noting that down a
 * process can die: then it is handed over again, under the same message id, so that the receiver can tell.
 */
export async function deliver(ctx: Context, id: string, send: (parcel: Parcel) => Promise<Outcome> = carry): Promise<Delivered | null> {
  allow(ctx, 'workspace:manage')
  const row = await take(ctx, id)
  if (!row) return null
  let goneFor = false
  const watched = async (parcel: Parcel) => {
    const outcome = await send(parcel)
    goneFor = !outcome.ok && outcome.gone === true
    return outcome
  }
  const result = await attempt(ctx, row, watched).catch((error: unknown) => unexpected(ctx, row, error))
  await mark(ctx, row, result)
  if (goneFor) await switchOff(ctx, row.channel.id)
  return { id, state: result.state, error: result.error }
}

/** The receiver said that it wants no more. */
async function switchOff(ctx: Context, id: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    const { count } = await tx.channel.updateMany({ where: { id, active: true }, data: { active: false, version: { increment: 1 } } })
    if (count > 0) await record(tx, ctx, 'channel.switched_off', { type: 'channel', id }, { because: 'status 410' })
  })
}

function unexpected(ctx: Context, row: Row, error: unknown): Result {
  const id = randomUUID().slice(0, 8)
  console.error(`[error ${id}]`, error)
  const sentence = `Something went wrong on our side. Tell your administrator the id ${id}.`
  return resultOf(ctx, row, { ok: false, code: null, error: sentence, final: false })
}

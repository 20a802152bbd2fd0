import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement } from '@/lib/db/scope'
import type { DeliveryState } from '@/lib/domain/notification/channel'
import { conflict, forbidden, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { type Delivered, deliver } from './notify-send'

const Id = z.string().min(1).max(120)
export const DeliveryRef = z.strictObject({ id: Id })
export const ChannelRef = z.strictObject({ id: Id })
export const DeliveryQuery = z.strictObject({ channelId: Id, after: Id.nullable().default(null) })

export type DeliveryView = {
  id: string
  event: string
  week: string | null
  recipientName: string | null
  state: DeliveryState
  attempts: number
  createdAt: Date
  lastAttemptAt: Date | null
  sentAt: Date | null
  /** When the next attempt is due. */
  dueAt: Date
  answerCode: number | null
  error: string | null
}

export const deliveryPageSize = 25

const view = {
  ...{ id: true, event: true, subject: true, recipientName: true, state: true, attempts: true, createdAt: true, lastAttemptAt: true },
  ...{ sentAt: true, dueAt: true, answerCode: true, error: true },
} as const

const weekOf = (subject: unknown): string | null => z.object({ week: z.string() }).safeParse(subject).data?.week ?? null

/** The deliveries of one channel, newest first, a page at a time; `after` is the last id of the page before. */
export async function listDeliveries(
  ctx: Context,
  input: z.input<typeof DeliveryQuery>,
): Promise<{ rows: DeliveryView[]; total: number; start: number; next: string | null }> {
  allow(ctx, 'workspace:manage')
  const { channelId, after } = DeliveryQuery.parse(input)
  if ((await ctx.db.channel.count({ where: { id: channelId } })) === 0) throw notFound('This channel')
  const last =
    after === null ? null : await ctx.db.delivery.findFirst({ where: { id: after, channelId }, select: { id: true, createdAt: true } })
  const older = last ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] } : {}
  const [found, total, rest] = await Promise.all([
    ctx.db.delivery.findMany({
      where: { channelId, ...older },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: deliveryPageSize + 1,
      select: view,
    }),
    ctx.db.delivery.count({ where: { channelId } }),
    ctx.db.delivery.count({ where: { channelId, ...older } }),
  ])
  const rows = found.slice(0, deliveryPageSize).map(({ subject, ...row }) => ({ ...row, week: weekOf(subject) }))
  return { rows, total, start: total - rest, next: found.length > deliveryPageSize ? (rows.at(-1)?.id ?? null) : null }
}

export type ChannelState = { channelId: string; last: DeliveryView | null; waiting: number; failed: number }

const stuckAfterMs = 5 * 60_000

const newestIds = statement(
  `select distinct on ("channelId") "id" from "Delivery" where "workspaceId" = $1 order by "channelId", "createdAt" desc, "id" desc`,
)

/** The last delivery of each channel and what has not arrived; and how many deliveries are due for so long that no job can be running. */
export async function deliveryOverview(ctx: Context): Promise<{ channels: ChannelState[]; stuck: number }> {
  allow(ctx, 'workspace:manage')
  const ids = await ctx.db.$queryRawUnsafe<{ id: string }[]>(newestIds, ctx.workspace.id)
  const [newest, counts, stuck] = await Promise.all([
    ctx.db.delivery.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: { channelId: true, ...view } }),
    ctx.db.delivery.groupBy({
      by: ['channelId', 'state'],
      where: { state: { in: ['pending', 'failed'] }, event: { not: 'test' } },
      _count: true,
    }),
    ctx.db.delivery.count({ where: { state: 'pending', dueAt: { lt: new Date(ctx.now.getTime() - stuckAfterMs) } } }),
  ])
  const countOf = (channelId: string, state: string) =>
    counts.find((row) => row.channelId === channelId && row.state === state)?._count ?? 0
  const channels = newest.map(({ channelId, subject, ...row }) => ({
    ...{ channelId, last: { ...row, week: weekOf(subject) } },
    ...{ waiting: countOf(channelId, 'pending'), failed: countOf(channelId, 'failed') },
  }))
  return { channels, stuck }
}

/** Tries a delivery again that failed or was dropped, with all its attempts; under its old id, so that a receiver can tell. */
export async function sendAgain(ctx: Context, input: z.input<typeof DeliveryRef>): Promise<{ id: string }> {
  allow(ctx, 'workspace:manage')
  const { id } = DeliveryRef.parse(input)
  return transaction(ctx, async (tx) => {
    const row = await tx.delivery.findFirst({ where: { id }, select: { event: true, channelId: true } })
    if (!row) throw notFound('This delivery')
    if (row.event === 'test') throw invalid('A test is not sent again. Send a new one.')
    const { count } = await tx.delivery.updateMany({
      where: { id, state: { in: ['failed', 'dropped'] } },
      data: { state: 'pending', attempts: 0, dueAt: ctx.now },
    })
    if (count === 0) throw conflict('This delivery is on its way or has arrived. Reload the page.')
    await record(tx, ctx, 'delivery.sent_again', { type: 'channel', id: row.channelId }, { delivery: id })
    return { id }
  })
}

/** Sends a test through a channel at once, on or off; by mail to the person who asks. The outcome is the answer, whichever it is. */
export async function sendTest(ctx: Context, input: z.input<typeof ChannelRef>): Promise<Delivered> {
  allow(ctx, 'workspace:manage')
  const { id: channelId } = ChannelRef.parse(input)
  const { actor } = ctx
  const channel = await ctx.db.channel.findFirst({ where: { id: channelId, archivedAt: null }, select: { kind: true } })
  if (!channel) throw notFound('This channel')
  if (actor.kind !== 'user') throw forbidden('Only a person can ask for a test.')
  const toMe = channel.kind === 'email' ? { recipientId: actor.id, recipientName: actor.name } : {}
  const id = randomUUID()
  const subject = { event: 'test', by: actor.name.slice(0, 100) }
  const row = { workspaceId: ctx.workspace.id, id, channelId, event: 'test', eventKey: `test ${id}`, subject, ...toMe }
  // Born as being sent, so that no job takes it.
  await ctx.db.delivery.create({ data: { ...row, state: 'sending', leaseUntil: ctx.now, dueAt: ctx.now, createdAt: ctx.now } })
  return (await deliver(ctx, id)) ?? { id, state: 'sending', error: null }
}

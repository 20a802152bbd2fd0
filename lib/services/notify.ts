import 'server-only'
import { can } from '@/lib/auth/roles'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { changedStatuses } from '@/lib/domain/notification/compose'
import { eventKey, type WeekEvent } from '@/lib/domain/notification/event'
import { digestAt } from '@/lib/domain/notification/schedule'
import type { Report } from '@/lib/domain/report'

type Recipient = { id: string; name: string }

/** Members who take mail of this workspace; for a request to sign, those who may and have not signed this evidence. */
async function mailRecipients(tx: Tx, told: WeekEvent): Promise<Recipient[]> {
  const members = await tx.member.findMany({
    where: { refusal: { is: null }, user: { email: { not: null } } },
    orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true, role: true, user: { select: { name: true } } },
  })
  const people = members.map(({ userId, role, user }) => ({ id: userId, name: user.name, role }))
  if (told.event !== 'signature.requested') return people
  const { week, edition, evidenceSha256 } = told
  const given = await tx.signOff.findMany({ where: { week, edition, contentSha256: evidenceSha256 }, select: { userId: true } })
  const signed = new Set(given.map(({ userId }) => userId))
  return people.filter(({ id, role }) => can(role, 'review:sign') && !signed.has(id))
}

const calmMs = 15 * 60_000
const replaced = 'Another request took its place, because the evidence changed.'

/**
 * When a request to sign may go out: the first at once, later ones after a quarter of an hour, each in place of those that wait. Somebody who
 * overrules ten verdicts in a row asks the others once.
 */
async function calmed(tx: Tx, ctx: Context, told: Extract<WeekEvent, { event: 'signature.requested' }>): Promise<Date> {
  const { event, week, edition } = told
  const key = eventKey(told)
  const others = { eventKey: { startsWith: `${event} ${week} ${edition} `, not: key } }
  const asked = await tx.delivery.count({ where: others })
  if (asked === 0) return ctx.now
  const dueAt = new Date(ctx.now.getTime() + calmMs)
  await tx.delivery.updateMany({ where: { ...others, state: 'pending' }, data: { state: 'dropped', error: replaced } })
  await tx.delivery.updateMany({
    where: { eventKey: key, state: 'dropped', error: replaced },
    data: { state: 'pending', error: null, dueAt },
  })
  return dueAt
}

/**
 * Tells an event through every channel that takes it, in the transaction of the change it is about: the deliveries stand or fall with the change,
 * and a job sends them afterwards. The same event is told once, however often this is called.
 */
export async function announce(tx: Tx, ctx: Context, told: WeekEvent): Promise<void> {
  const { event, ...rest } = told
  const since = event === 'week.digest' ? { listensSince: { lte: digestAt(told.week, ctx.workspace.timeZone) } } : {}
  const channels = await tx.channel.findMany({
    where: { active: true, archivedAt: null, events: { has: event }, ...since },
    select: { id: true, kind: true },
  })
  if (channels.length === 0) return
  const people = channels.some(({ kind }) => kind === 'email') ? await mailRecipients(tx, told) : []
  const key = { workspaceId: ctx.workspace.id, event, eventKey: eventKey(told), subject: { event, ...rest } }
  const dueAt = told.event === 'signature.requested' ? await calmed(tx, ctx, told) : ctx.now
  const rows = channels.flatMap(({ id: channelId, kind }) => {
    const row = { ...key, channelId, dueAt, createdAt: ctx.now }
    return kind === 'email' ? people.map(({ id, name }) => ({ ...row, recipientId: id, recipientName: name })) : [row]
  })
  await tx.delivery.createMany({ data: rows, skipDuplicates: true })
}

type SignedWeek = { report: Report; sha256: string; before: Report | null }

/** Tells that a week is signed, and each dependency for which it decides otherwise than the signed week before. */
export async function announceSigned(tx: Tx, ctx: Context, { report, sha256, before }: SignedWeek): Promise<void> {
  const { week, edition } = report
  await announce(tx, ctx, { event: 'week.signed', week, edition, sha256 })
  for (const dependencyId of changedStatuses(before, report))
    await announce(tx, ctx, { event: 'status.changed', week, edition, sha256, dependencyId })
}

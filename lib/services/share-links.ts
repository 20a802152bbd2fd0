import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { NewShareLink, type ShareKind, type ShareState, shareEnd, shareState } from '@/lib/domain/share-link'
import type { Week } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'

export const ShareLinkRef = z.strictObject({ id: z.string().min(1).max(100) })
export const EveryShareLink = z.strictObject({})

/** One link as the list shows it. `makerLeft`: whoever made it is no member any more; the link works all the same. */
export type ShareLinkLine = {
  id: string
  kind: ShareKind
  label: string
  week: Week | null
  edition: number | null
  madeBy: string
  makerLeft: boolean
  createdAt: Date
  expiresAt: Date | null
  lastUsedOn: Date | null
  state: ShareState
}

const mostShown = 200

const lineSelect = {
  ...{ id: true, kind: true, label: true, week: true, edition: true, createdAt: true },
  ...{ createdById: true, createdByName: true, expiresAt: true, revokedAt: true, lastUsedOn: true },
} as const

/** The links that work first, then those that ended; newest first. The tokens are not in it: nobody can see one again. */
export async function listShareLinks(ctx: Context): Promise<ShareLinkLine[]> {
  allow(ctx, 'share:manage')
  const rows = await ctx.db.shareLink.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: mostShown, select: lineSelect })
  const members = await ctx.db.member.findMany({
    where: { userId: { in: rows.map((row) => row.createdById) } },
    select: { userId: true, user: { select: { name: true } } },
  })
  const names = new Map(members.map(({ userId, user }) => [userId, user.name]))
  const lines = rows.map(({ createdById, createdByName, revokedAt, ...row }) => ({
    ...row,
    madeBy: names.get(createdById) ?? createdByName,
    makerLeft: !names.has(createdById),
    state: shareState({ revokedAt, expiresAt: row.expiresAt }, ctx.now),
  }))
  return [...lines.filter(({ state }) => state === 'open'), ...lines.filter(({ state }) => state !== 'open')]
}

/** The weeks that can be shared, newest first: those with a signature. */
export async function listShareableWeeks(ctx: Context): Promise<Week[]> {
  allow(ctx, 'share:manage')
  const rows = await ctx.db.review.findMany({
    where: { state: 'signed' },
    distinct: ['week'],
    orderBy: { week: 'desc' },
    select: { week: true },
  })
  return rows.map(({ week }) => week)
}

async function signedEdition(tx: Tx, week: Week, edition: number | null): Promise<number> {
  const row = await tx.review.findFirst({
    where: { week, state: 'signed', ...(edition === null ? {} : { edition }) },
    orderBy: { edition: 'desc' },
    select: { edition: true },
  })
  if (row) return row.edition
  const which = edition === null ? week : `Edition ${edition} of ${week}`
  throw invalid('No link was made.', { week: `${which} is not signed. Only a signed week, which can no longer change, can be shared.` })
}

/** Makes a link. The token is returned once and stored only as a hash. */
export async function createShareLink(
  ctx: Context,
  input: z.input<typeof NewShareLink>,
): Promise<{ id: string; kind: ShareKind; label: string; token: string }> {
  allow(ctx, 'share:manage')
  const asked = NewShareLink.parse(input)
  const { actor, now, workspace } = ctx
  if (actor.kind !== 'user') throw invalid('Only a person can share something.')
  const { kind, label, week } = asked
  const [id, token, expiresAt] = [randomUUID(), newToken(), shareEnd(asked, now)]
  return transaction(ctx, async (tx) => {
    const edition = week === null ? null : await signedEdition(tx, week, asked.edition)
    const maker = { createdById: actor.id, createdByName: actor.name, createdAt: now }
    await tx.shareLink.create({
      data: { workspaceId: workspace.id, id, kind, label, week, edition, tokenHash: hashToken(token), ...maker, expiresAt },
    })
    await record(tx, ctx, 'share.created', { type: 'share', id }, { kind, label, week, edition, expiresAt })
    return { id, kind, label, token }
  })
}

/** Makes a link worthless at once. */
export async function revokeShareLink(ctx: Context, input: z.input<typeof ShareLinkRef>): Promise<{ id: string }> {
  allow(ctx, 'share:manage')
  const { id } = ShareLinkRef.parse(input)
  return transaction(ctx, async (tx) => {
    const link = await tx.shareLink.findFirst({ where: { id }, select: { kind: true, label: true } })
    if (!link) throw notFound('This link')
    const revoked = await tx.shareLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } })
    if (revoked.count === 1) await record(tx, ctx, 'share.revoked', { type: 'share', id }, link)
    return { id }
  })
}

/** Makes every link of the workspace worthless at once, whoever made it. */
export async function revokeAllShareLinks(ctx: Context, input: z.input<typeof EveryShareLink> = {}): Promise<{ revoked: number }> {
  allow(ctx, 'workspace:manage')
  EveryShareLink.parse(input)
  return transaction(ctx, async (tx) => {
    const { count } = await tx.shareLink.updateMany({ where: { revokedAt: null }, data: { revokedAt: ctx.now } })
    if (count > 0) await record(tx, ctx, 'share.all_revoked', { type: 'workspace', id: ctx.workspace.id }, { links: count })
    return { revoked: count }
  })
}

/** For how long a link that was taken back can be given back: nobody could hand its address out again. */
const restorableMs = 10 * 60_000

/** Gives a link back that was taken back within the last ten minutes. */
export async function restoreShareLink(ctx: Context, input: z.input<typeof ShareLinkRef>): Promise<{ id: string }> {
  allow(ctx, 'share:manage')
  const { id } = ShareLinkRef.parse(input)
  return transaction(ctx, async (tx) => {
    const link = await tx.shareLink.findFirst({ where: { id }, select: { kind: true, label: true } })
    if (!link) throw notFound('This link')
    const { count } = await tx.shareLink.updateMany({ where: { id, ...lately(ctx) }, data: { revokedAt: null } })
    if (count === 0) throw tooLate()
    await record(tx, ctx, 'share.restored', { type: 'share', id }, link)
    return { id }
  })
}

/** Gives the links back that were taken back together within the last ten minutes. */
export async function restoreAllShareLinks(ctx: Context, input: z.input<typeof EveryShareLink> = {}): Promise<{ restored: number }> {
  allow(ctx, 'workspace:manage')
  EveryShareLink.parse(input)
  return transaction(ctx, async (tx) => {
    const last = await tx.shareLink.findFirst({ where: lately(ctx), orderBy: { revokedAt: 'desc' }, select: { revokedAt: true } })
    if (!last) throw tooLate()
    const { count } = await tx.shareLink.updateMany({ where: { revokedAt: last.revokedAt }, data: { revokedAt: null } })
    await record(tx, ctx, 'share.all_restored', { type: 'workspace', id: ctx.workspace.id }, { links: count })
    return { restored: count }
  })
}

const lately = (ctx: Context) => ({ revokedAt: { gte: new Date(ctx.now.getTime() - restorableMs) } })

const tooLate = () => conflict('Only what was taken back within the last ten minutes can be given back. Make a new link instead.')

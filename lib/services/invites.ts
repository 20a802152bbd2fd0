import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashPassword, requireGoodPassword } from '@/lib/auth/password'
import type { CurrentSession } from '@/lib/auth/session'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, systemContext, transaction, type WorkspaceInfo } from '@/lib/context'
import { client } from '@/lib/db/client'
import { statement, type Tx } from '@/lib/db/scope'
import { Email, Password, PersonName, Role } from '@/lib/domain/member'
import { AppError, conflict, forbidden, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { lockMembers } from './members'

const validMs = 7 * 86_400_000

export const NewInvite = z.strictObject({ email: Email, role: Role })
export const InviteRef = z.strictObject({ id: z.string().min(1).max(100) })
const Token = z.string().min(1).max(200)
export const InviteToken = z.strictObject({ token: Token })
/** What a person without an account fills in. */
export const NewPerson = z.strictObject({ token: Token, name: PersonName, password: Password })

export type OpenInvite = {
  id: string
  email: string
  role: Role
  createdAt: Date
  expiresAt: Date
  expired: boolean
  invitedBy: string | null
}

/** The invites that nobody has answered, newest first. */
export async function listInvites(ctx: Context): Promise<OpenInvite[]> {
  allow(ctx, 'member:manage')
  const rows = await ctx.db.invite.findMany({
    where: { acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true, createdById: true },
  })
  const people = await ctx.db.member.findMany({
    where: { userId: { in: rows.map((row) => row.createdById) } },
    select: { userId: true, user: { select: { name: true } } },
  })
  const names = new Map(people.map(({ userId, user }) => [userId, user.name]))
  return rows.map(({ createdById, ...row }) => ({ ...row, expired: row.expiresAt <= ctx.now, invitedBy: names.get(createdById) ?? null }))
}

async function requireNewcomer(tx: Tx, ctx: Context, email: string): Promise<void> {
  const member = await tx.member.findFirst({ where: { user: { email } }, select: { userId: true } })
  if (member) throw invalid('No invite was made.', { email: 'This person is a member already. Change the role in the table of members.' })
  const open = { email, acceptedAt: null, revokedAt: null }
  await tx.invite.updateMany({ where: { ...open, expiresAt: { lte: ctx.now } }, data: { revokedAt: ctx.now } })
  const waiting = await tx.invite.findFirst({ where: open, select: { id: true } })
  if (waiting) throw invalid('No invite was made.', { email: 'An invite for this address is open. Revoke it below to make a new link.' })
}

/** Makes an invite for one address. The token is returned once and stored only as a hash. */
export async function createInvite(ctx: Context, input: z.input<typeof NewInvite>): Promise<{ id: string; email: string; token: string }> {
  allow(ctx, 'member:manage')
  const { email, role } = NewInvite.parse(input)
  if (ctx.actor.kind !== 'user') throw invalid('Only a person can invite.')
  const createdById = ctx.actor.id
  const id = randomUUID()
  const token = newToken()
  const expiresAt = new Date(ctx.now.getTime() + validMs)
  return transaction(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    await requireNewcomer(tx, ctx, email)
    const times = { createdAt: ctx.now, expiresAt }
    await tx.invite.create({
      data: { workspaceId: ctx.workspace.id, id, email, role, tokenHash: hashToken(token), createdById, ...times },
    })
    await record(tx, ctx, 'invite.created', { type: 'invite', id }, { email, role, expiresAt })
    return { id, email, token }
  })
}

/** Makes an open invite worthless at once. */
export async function revokeInvite(ctx: Context, input: z.input<typeof InviteRef>): Promise<{ id: string }> {
  allow(ctx, 'member:manage')
  const { id } = InviteRef.parse(input)
  return transaction(ctx, async (tx) => {
    const invite = await tx.invite.findFirst({ where: { id }, select: { email: true, acceptedAt: true } })
    if (!invite) throw notFound('This invite')
    if (invite.acceptedAt) throw conflict('This invite was accepted in the meantime. Remove the member instead.')
    const revoked = await tx.invite.updateMany({ where: { id, acceptedAt: null, revokedAt: null }, data: { revokedAt: ctx.now } })
    if (revoked.count === 1) await record(tx, ctx, 'invite.revoked', { type: 'invite', id }, { email: invite.email })
    return { id }
  })
}

const inviteSelect = {
  id: true,
  email: true,
  role: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  workspace: { select: { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } },
} as const

type Found =
  | { state: 'unknown' | 'used' | 'revoked' | 'expired' }
  | { state: 'open'; id: string; email: string; role: Role; expiresAt: Date; workspace: WorkspaceInfo }

async function look(token: string, now: Date): Promise<Found> {
  const row = await client().invite.findUnique({ where: { tokenHash: hashToken(token) }, select: inviteSelect })
  if (!row) return { state: 'unknown' }
  const { acceptedAt, revokedAt, ...invite } = row
  if (acceptedAt) return { state: 'used' }
  if (revokedAt) return { state: 'revoked' }
  return invite.expiresAt <= now ? { state: 'expired' } : { state: 'open', ...invite }
}

export type InviteView =
  | { state: 'unknown' | 'used' | 'revoked' | 'expired' }
  | { state: 'open'; email: string; role: Role; expiresAt: Date; workspace: string; hasAccount: boolean }

/** What the visitor who holds this token may see of the invite. */
export async function findInvite(token: string): Promise<InviteView> {
  const found = await look(token, new Date())
  if (found.state !== 'open') return found
  const { email, role, expiresAt, workspace } = found
  const account = await client().user.count({ where: { email } })
  return { state: 'open', email, role, expiresAt, workspace: workspace.name, hasAccount: account > 0 }
}

async function openInvite(token: string, now: Date) {
  const found = await look(token, now)
  if (found.state === 'open') return found
  throw new AppError('conflict', 'This invite can no longer be used. Ask an owner of the workspace for a new one.')
}

async function useUp(tx: Tx, ctx: Context, id: string): Promise<void> {
  const unused = { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } }
  const used = await tx.invite.updateMany({ where: unused, data: { acceptedAt: ctx.now } })
  if (used.count !== 1) throw conflict('This invite was used or revoked a moment ago. Ask an owner of the workspace for a new one.')
}

// The address comes from the invite and an existing account is never touched: an invite cannot take somebody's account over.
const createPerson = statement(
  `insert into "User" ("id", "email", "name", "passwordHash")
   select $2, "email", $4, $5 from "Invite" where "workspaceId" = $1 and "id" = $3
   on conflict ("email") do nothing returning "id"`,
)

/** Makes the account that an invite is for and lets it in. Whoever has an account already must sign in instead. */
export async function acceptAsNewPerson(input: z.input<typeof NewPerson>): Promise<{ slug: string; email: string }> {
  const { token, name, password } = NewPerson.parse(input)
  const now = new Date()
  const { id, email, role, workspace } = await openInvite(token, now)
  requireGoodPassword(password, email)
  const passwordHash = await hashPassword(password)
  const userId = randomUUID()
  const ctx = systemContext({ workspace, now, role, actor: { kind: 'user', id: userId, name } })
  await transaction(ctx, async (tx) => {
    await useUp(tx, ctx, id)
    const made = await tx.$queryRawUnsafe<{ id: string }[]>(createPerson, workspace.id, userId, id, name, passwordHash)
    if (made.length !== 1) throw conflict(`There is an account for ${email}. Sign in with it, then open this invite again.`)
    await tx.member.create({ data: { workspaceId: workspace.id, userId, role } })
    await record(tx, ctx, 'member.joined', { type: 'member', id: userId }, { inviteId: id, role })
  })
  return { slug: workspace.slug, email }
}

/** Lets the signed-in person in whom an invite is for. A membership that exists keeps its role. */
export async function acceptAsPerson(person: CurrentSession, input: z.input<typeof InviteToken>): Promise<{ slug: string }> {
  const { token } = InviteToken.parse(input)
  const now = new Date()
  const { id, email, role, workspace } = await openInvite(token, now)
  if (person.user.email !== email) throw forbidden(`This invite is for ${email}. Sign in with that address, then open it again.`)
  const { id: userId, name } = person.user
  const ctx = systemContext({ workspace, now, role, actor: { kind: 'user', id: userId, name } })
  await transaction(ctx, async (tx) => {
    await useUp(tx, ctx, id)
    const joined = await tx.member.createMany({ data: [{ workspaceId: workspace.id, userId, role }], skipDuplicates: true })
    if (joined.count === 1) await record(tx, ctx, 'member.joined', { type: 'member', id: userId }, { inviteId: id, role })
  })
  return { slug: workspace.slug }
}

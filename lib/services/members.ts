import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'
import { Role } from '@/lib/domain/member'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'

const UserId = z.string().min(1).max(100)

/** What the members table sends: the role somebody shall have, and the version of the membership it was read at. */
export const RoleChange = z.strictObject({ userId: UserId, role: Role, version: z.number().int().positive() })
export const MemberRef = z.strictObject({ userId: UserId })

export type MemberView = { userId: string; name: string; email: string | null; role: Role; version: number; joinedAt: Date; you: boolean }

const restorableMs = 10 * 60_000

// Two owners who demote or remove each other at the same moment must come one after the other.
const lock = statement(`select "userId" from "Member" where "workspaceId" = $1 order by "userId" for update`)

/** Holds every membership of the workspace until the transaction ends. */
export async function lockMembers(tx: Tx, ctx: Context): Promise<void> {
  await tx.$queryRawUnsafe(lock, ctx.workspace.id)
}

export async function listMembers(ctx: Context): Promise<MemberView[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.member.findMany({
    orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true, role: true, version: true, joinedAt: true, user: { select: { name: true, email: true } } },
  })
  const you = ctx.actor.kind === 'user' ? ctx.actor.id : null
  return rows.map(({ user, ...member }) => ({ ...user, ...member, you: member.userId === you }))
}

/** The role of everybody who is a member now, by user. */
export async function rolesOf(db: Tx | Context['db']): Promise<Map<string, Role>> {
  const rows = await db.member.findMany({ select: { userId: true, role: true } })
  return new Map(rows.map(({ userId, role }) => [userId, role]))
}

async function memberOf(tx: Tx, userId: string) {
  const member = await tx.member.findFirst({
    where: { userId },
    select: { role: true, version: true, user: { select: { name: true, email: true } } },
  })
  if (!member) throw notFound('This member')
  return member
}

async function keepAnOwner(tx: Tx, leaving: string, message: string): Promise<void> {
  const others = await tx.member.count({ where: { role: 'owner', userId: { not: leaving } } })
  if (others === 0) throw invalid(message, { role: message })
}

/** Gives a member another role; it counts from their next request on. The last owner stays one. */
export async function changeRole(ctx: Context, input: z.input<typeof RoleChange>): Promise<{ id: string }> {
  allow(ctx, 'member:manage')
  const { userId, role, version } = RoleChange.parse(input)
  return transaction(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const before = await memberOf(tx, userId)
    if (before.version !== version) {
      throw conflict(`Somebody made ${before.user.name} ${before.role} a moment ago. Look at the table again, then choose.`, {
        role: before.role,
      })
    }
    if (before.role === 'owner' && role !== 'owner') {
      await keepAnOwner(tx, userId, 'A workspace needs an owner. Make somebody else an owner first.')
    }
    await tx.member.updateMany({ where: { userId }, data: { role, version: { increment: 1 } } })
    await record(tx, ctx, 'member.role_changed', { type: 'member', id: userId }, { name: before.user.name, from: before.role, to: role })
    return { id: userId }
  })
}

async function takeOut(ctx: Context, userId: string, action: 'member.removed' | 'member.left'): Promise<void> {
  await transaction(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { role, user } = await memberOf(tx, userId)
    if (role === 'owner') await keepAnOwner(tx, userId, 'The last owner cannot leave. Make somebody else an owner first.')
    await tx.member.deleteMany({ where: { userId } })
    await record(tx, ctx, action, { type: 'member', id: userId }, { name: user.name, role })
  })
}

/** Takes a person out of the workspace; their next request finds nothing here. What they wrote stays, under their name. */
export async function removeMember(ctx: Context, input: z.input<typeof MemberRef>): Promise<{ id: string }> {
  allow(ctx, 'member:manage')
  const { userId } = MemberRef.parse(input)
  await takeOut(ctx, userId, 'member.removed')
  return { id: userId }
}

/** The acting person leaves the workspace. */
export async function leaveWorkspace(ctx: Context): Promise<void> {
  allow(ctx, 'workspace:read')
  if (ctx.actor.kind !== 'user') throw invalid('Only a person can leave a workspace.')
  await takeOut(ctx, ctx.actor.id, 'member.left')
}

/** Takes a removal of the last ten minutes back, with the role the person had. */
export async function restoreMember(ctx: Context, input: z.input<typeof MemberRef>): Promise<{ id: string }> {
  allow(ctx, 'member:manage')
  const { userId } = MemberRef.parse(input)
  return transaction(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const last = await tx.auditEvent.findFirst({
      where: { subjectType: 'member', subjectId: userId },
      orderBy: { seq: 'desc' },
      select: { action: true, at: true, detail: true },
    })
    if (!last) throw notFound('This member')
    if (last.action !== 'member.removed' || last.at.getTime() < ctx.now.getTime() - restorableMs) {
      throw conflict('This removal can no longer be taken back. Send an invite instead.')
    }
    const role = Role.parse((last.detail as { role: unknown }).role)
    await tx.member.create({ data: { workspaceId: ctx.workspace.id, userId, role } })
    await record(tx, ctx, 'member.restored', { type: 'member', id: userId }, { role })
    return { id: userId }
  })
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashToken, newToken } from '@/lib/auth/token'
import { allow, type Context, transaction } from '@/lib/context'
import { type KeyRole, type KeyState, keyEnd, keyShown, keyStart, keyState, NewApiKey, roleOfKey } from '@/lib/domain/api-key'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'

export const ApiKeyRef = z.strictObject({ id: z.string().min(1).max(100) })

/** One key as the list shows it; the key itself is stored nowhere. `madeBy` is null where its maker left the team: the key works all the same. */
export type ApiKeyLine = {
  id: string
  name: string
  prefix: string
  role: KeyRole
  madeBy: string | null
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  state: KeyState
}

const mostShown = 200

const lineSelect = {
  ...{ id: true, name: true, prefix: true, role: true, createdById: true, createdAt: true },
  ...{ expiresAt: true, lastUsedAt: true, revokedAt: true },
} as const

/** The keys that work first, then those that ended; newest first. */
export async function listApiKeys(ctx: Context): Promise<ApiKeyLine[]> {
  allow(ctx, 'workspace:manage')
  const rows = await ctx.db.apiKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: mostShown, select: lineSelect })
  const members = await ctx.db.member.findMany({
    where: { userId: { in: rows.map((row) => row.createdById) } },
    select: { userId: true, user: { select: { name: true } } },
  })
  const names = new Map(members.map(({ userId, user }) => [userId, user.name]))
  const lines = rows.map(({ createdById, revokedAt, role, ...row }) => ({
    ...row,
    role: roleOfKey(role),
    madeBy: names.get(createdById) ?? null,
    state: keyState({ revokedAt, expiresAt: row.expiresAt }, ctx.now),
  }))
  return [...lines.filter(({ state }) => state === 'open'), ...lines.filter(({ state }) => state !== 'open')]
}

/** Makes a key. It is returned once and stored only as a hash. */
export async function createApiKey(
  ctx: Context,
  input: z.input<typeof NewApiKey>,
): Promise<{ id: string; name: string; role: KeyRole; token: string }> {
  allow(ctx, 'workspace:manage')
  const { name, role, expiresInDays } = NewApiKey.parse(input)
  const { actor, now, workspace } = ctx
  if (actor.kind !== 'user') throw invalid('Only a person can make an API key.')
  const [id, token, expiresAt] = [randomUUID(), `${keyStart}${newToken()}`, keyEnd(expiresInDays, now)]
  const prefix = token.slice(0, keyShown)
  return transaction(ctx, async (tx) => {
    const key = { name, role, prefix, keyHash: hashToken(token), expiresAt }
    await tx.apiKey.create({ data: { workspaceId: workspace.id, id, ...key, createdById: actor.id, createdAt: now } })
    await record(tx, ctx, 'key.created', { type: 'api_key', id }, { name, role, prefix, expiresAt })
    return { id, name, role, token }
  })
}

/** Makes a key worthless at once. */
export async function revokeApiKey(ctx: Context, input: z.input<typeof ApiKeyRef>): Promise<{ id: string }> {
  allow(ctx, 'workspace:manage')
  const { id } = ApiKeyRef.parse(input)
  return transaction(ctx, async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { id }, select: { name: true, prefix: true } })
    if (!key) throw notFound('This key')
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } })
    if (count === 1) await record(tx, ctx, 'key.revoked', { type: 'api_key', id }, key)
    return { id }
  })
}

/** For how long a key that was revoked by mistake can be given back. */
const restorableMs = 10 * 60_000

/** Gives a key back that was revoked within the last ten minutes. */
export async function restoreApiKey(ctx: Context, input: z.input<typeof ApiKeyRef>): Promise<{ id: string }> {
  allow(ctx, 'workspace:manage')
  const { id } = ApiKeyRef.parse(input)
  return transaction(ctx, async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { id }, select: { name: true, prefix: true } })
    if (!key) throw notFound('This key')
    const lately = { gte: new Date(ctx.now.getTime() - restorableMs) }
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: lately }, data: { revokedAt: null } })
    if (count === 0) throw conflict('Only a key that was revoked within the last ten minutes can be given back. Make a new key instead.')
    await record(tx, ctx, 'key.restored', { type: 'api_key', id }, key)
    return { id }
  })
}

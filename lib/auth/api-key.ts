import 'server-only'
import { type Context, systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import { keyStart, keyState, roleOfKey } from '@/lib/domain/api-key'
import { AppError, forbidden } from '@/lib/errors'
import { countGuess, countRequest, noteWelcome, requireFewGuesses } from './api-key-limit'
import { hashToken } from './token'

const unauthenticated = (message: string) => new AppError('unauthenticated', message)
const header = `the header "Authorization: Bearer ${keyStart}…"`

/** The key of a request, from its header alone: addresses end up in logs, and a page of another site can send a cookie but not this header. */
function tokenOf({ headers, url }: Pick<Request, 'headers' | 'url'>): string {
  const inAddress = [...new URL(url).searchParams].flat().some((text) => text.trim().startsWith(keyStart))
  if (inAddress)
    throw unauthenticated(
      `The API key stands in the address, where logs keep it: revoke that key, make a new one, and send the new one in ${header}.`,
    )
  const said = headers.get('authorization')
  if (said === null) throw unauthenticated(`The request brings no API key: send one in ${header}.`)
  const token = /^Bearer +(\S{1,200}) *$/i.exec(said)?.[1]
  if (!token?.startsWith(keyStart))
    throw unauthenticated(`What the request brings is not an API key of Switchboard: send one in ${header}.`)
  return token
}

const keySelect = {
  ...{ id: true, name: true, role: true, expiresAt: true, revokedAt: true, lastUsedAt: true },
  workspace: { select: { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } },
} as const

type Asked = { slug: string; address: string; now?: Date }

/**
 * Lock 1, *who*, for programs: a context of the one workspace that the key belongs to, with at most the role of an analyst. `address` is where the
 * request comes from. Throws `unauthenticated` for a key that is missing, unknown, expired or revoked, and `forbidden` for one of another workspace,
 * whether or not the one asked for exists.
 */
export async function apiKeyContext(
  request: Pick<Request, 'headers' | 'url'>,
  { slug, address, now = new Date() }: Asked,
): Promise<Context> {
  const keyHash = hashToken(tokenOf(request))
  await requireFewGuesses(keyHash, address)
  const row = await client().apiKey.findUnique({ where: { keyHash }, select: keySelect })
  if (!row) {
    await countGuess(address)
    throw unauthenticated(
      'There is no such API key: a part of it may be missing. Copy it again, or ask an owner of the workspace for a new one.',
    )
  }
  await countRequest(keyHash)
  const state = keyState(row, now)
  if (state === 'revoked') throw unauthenticated('This API key was revoked: ask an owner of the workspace for a new one.')
  if (state === 'expired') throw unauthenticated('This API key has expired: ask an owner of the workspace for a new one.')
  if (row.workspace.slug !== slug)
    throw forbidden('This API key belongs to another workspace: check the name of the workspace in the address.')
  noteWelcome(keyHash)
  const actor = { kind: 'apiKey' as const, id: row.id, name: row.name }
  const ctx = systemContext({ workspace: row.workspace, now, role: roleOfKey(row.role), actor })
  await noteUse(ctx, row)
  return ctx
}

const minuteMs = 60_000

/** A feed sends all day: when a key was last used is written at most once a minute. */
async function noteUse(ctx: Context, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }): Promise<void> {
  const before = new Date(ctx.now.getTime() - minuteMs)
  if (lastUsedAt && lastUsedAt > before) return
  const older = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] }
  await ctx.db.apiKey.updateMany({ where: { id, ...older }, data: { lastUsedAt: ctx.now } })
}

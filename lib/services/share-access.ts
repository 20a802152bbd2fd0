import 'server-only'
import { guessLimit } from '@/lib/auth/guess-limit'
import { hashToken } from '@/lib/auth/token'
import { type Context, systemContext } from '@/lib/context'
import { client } from '@/lib/db/client'
import { fromDay, toDay } from '@/lib/domain/day'
import { type ShareKind, shareState } from '@/lib/domain/share-link'
import type { Week } from '@/lib/domain/week'
import { AppError } from '@/lib/errors'

const guesses = guessLimit({ name: 'share', fromOne: 30, fromAll: 600 })

/** Thrown instead of looking a token up; says in how many seconds to come back. */
export class TooManyGuesses extends Error {
  constructor(readonly seconds: number) {
    super('Too many wrong addresses')
    this.name = 'TooManyGuesses'
  }
}

/** The same for every link that shows nothing, whatever the reason, so that an answer tells nothing about a token. */
export const nothingShared = () =>
  new AppError('not_found', 'This link shows nothing. A part of it may be missing, it may have ended, or it was taken back.')

const linkSelect = {
  ...{ id: true, kind: true, label: true, week: true, edition: true, expiresAt: true, revokedAt: true, lastUsedOn: true },
  workspace: { select: { id: true, slug: true, name: true, timeZone: true, currency: true, demo: true, catalogueVersion: true } },
} as const

type Asked = { kind: ShareKind; address: string; now?: Date }
export type SharedLink = { label: string; week: Week | null; edition: number | null; expiresAt: Date | null }

/**
 * What the holder of a token may see: a context of that one workspace which can only read, and what the link names. `address` is where the visitor
 * comes from. Throws `not_found`, always the same, for a token that is wrong, ended, taken back or meant for another kind.
 */
export async function openShare(token: string, { kind, address, now = new Date() }: Asked): Promise<{ ctx: Context; link: SharedLink }> {
  const tokenHash = hashToken(token)
  const wait = await guesses.wait(address, tokenHash)
  if (wait > 0) throw new TooManyGuesses(wait)
  const row = await client().shareLink.findUnique({ where: { tokenHash }, select: linkSelect })
  if (!row) await guesses.miss(address)
  if (!row || row.kind !== kind || shareState(row, now) !== 'open') throw nothingShared()
  guesses.hit(tokenHash)
  const { workspace, label, week, edition, expiresAt } = row
  const ctx = systemContext({ workspace, now, role: 'viewer', actor: { kind: 'system', name: 'Share link' } })
  await noteUse(ctx, row)
  return { ctx, link: { label, week, edition, expiresAt } }
}

async function noteUse(ctx: Context, { id, lastUsedOn }: { id: string; lastUsedOn: Date | null }): Promise<void> {
  const today = fromDay(toDay(ctx.now))
  if (lastUsedOn && lastUsedOn >= today) return
  const older = { OR: [{ lastUsedOn: null }, { lastUsedOn: { lt: today } }] }
  await ctx.db.shareLink.updateMany({ where: { id, ...older }, data: { lastUsedOn: today } })
}

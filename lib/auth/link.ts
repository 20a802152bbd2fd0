import 'server-only'
import { z } from 'zod'
import { client } from '@/lib/db/client'
import { hashToken, newToken } from './token'

const validMs = 24 * 3_600_000

export type LinkState = 'open' | 'used' | 'expired' | 'unknown'
type Links = Pick<ReturnType<typeof client>, 'signInLink'>

/** Makes a single-use link for one person and returns its token, which is stored nowhere. */
export async function newSignInLink(db: Links, userId: string, now: Date): Promise<string> {
  const token = newToken()
  await db.signInLink.create({
    data: { tokenHash: hashToken(token), userId, createdAt: now, expiresAt: new Date(now.getTime() + validMs) },
  })
  return token
}

/** Makes every link of one person worthless, e.g. because a password now does their work. */
export async function voidSignInLinks(db: Links, userId: string, now: Date): Promise<void> {
  await db.signInLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } })
}

/** What a visitor with this token may expect; looking does not use the link up. */
export async function signInLinkState(token: string): Promise<LinkState> {
  const link = await client().signInLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { usedAt: true, expiresAt: true },
  })
  if (!link) return 'unknown'
  if (link.usedAt) return 'used'
  return link.expiresAt.getTime() <= Date.now() ? 'expired' : 'open'
}

const LinkForm = z.object({ token: z.string().min(1).max(200) })

/** The person a single-use link was made for, or null. Two requests with one link: exactly one signs in. */
export async function signInWithLink(given: unknown): Promise<{ id: string; name: string } | null> {
  const form = LinkForm.safeParse(given)
  if (!form.success) return null
  const tokenHash = hashToken(form.data.token)
  const now = new Date()
  const used = await client().signInLink.updateMany({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  if (used.count !== 1) return null
  const link = await client().signInLink.findUniqueOrThrow({ where: { tokenHash }, select: { user: { select: { id: true, name: true } } } })
  return link.user
}

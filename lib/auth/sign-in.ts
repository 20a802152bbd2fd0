import 'server-only'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { client } from '@/lib/db/client'
import { Email } from '@/lib/domain/member'
import { verifyPassword } from './password'
import { hashToken } from './token'

type SignedIn = { id: string; name: string }

// Ten wrong passwords per account in a quarter of an hour; the counter is per account, so a forged address header gains nothing.
const wrongPasswords = new RateLimiterMemory({ points: 10, duration: 15 * 60 })

const PasswordForm = z.object({ email: Email, password: z.string().min(1).max(200) })

/** The person with this address and password, or null. Throws `RateLimited` after too many wrong passwords. */
export async function signInWithPassword(given: unknown): Promise<SignedIn | null> {
  const form = PasswordForm.safeParse(given)
  if (!form.success) return null
  const { email, password } = form.data
  try {
    await wrongPasswords.consume(email)
  } catch (limit) {
    throw new Error(`RateLimited:${Math.ceil((limit as RateLimiterRes).msBeforeNext / 60_000)}`)
  }
  const user = await client().user.findUnique({ where: { email }, select: { id: true, name: true, passwordHash: true } })
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || !user) return null
  await wrongPasswords.delete(email)
  return { id: user.id, name: user.name }
}

const LinkForm = z.object({ token: z.string().min(1).max(200) })

/** The person a single-use link was made for, or null. Two requests with one link: exactly one signs in. */
export async function signInWithLink(given: unknown): Promise<SignedIn | null> {
  const form = LinkForm.safeParse(given)
  if (!form.success) return null
  const tokenHash = hashToken(form.data.token)
  const now = new Date()
  const used = await client().signInLink.updateMany({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  if (used.count !== 1) return null
  const link = await client().signInLink.findUniqueOrThrow({ where: { tokenHash }, select: { user: { select: { id: true, name: true } } } })
  return link.user
}

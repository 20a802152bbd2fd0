import 'server-only'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { client } from '@/lib/db/client'
import { Email } from '@/lib/domain/member'
import { verifyPassword } from './password'

type SignedIn = { id: string; name: string }

/** Ten wrong passwords in a quarter of an hour, counted per account, so that a forged address header gains nothing. */
const wrongPasswords = new RateLimiterMemory({ points: 10, duration: 15 * 60 })

/** Thrown instead of looking at a password; says when to come back. */
export class TooManyTries extends Error {
  constructor(readonly minutes: number) {
    super(`TooManyTries:${minutes}`)
    this.name = 'TooManyTries'
  }
}

const PasswordForm = z.object({ email: Email, password: z.string().min(1).max(200) })

/** Counts one try under a key. Throws `TooManyTries` when it has none left. */
export async function countTry(key: string): Promise<void> {
  try {
    await wrongPasswords.consume(key)
  } catch (limit) {
    throw new TooManyTries(Math.max(1, Math.ceil((limit as RateLimiterRes).msBeforeNext / 60_000)))
  }
}

export async function forgetTries(key: string): Promise<void> {
  await wrongPasswords.delete(key)
}

/**
 * The person with this address and password, or null. Throws `TooManyTries`.
 * `deviceOf` names the browser when that person has signed in on it before: it has a count of its own, so that a stranger
 * who uses up the tries of an account does not shut its owner out.
 */
export async function signInWithPassword(
  given: unknown,
  deviceOf: (userId: string) => Promise<string | null> = async () => null,
): Promise<SignedIn | null> {
  const form = PasswordForm.safeParse(given)
  if (!form.success) return null
  const { email, password } = form.data
  const user = await client().user.findUnique({ where: { email }, select: { id: true, name: true, passwordHash: true } })
  const device = user ? await deviceOf(user.id) : null
  const key = device ? `device ${device}` : `account ${email}`
  await countTry(key)
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || !user) return null
  await forgetTries(key)
  return { id: user.id, name: user.name }
}

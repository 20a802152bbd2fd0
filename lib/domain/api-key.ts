import { z } from 'zod'
import type { Role } from './member'

/** What a program may be trusted with. Voting, signing and everything about members takes a person, so no key goes further than an analyst. */
export const keyRoles = [
  { id: 'analyst', label: 'Write measurements and read', does: 'Posts job logs and reads what became of them.' },
  { id: 'viewer', label: 'Read only', does: 'Reads what became of a log; posts nothing.' },
] as const

export const KeyRole = z.enum(['analyst', 'viewer'])
export type KeyRole = z.infer<typeof KeyRole>

/** What a key of some role acts with: never more than an analyst, and as a viewer where the role is one that only people have. */
export const roleOfKey = (role: Role): KeyRole => (role === 'viewer' || role === 'rater' ? 'viewer' : 'analyst')

/** For how many days a key works at most when it has an end. */
export const mostKeyDays = 730

/** What is asked of whoever makes a key. `expiresInDays` null is until it is revoked. */
export const NewApiKey = z
  .strictObject({
    name: z.string().trim().min(1, 'Say which program uses the key, so that it can be told from others.').max(100),
    role: KeyRole.default('analyst'),
    expiresInDays: z
      .number({ error: 'Say for how many days the key works.' })
      .int('Use whole days.')
      .min(1, 'A key works for at least a day.')
      .max(mostKeyDays, 'A key works for at most two years. Make a new one then, or choose no end.')
      .nullable()
      .default(90),
  })
  .meta({ description: 'API key' })
export type NewApiKey = z.infer<typeof NewApiKey>

const dayMs = 86_400_000

/** When a key made at `now` ends; null: not before it is revoked. */
export const keyEnd = (expiresInDays: number | null, now: Date): Date | null =>
  expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs)

export type KeyState = 'open' | 'expired' | 'revoked'

/** Whether a key works at an instant; one that was revoked stays so after its end. */
export function keyState({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): KeyState {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= now ? 'expired' : 'open'
}

/** What every key begins with, so that people and scanners of repositories recognise one. */
export const keyStart = 'sb_'

/** Characters of a key that stay visible in the list: enough to tell keys apart, too few to guess one. */
export const keyShown = keyStart.length + 6

import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { client } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { authOptions } from './options'

export type CurrentSession = { id: string; user: { id: string; name: string; email: string | null; hasPassword: boolean } }

export const idleMs = 7 * 86_400_000
const seenEveryMs = 5 * 60_000

/** The session with this id and whose it is; null once it is revoked, expired or has been idle for a week. */
export async function findLiveSession(id: string, now: Date): Promise<CurrentSession | null> {
  const row = await client().session.findUnique({
    where: { id },
    select: {
      id: true,
      expiresAt: true,
      revokedAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true, passwordHash: true } },
    },
  })
  const at = now.getTime()
  if (!row || row.revokedAt || row.expiresAt.getTime() <= at || row.lastSeenAt.getTime() <= at - idleMs) return null
  if (row.lastSeenAt.getTime() < at - seenEveryMs) {
    // Without the condition, a request that began earlier could move the time back.
    await client().session.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } })
  }
  const { passwordHash, ...user } = row.user
  return { id: row.id, user: { ...user, hasPassword: passwordHash !== null } }
}

/** Who is asking: cookie → signed token → live session. A session that ends is nobody on the very next request. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const token = await getServerSession(authOptions)
  return token?.sid ? findLiveSession(token.sid, new Date()) : null
})

/** The signed-in person; throws `unauthenticated` when there is none. */
export async function currentPerson(): Promise<CurrentSession> {
  const session = await currentSession()
  if (!session) throw new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in and try again.')
  return session
}

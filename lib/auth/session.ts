import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { client } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { authOptions } from './options'

export type CurrentSession = { id: string; user: { id: string; name: string; email: string | null; hasPassword: boolean } }

export const idleMs = 7 * 86_400_000
const seenEveryMs = 5 * 60_000

/** Who is asking: cookie → signed token → live session row. A revoked, expired or idle session is nobody, on the very next request. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const token = await getServerSession(authOptions)
  if (!token?.sid) return null
  const row = await client().session.findUnique({
    where: { id: token.sid },
    select: {
      id: true,
      expiresAt: true,
      revokedAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true, passwordHash: true } },
    },
  })
  const now = Date.now()
  if (!row || row.revokedAt || row.expiresAt.getTime() <= now || row.lastSeenAt.getTime() <= now - idleMs) return null
  if (row.lastSeenAt.getTime() < now - seenEveryMs)
    await client().session.update({ where: { id: row.id }, data: { lastSeenAt: new Date(now) } })
  const { passwordHash, ...user } = row.user
  return { id: row.id, user: { ...user, hasPassword: passwordHash !== null } }
})

/** The signed-in person; throws `unauthenticated` when there is none. */
export async function currentPerson(): Promise<CurrentSession> {
  const session = await currentSession()
  if (!session) throw new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in and try again.')
  return session
}

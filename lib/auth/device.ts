import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { newToken } from './token'

const cookie = 'switchboard.device'
const keptSeconds = 400 * 86_400

const sealOf = (id: string, userId: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`device:${id}:${userId}`).digest('base64url')

/** The id of this browser when this person has signed in here before, else null. Guessing somebody's password elsewhere cannot lock it out. */
export async function knownDevice(userId: string): Promise<string | null> {
  const [id, seal] = (await cookies()).get(cookie)?.value.split('.') ?? []
  if (!id || !seal) return null
  const expected = Buffer.from(sealOf(id, userId))
  const given = Buffer.from(seal)
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null
}

export async function rememberDevice(userId: string): Promise<void> {
  if (await knownDevice(userId)) return
  const id = newToken()
  const secure = env().NEXTAUTH_URL.startsWith('https:')
  const jar = await cookies()
  jar.set(cookie, `${id}.${sealOf(id, userId)}`, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: keptSeconds })
}

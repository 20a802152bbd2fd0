import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { client } from '@/lib/db/client'
import { env } from '@/lib/env'
import { authOptions } from './options'
import { currentSession } from './session'

const handler: (request: NextRequest, route: { params: Promise<{ nextauth: string[] }> }) => Promise<Response> = NextAuth(authOptions)

/** Asks next-auth inside this server action what a browser would ask under /api/auth, and hands its cookies on. */
async function ask(nextauth: string[], form?: Record<string, string>): Promise<Response> {
  const request = new NextRequest(
    new URL(`/api/auth/${nextauth.join('/')}`, env().NEXTAUTH_URL),
    form ? { method: 'POST', body: new URLSearchParams({ ...form, json: 'true' }) } : {},
  )
  const answer = await handler(request, { params: Promise.resolve({ nextauth }) })
  const jar = await cookies()
  for (const cookie of new NextResponse(null, { headers: answer.headers }).cookies.getAll()) jar.set(cookie)
  return answer
}

async function post(nextauth: string[], form: Record<string, string>): Promise<URL> {
  const { csrfToken } = (await (await ask(['csrf'])).json()) as { csrfToken: string }
  const { url } = (await (await ask(nextauth, { ...form, csrfToken })).json()) as { url: string }
  return new URL(url, env().NEXTAUTH_URL)
}

export type Entry = { entered: true } | { entered: false; waitMinutes: number | null }

/** Signs the visitor in; a session that this browser had before ends. Only inside a server action. */
export async function enter(provider: 'password' | 'link', form: Record<string, string>): Promise<Entry> {
  const before = await currentSession()
  const error = (await post(['callback', provider], form)).searchParams.get('error')
  if (error === 'Unavailable') throw new Error('Signing in failed for a reason that is not the visitor’s; the log has it.')
  if (error) return { entered: false, waitMinutes: Number(/^TooManyTries:(\d+)$/.exec(error)?.[1]) || null }
  if (before) await client().session.updateMany({ where: { id: before.id, revokedAt: null }, data: { revokedAt: new Date() } })
  return { entered: true }
}

/** Ends the session of this browser. Only inside a server action. */
export async function leave(): Promise<void> {
  await post(['signout'], {})
}

import 'server-only'
import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { client } from '@/lib/db/client'
import { knownDevice, rememberDevice } from './device'
import { signInWithLink } from './link'
import { signInWithPassword, TooManyTries } from './sign-in'

const absoluteDays = 30
const secure = process.env.NEXTAUTH_URL?.startsWith('https:') ?? false
// A name of its own, because all servers on one machine share their cookies; over https, the prefix keeps other hosts of the domain out.
const sessionCookie = `${secure ? '__Host-' : ''}switchboard.session`

declare module 'next-auth' {
  interface Session {
    sid?: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
  }
}

/** next-auth sends the message of an error to the browser: only the one that is meant for people may pass. */
const quietly =
  <Person>(look: (given: unknown) => Promise<Person | null>) =>
  async (given: unknown): Promise<Person | null> => {
    try {
      return await look(given)
    } catch (error) {
      if (error instanceof TooManyTries) throw error
      console.error('[sign-in]', error)
      throw new Error('Unavailable')
    }
  }

/** next-auth, kept behind this file, `enter.ts` and `session.ts`. Its cookie is only a pointer to a row of Session. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: absoluteDays * 86_400 },
  cookies: { sessionToken: { name: sessionCookie, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
  pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
  providers: [
    Credentials({
      id: 'password',
      credentials: { email: {}, password: {} },
      authorize: quietly((given) => signInWithPassword(given, knownDevice)),
    }),
    Credentials({
      id: 'link',
      credentials: { token: {} },
      authorize: quietly(signInWithLink),
    }),
  ],
  callbacks: {
    // `user` is present only right after signing in; nothing that a browser sends later changes the token.
    async jwt({ token, user }) {
      if (!user) return token
      const userAgent = (await headers()).get('user-agent')?.slice(0, 300) ?? null
      const session = await client().session.create({
        data: { userId: user.id, expiresAt: new Date(Date.now() + absoluteDays * 86_400_000), userAgent },
        select: { id: true },
      })
      return { sub: user.id, sid: session.id }
    },
    session: ({ session, token }) => ({ expires: session.expires, ...(token.sid ? { sid: token.sid } : {}) }),
  },
  events: {
    signIn: ({ user }) => rememberDevice(user.id),
    async signOut({ token }) {
      if (token?.sid) await client().session.updateMany({ where: { id: token.sid }, data: { revokedAt: new Date() } })
    },
  },
}

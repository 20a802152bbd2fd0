import 'server-only'
import { cookies } from 'next/headers'

const secure = process.env.NEXTAUTH_URL?.startsWith('https:') ?? false
const days = 30

/** What a guest's browser keeps after the one-time link was used. It goes to the voting pages alone; over https, no other host can set it. */
export const guestCookie = `${secure ? '__Secure-' : ''}switchboard.guest`

/** The secret of the guest who is asking; null for everybody else. */
export const guestSecret = async (): Promise<string | null> => (await cookies()).get(guestCookie)?.value ?? null

/** Only inside a server action. */
export async function keepGuestSecret(secret: string): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/vote', secure, maxAge: days * 86_400 } as const
  ;(await cookies()).set(guestCookie, secret, options)
}

import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { invalid } from '@/lib/errors'

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** NFKC first, so that the same password typed on two keyboards gives the same bytes. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), settings)

let decoy: Promise<string> | undefined

/** True when the password fits. Without a stored hash it still does the work, so that unknown accounts answer as slowly as known ones. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return stored !== null && fits
}

// What guessing programs try first. A long password that is made of nothing else is not long.
const guessed =
  /password|passwort|passw0rd|p@ssw0rd|letmein|welcome|changeme|iloveyou|switchboard|administrator|admin|secret|qwert[yz](?:uiop)?|asdf(?:gh(?:jkl)?)?|abc(?:d(?:ef(?:gh(?:ij)?)?)?)?|\d+/g

/** Refuses a password that is long only by name, at the field `field`. */
export function requireGoodPassword(password: string, email: string, field = 'password'): void {
  const own = email.split('@')[0] ?? ''
  const rest = password.normalize('NFKC').toLowerCase().replaceAll(own, '').replace(guessed, '')
  if (new Set(rest).size >= 5) return
  throw invalid('Nothing was saved.', { [field]: 'This is easy to guess. Use several words that have nothing to do with each other.' })
}

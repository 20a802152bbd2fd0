import 'server-only'
import { hash, verify } from '@node-rs/argon2'

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

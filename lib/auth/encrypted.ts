import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

const version = 'v1'

/** One key for stored texts, apart from the one that signs sessions. */
const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'switchboard', 'stored texts', 32))

/**
 * A text that only this installation can read again (AES-256-GCM, key from NEXTAUTH_SECRET by HKDF). `place` names the row and field it stands
 * in; copied to another place, it cannot be read.
 */
export function encrypt(text: string, place: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(env().NEXTAUTH_SECRET), iv)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.')
}

/** The text again; null when it was changed, stood in another place, or was encrypted under another NEXTAUTH_SECRET. */
export function decrypt(locked: string, place: string): string | null {
  const [of, iv, tag, body] = locked.split('.')
  if (of !== version || !iv || !tag || body === undefined) return null
  try {
    const options = { authTagLength: 16 }
    const decipher = createDecipheriv('aes-256-gcm', keyOf(env().NEXTAUTH_SECRET), Buffer.from(iv, 'base64url'), options)
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

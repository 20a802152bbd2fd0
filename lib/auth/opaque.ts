import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

const known = new Map<string, Buffer>()

/** Derived once per process: a vote looks for its pair among the names of hundreds. */
function keyFor(purpose: string): Buffer {
  const name = JSON.stringify([purpose, process.env.NEXTAUTH_SECRET])
  const key = known.get(name) ?? Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, 'switchboard', purpose, 32))
  known.set(name, key)
  return key
}

/** A name for a row that says nothing about it and that nobody else can make: HMAC-SHA-256 of its parts, 128 bits of it. */
export const opaqueName = (...parts: string[]): string =>
  createHmac('sha256', keyFor('opaque names')).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url')

/** Parts in a text that says nothing about them, and can only be read here. The same parts give the same text, so that an address stays as it is. */
export function opaque(parts: readonly string[]): string {
  const text = JSON.stringify(parts)
  const iv = createHmac('sha256', keyFor('opaque texts: nonces')).update(text).digest().subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('opaque texts'), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The parts again; null for a text that was not made here, or was changed. */
export function fromOpaque(text: string): string[] | null {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < 30 || bytes.length > 1000) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor('opaque texts'), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
  } catch {
    return null
  }
}

import 'server-only'
import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal digits: several times faster than the one that also runs in browsers. */
export const nativeSha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits for a link or a key; shown once. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. Tokens are random, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

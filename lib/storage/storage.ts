import 'server-only'
import { randomBytes } from 'node:crypto'
import { filesFolder, localStorage } from './local'
import { s3Settings, s3Storage } from './s3'

/** The first and the last byte, both included. */
export type ByteRange = { start: number; end: number }
export type Known = { bytes: number; sha256: string; mime: string }

/** Where files are kept. Everybody who uses it sees the same four verbs, whichever place an operator chose. */
export type Storage = {
  /** Keeps a stream under a key that is not taken yet. Nothing is left behind when it breaks or does not have the bytes that were said. */
  put(key: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, known: Known): Promise<void>
  /** The bytes of a file, or of a part of it; null when there is none. */
  get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>
  size(key: string): Promise<number | null>
  /** Removes a file; a key without one is no error. */
  delete(key: string): Promise<void>
}

/** A new key: the folder of the workspace, and a name that says nothing and that nobody can guess. */
export const newKey = (workspaceId: string): string => `${workspaceId}/${randomBytes(16).toString('hex')}`

/** The bucket that an operator named with S3_ENDPOINT and its three companions; otherwise the disk. */
export function storage(): Storage {
  const settings = s3Settings()
  return settings ? s3Storage(settings) : localStorage(filesFolder())
}

import 'server-only'
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError, invalid } from '@/lib/errors'
import { filesFolder } from './local'
import { diskProblem } from './room'

/** An upload that nobody goes on with is forgotten after a day. */
const keptMs = 86_400_000

/** Which upload: of one person, for one place, under the id that their browser gave it. */
export type UploadPart = { workspaceId: string; owner: readonly string[]; upload: string }

const folderOf = (workspaceId: string) =>
  path.join(filesFolder(), 'uploads', createHash('sha256').update(workspaceId).digest('hex').slice(0, 32))

/** Where the bytes that arrived so far are. The id of the upload is hashed with its owner: nobody can name another person's, or another place. */
const partOf = ({ workspaceId, owner, upload }: UploadPart): string =>
  path.join(
    folderOf(workspaceId),
    `${createHash('sha256')
      .update(JSON.stringify([...owner, upload]))
      .digest('hex')}.part`,
  )

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0

/** How many bytes of an upload are here. */
export const received = (part: UploadPart): Promise<number> => sizeOf(partOf(part))

/** The bytes of all unfinished uploads of a workspace; old ones are removed on the way. */
export async function unfinishedBytes(workspaceId: string, now: Date): Promise<number> {
  const folder = folderOf(workspaceId)
  let sum = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found && now.getTime() - found.mtimeMs > keptMs) await rm(file, { force: true })
    else sum += found?.size ?? 0
  }
  return sum
}

// Kept across reloads of this module.
const shelf = globalThis as typeof globalThis & { switchboardUploads?: Set<string> }
shelf.switchboardUploads ??= new Set()
const writing = shelf.switchboardUploads

/** A conflict that is settled by asking how far the upload is and going on there. */
export const unsettled = (message: string) => new AppError('conflict', message, { fields: { upload: message } })

const busy = () => unsettled('This upload is being received already. Wait a moment, then ask how far it is.')

export type Arrival = {
  /** Where these bytes belong in the file. */
  start: number
  /** How many bytes were announced now, and how many the whole file has. */
  length: number
  total: number
  body: AsyncIterable<Uint8Array>
  /** Looks at the first bytes of the file as soon as they are here, and throws for what is not taken. */
  inspect: (head: Uint8Array) => void
}

/** How many of the first bytes are looked at. */
export const headBytes = 64

/** A connection that breaks is nobody's mistake: what arrived stays, and the upload can go on. */
async function* untilCut(body: AsyncIterable<Uint8Array>, at: () => number): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw unsettled(`The connection broke off at byte ${at()}. What arrived is kept: go on from there.`)
  }
}

async function append(file: FileHandle, { start, length, total, body, inspect }: Arrival): Promise<number> {
  let at = start
  let head: Buffer | null = start === 0 ? Buffer.alloc(0) : null
  for await (const part of untilCut(body, () => at)) {
    if (at + part.length > start + length)
      throw invalid('More bytes arrived than were announced, so the upload was stopped. Send the file again.')
    if (head) {
      head = Buffer.concat([head, part.subarray(0, headBytes)])
      if (head.length >= Math.min(headBytes, total)) {
        inspect(head)
        head = null
      }
    }
    await file.write(part, 0, part.length, at)
    at += part.length
  }
  if (head) inspect(head)
  return at
}

/**
 * Takes in bytes of an upload where the last ones ended, and says how many are here now. What arrived before a connection broke is kept, so that it can
 * go on there. Throws `conflict` when it goes on at another place, and forgets the upload when the file is not taken or the disk is full.
 */
export async function receive(part: UploadPart, arrival: Arrival): Promise<number> {
  const file = partOf(part)
  if (writing.has(file)) throw busy()
  writing.add(file)
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const here = await sizeOf(file)
    if (here !== arrival.start) throw unsettled(`The upload goes on at byte ${here}, and not at ${arrival.start}.`)
    const handle = await open(file, here === 0 ? 'w' : 'r+', 0o600)
    try {
      return await append(handle, arrival)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const told = diskProblem(error)
    const forgotten = told !== error || (error as { code?: string }).code === 'invalid'
    if (forgotten) await rm(file, { force: true })
    throw told
  } finally {
    writing.delete(file)
  }
}

/** Hands a whole upload to `use` as a file, with a second place beside it to write to, and removes both afterwards. */
export async function consume<Result>(part: UploadPart, use: (file: { from: string; to: string }) => Promise<Result>): Promise<Result> {
  const from = partOf(part)
  if (writing.has(from)) throw busy()
  writing.add(from)
  const to = `${from.slice(0, -'.part'.length)}.clean`
  try {
    return await use({ from, to })
  } finally {
    await Promise.all([rm(from, { force: true }), rm(to, { force: true })])
    writing.delete(from)
  }
}

/** Forgets an upload; one that is being worked on is left to whoever works on it. */
export async function abandon(part: UploadPart): Promise<void> {
  const file = partOf(part)
  if (writing.has(file)) throw busy()
  await rm(file, { force: true })
}

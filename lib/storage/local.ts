import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { requireKey } from './key'
import { diskProblem } from './room'
import type { Known, Storage } from './storage'

/** Beside the database, in the folder of DATA_DIR. */
export const filesFolder = (): string => path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || '.data', 'files')

const missing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function write(file: FileHandle, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, known: Known): Promise<void> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of source) {
    size += part.length
    if (size > known.bytes) break
    hash.update(part)
    await file.writeFile(part)
  }
  if (size !== known.bytes || hash.digest('hex') !== known.sha256)
    throw new Error(`A file arrived with other bytes than announced: ${size} instead of ${known.bytes}.`)
  await file.sync()
}

/** A rename survives a power cut once the folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function put(target: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, known: Known): Promise<void> {
  const part = `${target}.part`
  try {
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    const file = await open(part, 'wx', 0o600)
    try {
      await write(file, source, known).finally(() => file.close())
      await rename(part, target)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await syncFolder(path.dirname(target))
  } catch (error) {
    throw diskProblem(error)
  }
}

/** Files on the disk, each written beside its place and moved there when it is whole. */
export function localStorage(folder: string): Storage {
  const at = (key: string) => path.join(folder, requireKey(key))
  const size = async (key: string) => {
    const found = await stat(at(key)).catch((error: unknown) => {
      if (missing(error)) return null
      throw error
    })
    return found?.isFile() ? found.size : null
  }
  return {
    put: (key, source, known) => put(at(key), source, known),
    get: async (key, range) => ((await size(key)) === null ? null : createReadStream(at(key), { ...range, highWaterMark: 256 * 1024 })),
    size,
    delete: (key) => rm(at(key), { force: true }),
  }
}

import 'server-only'
import { invalid } from '@/lib/errors'

const standardGb = 20

/** How many bytes of files one workspace may keep, from STORAGE_QUOTA_GB. Throws a sentence for the operator when it is malformed. */
export function quotaBytes(): number {
  const text = process.env.STORAGE_QUOTA_GB?.trim()
  const gigabytes = text ? Number(text) : standardGb
  if (!(gigabytes > 0)) throw new Error('STORAGE_QUOTA_GB is malformed. Write a number of gigabytes, such as 20.')
  return gigabytes * 1e9
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`

/** Throws `invalid` when the workspace has no room for so many bytes more. */
export function requireRoom({ used, adding }: { used: number; adding: number }): void {
  const quota = quotaBytes()
  if (used + adding <= quota) return
  const text = `This workspace keeps ${gigabytes(used)} of files, and may keep ${gigabytes(quota)}: ${gigabytes(adding)} more do not fit. Remove clips of trials that have not begun, or ask the operator to raise STORAGE_QUOTA_GB.`
  throw invalid(text, { file: text })
}

const full = ['ENOSPC', 'EDQUOT']
const closed = ['EACCES', 'EPERM', 'EROFS']

/** What a person is told when the disk refuses; every other error as it is. */
export function diskProblem(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  if (full.includes(code))
    return invalid('The disk of the server is full, so nothing was kept. Ask the operator to make room, then send the file again.')
  if (closed.includes(code))
    return invalid('The server may not write into its folder of files, so nothing was kept. Ask the operator to look at DATA_DIR.')
  return error
}

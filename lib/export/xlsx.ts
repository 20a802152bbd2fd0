import { once } from 'node:events'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { invalid } from '@/lib/errors'
import type { Cell } from './cell'
import { withoutTimes } from './zip'

export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }

/** How many rows of one sheet are written; larger tables come as CSV. Excel itself ends at 1,048,576. */
export const mostSheetRows = 100_000
/** Three times what a sheet with as many rows of claims takes. */
const memory = { maxOldGenerationSizeMb: 2048 }
const part = 1000

// Kept across reloads of this module.
const shelf = globalThis as typeof globalThis & { switchboardWorkbookWriting?: Promise<unknown> }

/**
 * A workbook with one sheet per table, written in a thread of its own, one workbook after another. Every text is typed as text, so nothing
 * in it runs; the same data gives the same bytes. Throws `invalid` for tables that need more memory than the thread may have.
 */
export function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const bytes = (shelf.switchboardWorkbookWriting ?? Promise.resolve()).then(() => inThread(sheets))
  shelf.switchboardWorkbookWriting = bytes.catch(() => undefined)
  return bytes
}

async function inThread(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/export/xlsx-thread.mjs')
  const worker = new Worker(file, { resourceLimits: memory, execArgv: [] })
  try {
    const [written] = await Promise.all([once(worker, 'message'), handOver(worker, sheets)])
    return withoutTimes(written[0])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
    throw invalid('The workbook needs more memory than it may have here. Take the CSV file, or filter the list.')
  } finally {
    await worker.terminate()
  }
}

/** In parts, so that other requests have their turn in between. */
async function handOver(worker: Worker, sheets: readonly Sheet[]): Promise<void> {
  for (const { name, head, rows } of sheets) {
    worker.postMessage({ name, head })
    for (let at = 0; at < rows.length; at += part) {
      worker.postMessage({ rows: rows.slice(at, at + part) })
      await turn()
    }
  }
  worker.postMessage(null)
}

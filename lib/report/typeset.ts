import 'server-only'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

const wasm = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const fonts = ['Geist-Regular', 'Geist-SemiBold', 'GeistMono-Regular', 'NotoSansSC-Regular', 'NotoSansSC-SemiBold']
const templates = ['report', 'look', 'drawings', 'summary', 'dependency', 'appendix']

/** The compiler remembers all it ever set, about 60 MB for each document, so a thread beyond this size is replaced. */
const mostMemory = 300e6
/** A thread without work gives its memory back. */
const idleMs = 60_000
/** No report takes this long; what does is stuck. */
const patienceMs = 120_000

type Press = { module: Promise<WebAssembly.Module>; worker: Worker | null; idle: NodeJS.Timeout | undefined; last: Promise<unknown> }
type Answer = { bytes?: Uint8Array<ArrayBuffer>; problem?: string; memory: number }

// Kept across reloads of this module: reading the compiler takes a second and its code 100 MB.
const shelf = globalThis as typeof globalThis & { switchboardTypesetting?: Press }

const root = () => path.join(/* turbopackIgnore: true */ process.cwd())

const openPress = (): Press => ({
  module: readFile(path.join(/* turbopackIgnore: true */ root(), wasm)).then((bytes) => WebAssembly.compile(bytes)),
  worker: null,
  idle: undefined,
  last: Promise.resolve(),
})

async function startWorker(press: Press): Promise<Worker> {
  const workerData = { root: root(), module: await press.module, fonts, templates }
  const worker = new Worker(path.join(/* turbopackIgnore: true */ root(), 'lib/report/typesetter.mjs'), { workerData, execArgv: [] })
  // A thread that dies between two documents is simply not there for the next one.
  worker.on('error', () => retire(press, worker))
  return worker
}

function retire(press: Press, worker: Worker): void {
  if (press.worker === worker) press.worker = null
  void worker.terminate()
}

async function compile(press: Press, data: string): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(press.idle)
  press.worker ??= await startWorker(press)
  const worker = press.worker
  worker.ref()
  try {
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(patienceMs) })
    worker.postMessage(data)
    const [{ bytes, problem, memory }]: [Answer] = (await answered) as [Answer]
    if (memory > mostMemory) retire(press, worker)
    if (!bytes) throw new Error(`The PDF could not be set: ${problem}`)
    return bytes
  } catch (error) {
    retire(press, worker)
    throw error
  } finally {
    worker.unref()
    press.idle = setTimeout(() => retire(press, worker), idleMs).unref()
  }
}

/**
 * Sets a document from data for the template, in a thread of its own, one after the other. The data is JSON and reaches the template as JSON, so
 * whatever people wrote stays text and is never read as markup.
 */
export function typeset(data: string): Promise<Uint8Array<ArrayBuffer>> {
  shelf.switchboardTypesetting ??= openPress()
  const press = shelf.switchboardTypesetting
  const set = press.last.then(() => compile(press, data))
  press.last = set.catch(() => undefined)
  return set
}

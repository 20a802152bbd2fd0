import 'server-only'
import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { invalid } from '@/lib/errors'
import { diskProblem } from '@/lib/storage/room'
import type { ClipKind } from './clip-kind'
import { clipLimits } from './clip-limits'
import { refusalText } from './clip-refusals'

/** What a clip is, measured on its packets; never what its file says about itself. */
export type ClipMedia = {
  mime: string
  width: number
  height: number
  seconds: number
  frameRate: number
  frames: number
  hasAudio: boolean
  codec: string
  audioCodec: string | null
  bytes: number
  sha256: string
}

type Answer = { media?: ClipMedia; refusal?: string; detail?: string | number | null; tookMs?: number }
type Desk = { worker: Worker | null; idle: NodeJS.Timeout | undefined; last: Promise<unknown> }

const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 }
/** A thread without work gives its memory back. */
const idleMs = 30_000
/** A good small clip takes a fiftieth of that; a hostile one is given up within two seconds. */
const patienceMs = 1500
/** What the slowest disk that one would put clips on manages, read and written. */
const bytesPerMs = 5000

// Kept across reloads of this module.
const shelf = globalThis as typeof globalThis & { switchboardClips?: Desk }

function retire(desk: Desk, worker: Worker): void {
  if (desk.worker === worker) desk.worker = null
  void worker.terminate()
}

function startWorker(desk: Desk): Worker {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/clips/clip-thread.mjs')
  const worker = new Worker(file, { resourceLimits: memory, execArgv: [] })
  // A thread that dies is simply not there for the next clip.
  worker.on('error', () => retire(desk, worker))
  return worker
}

type Job = { from: string; to: string; kind: ClipKind; bytes: number }

async function inThread(desk: Desk, { bytes, ...job }: Job): Promise<Answer> {
  clearTimeout(desk.idle)
  const started = desk.worker === null
  desk.worker ??= startWorker(desk)
  const worker = desk.worker
  worker.ref()
  try {
    // A busy machine may be slow to start the thread: that is not the clip's time.
    if (started) await once(worker, 'message')
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(patienceMs + Math.ceil(bytes / bytesPerMs)) })
    worker.postMessage({ ...job, limits: clipLimits })
    const [answer] = (await answered) as [Answer]
    return answer
  } catch (error) {
    retire(desk, worker)
    const { code, name, message } = error as NodeJS.ErrnoException
    const dear = code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'AbortError'
    return dear ? { refusal: 'too_dear' } : { refusal: code ?? name, detail: message }
  } finally {
    worker.unref()
    desk.idle = setTimeout(() => retire(desk, worker), idleMs).unref()
  }
}

/**
 * Looks into the clip at `from` and copies its packets to `to`: the same pictures and sounds in a container that says nothing else. It works in a
 * thread of its own with limits on time and memory, one clip after another. Throws `invalid` with a sentence for a clip that is not taken.
 */
export async function cleanClip(job: Job): Promise<ClipMedia> {
  shelf.switchboardClips ??= { worker: null, idle: undefined, last: Promise.resolve() }
  const desk = shelf.switchboardClips
  const read = desk.last.then(() => inThread(desk, job))
  desk.last = read
  const { media, refusal = 'broken', detail = null } = await read
  if (media) return media
  const text = refusalText(refusal, detail)
  if (text) throw invalid(text, { file: text })
  throw diskProblem(Object.assign(new Error(`The clip could not be copied: ${detail}`), { code: refusal }))
}

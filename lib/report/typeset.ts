import 'server-only'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const wasm = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const fonts = ['Geist-Regular', 'Geist-SemiBold', 'GeistMono-Regular', 'NotoSansSC-Regular', 'NotoSansSC-SemiBold']
const templates = ['report', 'look', 'drawings', 'summary', 'dependency', 'appendix']

/** The compiler remembers what it set, some 80 MB for each document, so a process beyond this size of its heap is replaced. */
const mostMemory = 250e6
/** A process without work gives its memory back. */
const idleMs = 60_000
/** No report takes this long; what does is stuck. */
const patienceMs = 120_000

/** A file that the template can read: its name and what it says. */
export type TypesetFile = [name: string, text: string]

/** A document, and the most memory that the process that set it ever held, in bytes. */
export type Typeset = { bytes: Uint8Array<ArrayBuffer>; peak: number }

type Press = { child: ChildProcess | null; idle: NodeJS.Timeout | undefined; last: Promise<unknown> }
type Answer = { bytes?: Uint8Array<ArrayBuffer>; problem?: string; memory: number; peak: number }

// Kept across reloads of this module, so that there is one such process.
const shelf = globalThis as typeof globalThis & { switchboardTypesetting?: Press }

async function startChild(press: Press): Promise<ChildProcess> {
  const root = path.join(/* turbopackIgnore: true */ process.cwd())
  const program = path.join(/* turbopackIgnore: true */ root, 'lib/report/typesetter.mjs')
  // Measured: without helper threads a document takes half the time of the processor, without the optimizing compiler 90 MB less memory.
  const execArgv = ['--single-threaded', '--liftoff-only', '--wasm-lazy-compilation', '--max-semi-space-size=1']
  // The process needs no secret, so it is given none.
  const child = fork(program, [JSON.stringify({ root, wasm, fonts, templates })], {
    cwd: root,
    env: { NODE_ENV: 'production' },
    execArgv,
    serialization: 'advanced',
  })
  // A process that dies between two documents is simply not there for the next one.
  child.on('error', () => retire(press, child))
  child.on('exit', () => retire(press, child))
  await heard(child)
  return child
}

function retire(press: Press, child: ChildProcess): void {
  if (press.child === child) press.child = null
  child.kill('SIGKILL')
}

const wait = (child: ChildProcess, held: boolean): void => {
  child[held ? 'ref' : 'unref']()
  child.channel?.[held ? 'ref' : 'unref']()
}

/** The next thing that the process says; throws when it ends or is stuck. */
async function heard(child: ChildProcess): Promise<unknown> {
  const gone = new AbortController()
  const died = () => gone.abort(new Error('The process that sets documents ended.'))
  child.once('exit', died)
  try {
    const [said] = await once(child, 'message', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(patienceMs)]) })
    return said
  } finally {
    child.off('exit', died)
  }
}

async function compile(press: Press, files: readonly TypesetFile[]): Promise<Typeset> {
  clearTimeout(press.idle)
  press.child ??= await startChild(press)
  const { child } = press
  wait(child, true)
  try {
    const answer = heard(child)
    child.send(files)
    const { bytes, problem, memory, peak } = (await answer) as Answer
    if (memory > mostMemory) retire(press, child)
    if (!bytes) throw new Error(`The PDF could not be set: ${problem}`)
    return { bytes, peak }
  } catch (error) {
    retire(press, child)
    throw error
  } finally {
    wait(child, false)
    press.idle = setTimeout(() => retire(press, child), idleMs).unref()
  }
}

/**
 * Sets a document from files for the template, in a process of its own, one after the other. What people wrote reaches the template as JSON, so it
 * stays text and is never read as markup.
 */
export function typeset(files: readonly TypesetFile[]): Promise<Typeset> {
  shelf.switchboardTypesetting ??= { child: null, idle: undefined, last: Promise.resolve() }
  const press = shelf.switchboardTypesetting
  const set = press.last.then(() => compile(press, files))
  press.last = set.catch(() => undefined)
  return set
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '@/lib/cli/root'
import { Stop } from '@/lib/stop'

export type StepOptions = { env: NodeJS.ProcessEnv; signal: AbortSignal }

const log = (text: string) => process.stderr.write(text)

/** Does one step of a recipe and prints its name and seconds; what it says is shown only if it fails. */
export async function step(name: string, work: () => Promise<void>): Promise<void> {
  const begin = performance.now()
  log(`${name.padEnd(32)}`)
  try {
    await work()
  } catch (error) {
    log('failed\n')
    throw error
  }
  log(`${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s\n`)
}

/** Runs a program to its end; throws with everything it printed when it fails. */
export async function program(command: string, args: string[], { env, signal }: StepOptions): Promise<void> {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text))
  // An interrupted test runner still has its own servers to stop.
  const interrupt = () => child.kill('SIGINT')
  signal.addEventListener('abort', interrupt)
  const [code] = await once(child, 'close')
  signal.removeEventListener('abort', interrupt)
  if (signal.aborted) throw new Stop('Interrupted.', 130)
  if (code !== 0) throw new Stop(`${output.join('').trimEnd()}\n`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Address } from '@/lib/cli/address'
import { next } from '@/lib/cli/build'
import { root } from '@/lib/cli/root'
import { Stop } from '@/lib/stop'

export type Mode = 'start' | 'dev'

export type Server = {
  /** Resolves when it answers; rejects, having shown its last words, when it does not come up. */
  ready(): Promise<void>
  /** Rejects when the server ends without having been asked to. */
  ended: Promise<never>
  stop(): Promise<void>
}

export type ServerOptions = { mode: Mode; address: Address; databaseUrl: string; secret: string; dataFolder: string }

const readyWithinMs = 120_000
const stopWithinMs = 10_000

function launch({ mode, address, databaseUrl, secret, dataFolder }: ServerOptions): ChildProcess {
  const parent = pathToFileURL(path.join(root, 'lib/cli/parent.mjs')).href
  return spawn(process.execPath, [next, mode, '--port', String(address.port), '--hostname', address.host], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${parent}`.trim(),
      NEXT_TELEMETRY_DISABLED: '1',
      SWITCHBOARD_PARENT: String(process.pid),
      DATA_DIR: dataFolder,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: address.baseUrl,
      NEXTAUTH_SECRET: secret,
    },
  })
}

/** Holds back what Next prints until the server is ready, so that one address stands out. */
function holdOutput(child: ChildProcess): { release(): void; said(): string } {
  let held = ''
  let open = false
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (open) process.stderr.write(text)
      else held = (held + text).slice(-8000)
    })
  }
  return {
    release: () => {
      open = true
    },
    said: () => held,
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(30_000) })
    return response.ok
  } catch {
    return false
  }
}

export function startServer(options: ServerOptions): Server {
  const child = launch(options)
  const output = holdOutput(child)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const running = () => child.exitCode === null && child.signalCode === null
  let stopping = false

  async function ready() {
    for (const deadline = Date.now() + readyWithinMs; running(); await sleep(100)) {
      if (await answers(options.address.localUrl)) return output.release()
      if (Date.now() > deadline) break
    }
    if (stopping) return
    console.error(output.said())
    throw new Stop('The server did not become ready (its last words are above): correct the reason, then start again.')
  }

  async function watch(): Promise<never> {
    await exited
    if (stopping) return new Promise<never>(() => undefined)
    throw new Stop(`The server ended unexpectedly (${child.signalCode ?? `exit code ${child.exitCode}`}): start it again.`)
  }

  async function stop() {
    stopping = true
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
    await exited
    clearTimeout(timer)
  }

  const ended = watch()
  // Nobody may be listening yet: a server that never comes up is reported by ready().
  ended.catch(() => undefined)
  return { ready, ended, stop }
}

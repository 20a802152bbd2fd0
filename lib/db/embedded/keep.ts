import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Postgres, type PostgresOptions, startPostgres } from '@/lib/db/embedded/postmaster'
import { Stop } from '@/lib/stop'

const restartsPerMinute = 5

export type Keeper = {
  log(line: string): void
  /** Called once when the server has gone and cannot be brought back. */
  onLost(error: unknown): void
}

/** Starts PostgreSQL and starts it again, on the same port, whenever it goes away by itself. */
export async function keepPostgres(options: PostgresOptions, { log, onLost }: Keeper): Promise<Postgres> {
  let current = await startPostgres(options)
  const ended = new AbortController()
  const restarts: number[] = []

  async function restart() {
    restarts.push(Date.now())
    if (restarts.filter((time) => Date.now() - time < 60_000).length > restartsPerMinute) {
      throw new Stop(`PostgreSQL keeps stopping: read ${current.folder}.log for the reason.`)
    }
    log('PostgreSQL stopped unexpectedly; starting it again.')
    current = await startPostgres({ ...options, port: current.port, samePort: true })
    log('PostgreSQL is back.')
  }

  async function watch() {
    while (!ended.signal.aborted) {
      await sleep(250, undefined, { ref: false, signal: ended.signal }).catch(() => undefined)
      if (!ended.signal.aborted && !current.running()) await restart()
    }
  }

  const watching = watch().catch(onLost)
  const stop = async () => {
    ended.abort()
    await watching
    await current.stop()
  }
  return { ...current, running: () => current.running(), stop }
}

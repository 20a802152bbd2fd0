import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run } from 'graphile-worker'
import { closeSettledActions } from './close-settled'
import { deliver } from './deliver'
import { deliverDue } from './deliver-due'
import { pruneDeliveries } from './prune-deliveries'
import { pruneReadings } from './prune-readings'
import { readStatus } from './read-status'
import { readStatusesDue } from './read-statuses-due'
import { weekDigest } from './week-digest'

const taskList = {
  deliver,
  deliver_due: deliverDue,
  week_digest: () => weekDigest(),
  close_settled: () => closeSettledActions(),
  prune_deliveries: pruneDeliveries,
  read_status: readStatus,
  read_statuses_due: readStatusesDue,
  prune_readings: pruneReadings,
}

// Minute, hour, day, month, weekday in UTC. A digest is due by the clocks of its workspace, so its job asks often and tells once.
const crontab = `
* * * * * deliver_due ?max=1&jobKey=deliver_due
*/5 * * * * week_digest ?max=1&jobKey=week_digest
29 * * * * close_settled ?max=1&jobKey=close_settled
17 3 * * * prune_deliveries ?max=2&jobKey=prune_deliveries
* * * * * read_statuses_due ?max=1&jobKey=read_statuses_due
23 3 * * * prune_readings ?max=2&jobKey=prune_readings
`

const loud = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`[jobs] ${message}`)
})

export type Worker = { stop(): Promise<void> }

const retryMs = 10_000

/** Starts to work on the jobs of a database, whose queue it creates or brings up to date first. Throws when the database cannot be reached. */
export const startRunner = (databaseUrl: string): Promise<Runner> =>
  run({ connectionString: databaseUrl, concurrency: 4, maxPoolSize: 6, noHandleSignals: true, logger: loud, taskList, crontab })

/** What came due while nothing ran need not wait for the next full minute. */
async function catchUp({ addJob }: Runner): Promise<void> {
  for (const job of ['deliver_due', 'week_digest']) await addJob(job, {}, { jobKey: job })
}

/** Works on jobs until it is stopped, and begins again whenever the database comes back. */
export function startWorker(databaseUrl: string): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  let runner: Runner | null = null

  async function keep() {
    while (!signal.aborted) {
      try {
        runner = await startRunner(databaseUrl)
        if (signal.aborted) await runner.stop()
        else await catchUp(runner)
        await runner.promise
      } catch (error) {
        if (!signal.aborted) console.error(`[jobs] ${error instanceof Error ? error.message : error}; next try in ${retryMs / 1000} s`)
      }
      runner = null
      if (!signal.aborted) await sleep(retryMs, undefined, { signal }).catch(() => undefined)
    }
  }

  const ended = keep()
  return {
    async stop() {
      stopping.abort()
      await runner?.stop().catch(() => undefined)
      await ended
    },
  }
}

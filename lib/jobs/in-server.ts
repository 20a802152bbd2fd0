import 'server-only'
import { startWorker, type Worker } from './worker'

const kept = globalThis as unknown as { switchboardWorker?: Worker }

/** Works on jobs inside the web server, unless a process of their own does (WORKER=off). A build starts no worker. */
export function workInServer(): void {
  const { DATABASE_URL, WORKER, NEXT_PHASE } = process.env
  if (WORKER === 'off' || !DATABASE_URL || NEXT_PHASE === 'phase-production-build' || kept.switchboardWorker) return
  const worker = startWorker(DATABASE_URL)
  kept.switchboardWorker = worker
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
}

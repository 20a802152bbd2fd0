import type { Worker } from '@/lib/jobs/worker'

const kept = globalThis as unknown as { switchboardWorker?: Worker }

/** Runs the jobs inside the server, unless a process of their own does (WORKER=off). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { DATABASE_URL, WORKER } = process.env
  if (WORKER === 'off' || !DATABASE_URL || kept.switchboardWorker) return
  const { startWorker } = await import('@/lib/jobs/worker')
  const worker = startWorker(DATABASE_URL)
  kept.switchboardWorker = worker
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void worker.stop())
}

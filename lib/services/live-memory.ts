import 'server-only'
import type { Weighed } from '@/lib/domain/reweigh'
import type { Week } from '@/lib/domain/week'

/** A live report with the stamp of the database it was weighed from. */
export type Live = Weighed & { stamp: string }

/** `place` names the database. A report is found only under the workspace it belongs to. */
export type LiveKey = { place: string; workspaceId: string; week: Week }

const MOST_REPORTS = 8
/** In kilobytes, roughly: a board is weighed anew every time rather than filling the memory of the process. */
const MOST_WEIGHT = 400_000
const CLAIM_WEIGHT = 1
const PAIR_WEIGHT = 25

/** Least recently used first. A module may be loaded more than once in one process; the reports are kept once. */
const kept = globalThis as unknown as { switchboardLive?: Map<string, Live> }

const live = (): Map<string, Live> => {
  kept.switchboardLive ??= new Map()
  return kept.switchboardLive
}

const nameOf = ({ place, workspaceId, week }: LiveKey): string => JSON.stringify([place, workspaceId, week])

export const liveOf = (key: LiveKey): Live | undefined => live().get(nameOf(key))

/** Keeps the newest reports of this process, as many as fit. */
export function keepLive(key: LiveKey, report: Live): void {
  const reports = live()
  reports.delete(nameOf(key))
  if (weightOf(report) > MOST_WEIGHT) return
  reports.set(nameOf(key), report)
  const total = () => [...reports.values()].reduce((sum, each) => sum + weightOf(each), 0)
  for (const oldest of reports.keys()) {
    if (reports.size <= MOST_REPORTS && total() <= MOST_WEIGHT) break
    reports.delete(oldest)
  }
}

function weightOf({ world, report }: Live): number {
  const pairs = report.dependencies.reduce((sum, entry) => sum + entry.pairs.length, 0)
  return world.evidence.claims.size * CLAIM_WEIGHT + pairs * PAIR_WEIGHT
}

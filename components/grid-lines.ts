import type { RowRun } from '@/components/row-blocks'
import type { RowBlocks } from '@/components/use-row-blocks'

/** A group of the list, or all of it as one run without a label. */
export type GridRun = RowRun & { label: string | null; open: boolean }

type Spot = { run: GridRun; index: number }

/** Where a line of the grid belongs; `index` −1 is the head of its group. */
export function spotOf(runs: readonly GridRun[], line: number): Spot | null {
  let left = line
  for (const run of runs) {
    if (run.label !== null && left-- === 0) return { run, index: -1 }
    if (!run.open) continue
    if (left < run.count) return { run, index: left }
    left -= run.count
  }
  return null
}

/** How many lines the grid has, heads of groups and rows of open ones. */
export const linesOf = (runs: readonly GridRun[]): number =>
  runs.reduce((sum, run) => sum + (run.label === null ? 0 : 1) + (run.open ? run.count : 0), 0)

/** The rows between two lines, run by run. */
export function spansOf(runs: readonly GridRun[], first: number, last: number) {
  const spans = new Map<string, { run: GridRun; first: number; last: number }>()
  for (let line = Math.max(0, first); line <= last; line++) {
    const spot = spotOf(runs, line)
    if (!spot || spot.index < 0) continue
    const span = spans.get(spot.run.id)
    if (span) span.last = spot.index
    else spans.set(spot.run.id, { run: spot.run, first: spot.index, last: spot.index })
  }
  return [...spans.values()]
}

const mostInRange = 1000

/** The rows from one to another within the same run, also those that were never looked at. */
export async function idsBetween<Row extends { id: string }>(
  rows: RowBlocks<Row>,
  runs: readonly GridRun[],
  from: string | null,
  to: string,
): Promise<string[]> {
  if (from === null) return []
  for (const run of runs) {
    const ends = [rows.placeOf(run.id, from), rows.placeOf(run.id, to)]
    const [low, high] = [Math.min(...ends), Math.max(...ends)]
    if (low < 0 || high - low > mostInRange) continue
    return (await rows.span(run, low, high)).map((row) => row.id)
  }
  return []
}

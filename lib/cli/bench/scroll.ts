import type { Page } from '@playwright/test'
import { world } from '@/lib/cli/bench/claims'
import type { BenchRow } from '@/lib/cli/bench/row'
import { type BenchSite, withBenchSite } from '@/lib/cli/bench-site'

const FAR = 50_000
const blankGoal = '≤ 200 ms'
const memoryGoal = '≤ 250 MB'

type Motion = { figure: string; to: number; seconds: number }

const motions: Motion[] = [
  { figure: 'jump to row 50,000', to: FAR, seconds: 0 },
  { figure: 'jump back to row 1', to: 0, seconds: 0 },
  { figure: 'scroll through 1,000 rows in 5 s', to: 1_000, seconds: 5 },
  { figure: 'drag to row 50,000 in 2 s', to: FAR, seconds: 2 },
  { figure: 'drag back to row 1 in 2 s', to: 0, seconds: 2 },
]

/**
 * The list of 100,000 claims in a browser: the longest time, in one motion and until its end is settled, in which the middle of the view
 * had neither the row that belongs there nor one that was not there a frame before. Rows that stand still while the scroll bar moves
 * count as blank.
 */
export const bench = (): Promise<BenchRow[]> => withBenchSite(world, measure)

async function measure({ page, memory }: BenchSite): Promise<BenchRow[]> {
  await page.goto('/w/w/claims')
  const grid = page.getByRole('group', { name: 'Claims', exact: true })
  await grid.locator('tr[data-row]').first().waitFor()
  await page.waitForLoadState('networkidle')
  const reference = await answerTime(page)
  const rows: BenchRow[] = []
  for (const { figure, to, seconds } of motions) {
    const ours = await grid.evaluate(longestBlank, { to, seconds })
    const measured = { ours, unit: 'ms', reference, referenceName: 'one request for 100 rows there', ratio: ours / reference }
    rows.push({ figure: `${figure}: longest blank`, ...measured, goal: blankGoal })
  }
  const { heap, own } = await memory()
  const size = { unit: 'MB', reference: null, referenceName: '', ratio: null, goal: memoryGoal }
  rows.push({ figure: 'memory of its scripts afterwards', ours: heap, ...size })
  if (own !== null) rows.push({ figure: 'memory of the whole tab afterwards', ours: own, ...size })
  return rows
}

/** The median time of one request that the grid would make at row 50,000, as the page itself sees it. */
const answerTime = (page: Page): Promise<number> =>
  page.evaluate(async (from) => {
    const times: number[] = []
    for (let round = 0; round < 15; round++) {
      const start = performance.now()
      await (await fetch(`/w/w/rows/claims?take=100&at=${from + round * 100}`)).json()
      times.push(performance.now() - start)
    }
    return times.sort((a, b) => a - b)[7] as number
  }, FAR)

/** Runs in the page. Moves the list at a steady pace and returns milliseconds. */
async function longestBlank(scroller: HTMLElement | SVGElement, { to, seconds }: { to: number; seconds: number }): Promise<number> {
  const rowHeight = 34
  const settleMs = 1_500
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const numberShown = (): number | null => {
    const box = scroller.getBoundingClientRect()
    const row = document.elementFromPoint(box.left + 300, box.top + box.height / 2)?.closest('tr[data-row]')
    return row ? Number(row.getAttribute('aria-rowindex')) : null
  }
  const numberDue = () => 2 + Math.floor((scroller.scrollTop + scroller.clientHeight / 2 - rowHeight) / rowHeight)
  const from = scroller.scrollTop
  const start = await frame()
  const last = start + seconds * 1000 + settleMs
  let [longest, good, before] = [0, start, numberShown()]
  for (let now = start; now < last; now = await frame()) {
    const shown = numberShown()
    if (shown !== null && (shown !== before || Math.abs(shown - numberDue()) <= 1)) good = now
    longest = Math.max(longest, now - good)
    before = shown
    const share = seconds === 0 ? 1 : Math.min(1, (now - start) / (seconds * 1000))
    scroller.scrollTop = from + (to * rowHeight - from) * share
  }
  return longest
}

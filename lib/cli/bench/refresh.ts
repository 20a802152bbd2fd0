import type { BenchRow } from '@/lib/cli/bench/row'
import { type BigWorkspace, bigFrame, bigWorkspace, CLAIMS, worldOf } from '@/lib/cli/big-workspace'
import type { Claim } from '@/lib/domain/claim'
import { weigh } from '@/lib/domain/report'
import { reweigh, type Weighed, weighed } from '@/lib/domain/reweigh'

const ROUNDS = 25

/**
 * What one new claim costs a very large board (500 dependencies against 50 challengers each, over 100,000 claims): arranging the claims and
 * weighing what is concerned, without reading them from a database. The reference is the whole board, arranged and weighed anew.
 */
export async function bench(): Promise<BenchRow[]> {
  const rows = bigWorkspace()
  const { reference, pairs } = wholeBoard(rows)
  const known = weighed(worldOf(rows), bigFrame, new Map())
  const row = ({ ours, again }: Refreshed, claim: string, goal: string): BenchRow => ({
    figure: `board after ${claim}, ${again.toLocaleString('en-US')} of ${pairs.toLocaleString('en-US')} pairs`,
    ours,
    unit: 'ms',
    reference,
    referenceName: `the whole board over ${CLAIMS.toLocaleString('en-US')} claims`,
    ratio: ours / reference,
    goal,
  })
  return [
    row(refreshed(rows, known, contest), 'a new head-to-head', '≤ 50 ms'),
    row(refreshed(rows, known, score), 'a new score of a challenger that all are compared with', 'n/a'),
    row(
      refreshed(rows, known, () => null),
      'a look that finds nothing new',
      'n/a',
    ),
  ]
}

/** Measured by itself, so that its report is gone when the refresh is measured. */
function wholeBoard(rows: BigWorkspace): { reference: number; pairs: number } {
  const start = performance.now()
  const { dependencies } = weigh(worldOf(rows), bigFrame, new Map())
  return { reference: performance.now() - start, pairs: dependencies.reduce((sum, entry) => sum + entry.pairs.length, 0) }
}

/** `ours`: milliseconds; `again`: how many pairs were weighed again. */
type Refreshed = { ours: number; again: number }

function refreshed(rows: BigWorkspace, first: Weighed, claimOf: (like: Claim, round: number) => Claim | null): Refreshed {
  const like = rows.claims.find(({ modelId }) => modelId === 'challenger-7') as Claim
  const times: number[] = []
  let [claims, known, again] = [rows.claims, first, 0]
  for (let round = 0; round < ROUNDS; round++) {
    claims = [...claims, claimOf(like, round) ?? []].flat()
    const start = performance.now()
    const world = worldOf({ ...rows, claims }, known.world)
    const now = reweigh(known, world, bigFrame, new Map())
    times.push(performance.now() - start)
    again = newPairs(known, now)
    known = now
  }
  return { ours: times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number, again }
}

function newPairs(before: Weighed, after: Weighed): number {
  const known = new Set(before.report.dependencies.flatMap(({ pairs }) => pairs))
  return after.report.dependencies.flatMap(({ pairs }) => pairs).filter((pair) => !known.has(pair)).length
}

const contest = (like: Claim, round: number): Claim => ({
  ...like,
  ...{ id: `contest-${round}`, opponentId: `incumbent-${round}`, value: 55 + round, unit: '% of clips', tableId: null },
})

const score = (like: Claim, round: number): Claim => ({ ...like, id: `score-${round}`, value: 40 + round, variant: `audio, ${round} s` })

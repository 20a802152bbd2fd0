import { createHash } from 'node:crypto'
import type { BenchRow } from '@/lib/cli/bench/row'
import { sha256Hex } from '@/lib/domain/seal'
import { verifyWeek } from '@/lib/domain/verify-week'
import { verifyTogether } from '@/lib/domain/verify-weeks'
import { shiftWeek } from '@/lib/domain/week'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { frozenWeek, withPlainPrevious } from '@/lib/testing/frozen-week'

const WEEKS = 52
const PASSES = 5
const week = '2026-W47'

const nativeHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * A year of signed weeks as large as the demo's last one (12 dependencies, 26 verdicts, 0.8 MB each): bytes, seals, signatures, engine and the chain
 * between them, on one core. The reference hashes and parses the same bytes by native code: what no check of them can avoid.
 */
export async function bench(): Promise<BenchRow[]> {
  const year = wholeYear()
  const verified = (hash: (bytes: Uint8Array) => string) => {
    const found = verifyTogether(year.map((bytes) => verifyWeek(bytes, { hash })))
    if (found.outcome !== 'intact') throw new Error(found.headline)
  }
  const ours = fastest(() => verified(nativeHash))
  const browser = fastest(() => verified(sha256Hex))
  const reference = fastest(() => {
    for (const bytes of year) {
      nativeHash(bytes)
      JSON.parse(new TextDecoder().decode(bytes))
    }
  })
  const row = (figure: string, seconds: number): BenchRow => ({
    ...{
      figure,
      ours: seconds,
      unit: 's',
      reference,
      referenceName: 'SHA-256 and JSON.parse of the same bytes',
      ratio: seconds / reference,
    },
    goal: '≤ 2 s',
  })
  const megabytes = Math.round(year.reduce((sum, { length }) => sum + length, 0) / 1e6)
  return [row(`verify of a year, ${megabytes} MB`, ours), row('the same with the hash that browsers run', browser)]
}

function wholeYear(): Uint8Array[] {
  const report = demoWeeks.get(week)
  if (!report) throw new Error(`The demo has no ${week}.`)
  const plain = withPlainPrevious(report)
  const year: Uint8Array[] = []
  let previousSha256: string | null = null
  for (let index = 0; index < WEEKS; index++) {
    const bytes = new TextEncoder().encode(frozenWeek({ ...plain, week: shiftWeek(week, index - WEEKS + 1), previousSha256 }))
    previousSha256 = nativeHash(bytes)
    year.push(bytes)
  }
  return year
}

function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now()
    work()
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  return best
}

import { describe, expect, it } from 'vitest'
import { exampleReport } from '@/lib/testing/example-report'
import { isAtRisk, spendOf } from './spend'

describe('spend at risk', () => {
  it('counts dependencies that must move and those with a challenger that has a case for quality', () => {
    const [entry] = exampleReport().dependencies
    if (!entry) throw new Error('The example has dependencies.')
    const [pair] = entry.pairs
    if (!pair) throw new Error('The example has challengers.')
    const as = (status: typeof pair.verdict.status, mustMoveBy: string | null = null) =>
      isAtRisk({ mustMoveBy, pairs: [{ ...pair, verdict: { ...pair.verdict, status } }] })
    expect(['JUSTIFIED', 'PROMISING', 'NOT_READY'].map((status) => as(status as 'PROMISING'))).toEqual([true, true, true])
    expect(['INSUFFICIENT', 'HYPE', 'STAY'].map((status) => as(status as 'STAY'))).toEqual([false, false, false])
    expect(as('STAY', '2026-12-31')).toBe(true)
    expect(isAtRisk({ mustMoveBy: null, pairs: [] })).toBe(false)
  })

  it('leaves an unstated spend out of both sums and says so', () => {
    expect(spendOf(exampleReport())).toEqual({ total: 2400, atRisk: 2400, countAtRisk: 2, unstated: 1 })
  })
})

import { describe, expect, test } from 'vitest'
import { brier, coin, fewest, forecasters } from './brier'

const said = (percent: number, cameTrue: boolean, times = 1) => Array.from({ length: times }, () => ({ percent, cameTrue }))

describe('the Brier score', () => {
  test.each([
    ['a coin', said(50, true, 3), coin],
    ['sure and right', said(99, true), 0.0001],
    ['sure and wrong', said(99, false), 0.9801],
    ['Brier’s mean of squares', [...said(70, true), ...said(20, false), ...said(60, false)], (0.09 + 0.04 + 0.36) / 3],
  ])('of %s is known', (_, resolved, score) => {
    expect(brier(resolved).score).toBeCloseTo(score, 10)
  })

  test('of nobody is not zero', () => {
    expect(brier([])).toEqual({ n: 0, score: null, interval: null })
  })

  test('has an interval only from ten forecasts on, and that one holds the score', () => {
    const nine = [...said(80, true, 6), ...said(80, false, 3)]
    expect(brier(nine).interval).toBeNull()
    const { score, interval, n } = brier([...nine, ...said(80, true)])
    expect(n).toBe(fewest)
    expect(interval?.[0]).toBeLessThan(score ?? 0)
    expect(interval?.[1]).toBeGreaterThan(score ?? 1)
    // By hand: seven times 0.04 and three times 0.64, t(9) = 1.833.
    expect(score).toBeCloseTo(0.22, 10)
    expect(interval?.[1]).toBeCloseTo(0.22 + 1.833 * Math.sqrt((0.6 ** 2 * 0.21 * 10) / 9 / 10), 3)
  })
})

describe('who foresaw well', () => {
  const line = { by: 'person', byName: 'Ada', madeById: 'ada', percent: 90, outcome: 'yes' as const }

  test('is told per person and per source; what is open does not count, and what was voided is counted apart', () => {
    const scores = forecasters([
      line,
      { ...line, byName: 'Ada Lovelace', outcome: 'no' },
      { ...line, outcome: 'void' },
      { ...line, outcome: null },
      { ...line, by: 'vendor', byName: 'Runway' },
      { ...line, by: 'vendor', byName: 'runway', madeById: 'bo' },
      { ...line, by: 'engine', byName: 'Switchboard', madeById: null, percent: 60 },
    ])
    expect(scores.map(({ by, name, n, voided }) => [by, name, n, voided])).toEqual([
      ['person', 'Ada', 2, 1],
      ['vendor', 'Runway', 2, 0],
      ['engine', 'Switchboard', 1, 0],
    ])
    expect(scores[0]?.score).toBeCloseTo((0.01 + 0.81) / 2, 10)
  })

  test('is not told of somebody who voided all, but that they did is', () => {
    expect(forecasters([{ ...line, outcome: 'void' }])).toEqual([
      { by: 'person', name: 'Ada', voided: 1, n: 0, score: null, interval: null },
    ])
  })
})

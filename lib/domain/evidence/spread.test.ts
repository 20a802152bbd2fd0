import { describe, expect, test } from 'vitest'
import { claim } from './example-inventory'
import { agreementText, spreadOf } from './spread'

const by = (evaluatorId: string, value: number | null, row: Record<string, unknown> = {}) =>
  claim({ evaluatorId, value, statement: 'x', ...row })

describe('the spread between evaluators', () => {
  test('runs over the newest figure of each, in the unit of the figures', () => {
    const spread = spreadOf([by('a', 83.24), by('b', 82.7), by('a', 70), by('c', 81.23)])
    expect(spread).toMatchObject({ evaluators: 3, low: 81.23, high: 83.24, range: 2.01 })
  })

  test('needs two evaluators with figures of their own', () => {
    expect(spreadOf([by('a', 1), by('a', 2)])).toBeNull()
    expect(spreadOf([by('a', 1), by('b', null)])).toBeNull()
    expect(spreadOf([by('a', 1), by('b', 2, { repeatsId: 'x', tier: 'relay' })])).toBeNull()
    expect(spreadOf([by('a', 1), by('b', 2, { retracted: true })])).toBeNull()
  })

  test('is noise when the interval of the difference reaches across it', () => {
    const near = (half: number) => [
      by('a', 50, { ciLow: 50 - half, ciHigh: 50 + half }),
      by('b', 54, { ciLow: 54 - half, ciHigh: 54 + half }),
    ]
    expect(spreadOf(near(3))?.agreement).toBe('within_noise')
    expect(spreadOf(near(2))?.agreement).toBe('beyond_noise')
  })

  test('reads the noise of a share off the number of clips', () => {
    const share = (sampleSize: number) => ({ unit: '% of clips', sampleSize, sampleUnit: 'clips' })
    expect(spreadOf([by('a', 50, share(100)), by('b', 60, share(100))])?.agreement).toBe('within_noise')
    expect(spreadOf([by('a', 50, share(1000)), by('b', 60, share(1000))])?.agreement).toBe('beyond_noise')
  })

  test('cannot be told from noise where an interval is missing, unless the figures are the same', () => {
    expect(spreadOf([by('a', 50), by('b', 60, { ciLow: 59, ciHigh: 61 })])?.agreement).toBe('unknown')
    expect(spreadOf([by('a', 83.24), by('b', 83.2)])?.agreement).toBe('same')
    expect(agreementText({ agreement: 'unknown' })).toMatch(/cannot be told/)
  })
})

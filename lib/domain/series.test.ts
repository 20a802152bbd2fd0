import { expect, test } from 'vitest'
import { series } from './series'

const week = (id: string, value: number | null, low: number | null = null, high: number | null = null) => ({ id, value, low, high })

test('a missing week breaks the line instead of being bridged or drawn at zero', () => {
  const { runs } = series([week('a', 0.1), week('b', 0.2), week('c', null), week('d', 0)], 40)
  expect(runs.map((run) => run.map((point) => point.id))).toEqual([['a', 'b'], ['d']])
  expect(runs[1]?.[0]).toEqual({ id: 'd', x: 1, y: 0.5, low: null, high: null })
})

test('the last week is marked only if it has a value', () => {
  expect(series([week('a', 0.1), week('b', 0.2)], 40).last?.id).toBe('b')
  expect(series([week('a', 0.1), week('b', null)], 40).last).toBeNull()
  expect(series([], 40)).toEqual({ runs: [], parity: 0.5, last: null })
})

test('an interval needs both ends, and a single week stands at the right', () => {
  const [point] = series([week('a', 0.1, -0.1, null)], 40).runs[0] ?? []
  expect(point).toEqual({ id: 'a', x: 1, y: 0.625, low: null, high: null })
})

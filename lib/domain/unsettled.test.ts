import { expect, test } from 'vitest'
import { unsettled } from './unsettled'
import type { Status } from './verdict/output'

const weeks = (dependencyId: string, ...statuses: Status[]) =>
  statuses.map((status, index) => ({ week: `2026-W${40 + index}`, dependencyId, status }))

test('a status that changed three times is unsettled, one that changed twice is not', () => {
  const found = unsettled([...weeks('a', 'HYPE', 'STAY', 'HYPE', 'STAY'), ...weeks('b', 'HYPE', 'STAY', 'STAY', 'HYPE')])
  expect([...found]).toEqual(['a'])
})

test('weeks count in their order, whatever order they come in', () => {
  expect(unsettled(weeks('a', 'HYPE', 'HYPE', 'STAY', 'STAY').reverse()).size).toBe(0)
  expect(unsettled([]).size).toBe(0)
})

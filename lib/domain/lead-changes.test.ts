import { describe, expect, test } from 'vitest'
import { type BoardLeader, leadChanges, leadRow } from './lead-changes'

const state = (on: string, model: string, boardId = 'arena'): BoardLeader => ({
  ...{ boardId, board: boardId, benchmarkId: boardId, on, model, value: 1, unit: '%', of: 5, claimId: `${boardId}-${on}` },
})

describe('lead changes', () => {
  const year = [state('2026-09-01', 'C'), state('2026-03-01', 'A'), state('2026-05-01', 'B'), state('2026-07-01', 'B')]

  test('name each new leader with its day, whatever the order of the states', () => {
    const [board] = leadChanges(year, '2026-01-01', '2026-12-31')
    expect(board?.leads.map(({ on, model }) => `${on} ${model}`)).toEqual(['2026-03-01 A', '2026-05-01 B', '2026-09-01 C'])
    expect(board).toMatchObject({ changes: 2, looks: ['2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01'] })
  })

  test('begin with whoever led when the year began', () => {
    const before = [state('2025-02-01', 'X'), state('2025-08-01', 'Y')]
    const [board] = leadChanges([...before, ...year], '2026-01-01', '2026-12-31')
    expect(board?.leads[0]).toMatchObject({ on: '2025-08-01', model: 'Y' })
    expect(board).toMatchObject({ changes: 3 })
    expect(board?.looks).toHaveLength(4)
  })

  test('leave out what was published once, not within the year, or after it', () => {
    const once = state('2026-03-01', 'A', 'once')
    const old = [state('2024-03-01', 'A', 'old'), state('2025-03-01', 'B', 'old')]
    const later = [state('2026-03-01', 'A', 'late'), state('2027-03-01', 'B', 'late')]
    expect(leadChanges([once, ...old, ...later], '2026-01-01', '2026-12-31')).toEqual([])
  })

  test('put the board that moved most first', () => {
    const calm = [state('2026-02-01', 'A', 'calm'), state('2026-04-01', 'A', 'calm')]
    expect(leadChanges([...calm, ...year], '2026-01-01', '2026-12-31').map(({ boardId, changes }) => [boardId, changes])).toEqual([
      ['arena', 2],
      ['calm', 0],
    ])
  })
})

test('names that would run into each other stand in lines of their own', () => {
  const [board] = leadChanges([state('2026-01-01', 'A'), state('2026-01-11', 'B'), state('2026-12-01', 'C')], '2026-01-01', '2026-12-31')
  if (!board) throw new Error('There is a board.')
  const { spans, lines } = leadRow(board, { from: '2026-01-01', to: '2026-12-31', widthOf: () => 0.1 })
  expect(spans.map(({ line }) => line)).toEqual([0, 1, 0])
  expect(lines).toBe(2)
  expect(spans[0]).toMatchObject({ from: 0 })
  expect(spans.at(-1)).toMatchObject({ to: 1 })
})

import { expect, test } from 'vitest'
import { monthStarts, weekLine } from './week-line'

const signed = [
  { week: '2026-W45', status: 'HYPE' as const },
  { week: '2026-W46', status: 'HYPE' as const },
  { week: '2026-W47', status: 'STAY' as const },
]

test('the line of weeks has every signed week and the running one, in order, and marks where the status changed', () => {
  const line = weekLine({ signed, running: '2026-W48', current: '2026-W48', status: 'JUSTIFIED' })
  expect(line.map(({ week, state, changed }) => `${week} ${state}${changed ? ' changed' : ''}`)).toEqual([
    '2026-W45 signed',
    '2026-W46 signed',
    '2026-W47 signed changed',
    '2026-W48 running changed',
  ])
})

test('a week that nobody signed is on the line while it is on the screen, and the running one, once signed, stands once', () => {
  const line = weekLine({ signed: [...signed, { week: '2026-W48' }], running: '2026-W48', current: '2026-W40' })
  expect(line.map(({ week, state }) => `${week} ${state}`)).toEqual([
    '2026-W40 open',
    '2026-W45 signed',
    '2026-W46 signed',
    '2026-W47 signed',
    '2026-W48 signed',
  ])
})

test('a line about many dependencies marks the weeks in which any of them changed, and where a month begins', () => {
  const weeks = [{ week: '2026-W44' }, { week: '2026-W45', changed: true }, { week: '2026-W47' }]
  const line = weekLine({ signed: weeks, running: '2026-W48', current: '2026-W48', changed: true })
  expect(line.map(({ changed }) => changed)).toEqual([false, true, false, true])
  // W44 begins on 26 October, W45 on 2 November.
  expect(monthStarts(line)).toEqual([1])
})

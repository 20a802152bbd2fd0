import { expect, test } from 'vitest'
import { weekLine } from './week-line'

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

import { expect, it } from 'vitest'
import { forcedMoves, type MovingDependency } from './forced-moves'

const today = '2026-11-26'
const dependency = (id: string, over: Partial<MovingDependency> = {}): MovingDependency => ({
  ...{ id, name: id, offeringId: 'sora', monthlySpend: 100, moveBy: '2026-09-24' },
  ...over,
})

it('puts what is overdue before what is still ahead, and leaves out what nothing forces', () => {
  const moves = forcedMoves(
    [
      dependency('a', { offeringId: 'veo', moveBy: '2027-01-10' }),
      dependency('b'),
      dependency('c', { offeringId: 'kling', moveBy: null }),
      dependency('d', { offeringId: 'gen', moveBy: today }),
    ],
    today,
  )
  expect(moves.map(({ offeringId, daysLeft }) => [offeringId, daysLeft])).toEqual([
    ['sora', -63],
    ['gen', 0],
    ['veo', 45],
  ])
})

it('adds up the spend of all dependencies on one offering, and counts those whose spend nobody stated', () => {
  const [move] = forcedMoves([dependency('a'), dependency('b', { monthlySpend: null }), dependency('c', { moveBy: '2026-08-01' })], today)
  expect(move).toMatchObject({ on: '2026-08-01', spend: 200, unstated: 1 })
  expect(move?.dependencies.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

it('never says zero where no spend was stated', () => {
  expect(forcedMoves([dependency('a', { monthlySpend: null })], today)[0]).toMatchObject({ spend: null, unstated: 1 })
})

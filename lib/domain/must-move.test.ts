import { expect, it } from 'vitest'
import { mustMoveBy } from './must-move'
import { defaultPolicy } from './policy'

const asOf = '2026-11-26'
const moving = (own: string | null, retiresOn: string | null) =>
  mustMoveBy({ dependency: { forcedMoveBy: own }, incumbent: { retiresOn }, asOf, policy: defaultPolicy })

it.each([
  ['nothing forces it', null, null, null],
  ['the incumbent has retired', null, '2026-09-24', '2026-09-24'],
  ['the incumbent retires within the lead time', null, '2027-02-24', '2027-02-24'],
  ['the incumbent retires after the lead time', null, '2027-02-25', null],
  ['the team’s own day comes first', '2026-12-01', '2027-01-10', '2026-12-01'],
  ['the team’s own day comes later', '2027-06-01', '2026-12-01', '2026-12-01'],
])('when %s, a dependency moves by that day or not at all', (_, own, retiresOn, day) => {
  expect(moving(own, retiresOn)).toBe(day)
})

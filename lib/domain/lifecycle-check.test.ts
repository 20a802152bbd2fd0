import { describe, expect, it } from 'vitest'
import { type CheckedDependency, type CheckedOffering, checkFindings, checkText } from './lifecycle-check'

const today = '2026-11-26'
const offering = (id: string, over: Partial<CheckedOffering> = {}): CheckedOffering => ({
  ...{ id, title: id, apiModelId: `${id}-api`, kind: 'cloud', stage: 'ga', retiresOn: null, unsettled: null, pinned: null },
  ...{ replacement: null, usedBy: [], weighedFor: [], asked: false },
  ...over,
})
const dependency = (offeringId: string, over: Partial<CheckedDependency> = {}): CheckedDependency => ({
  ...{ id: 'films', name: 'Films', offeringId, moveBy: null, contractEndsOn: null },
  ...over,
})
const used = { usedBy: ['Films'] }
const find = (offerings: CheckedOffering[], dependencies: CheckedDependency[] = [], withinDays = 60) =>
  checkFindings({ today, withinDays, offerings, dependencies })

describe('a check fails', () => {
  it.each([
    ['overdue', '2026-09-24', true],
    ['today', today, true],
    ['on the last day of the window', '2027-01-25', true],
    ['after the window', '2027-01-26', false],
  ])('for a forced move %s: %s → %s', (_, moveBy, fails) => {
    const found = find([offering('sora', { ...used, retiresOn: moveBy })], [dependency('sora', { moveBy })])
    expect(found.map((finding) => finding.kind)).toEqual(fails ? ['forced_move'] : [])
    expect(found.every((finding) => finding.fails)).toBe(true)
  })

  it.each([
    ['that ended yesterday', '2026-11-25', 0],
    ['that ends today', today, 1],
    ['that ends within the window', '2026-12-31', 1],
    ['that ends later', '2027-06-30', 0],
  ])('for a contract %s only when that lies ahead in the window', (_, contractEndsOn, count) => {
    expect(find([offering('veo', used)], [dependency('veo', { contractEndsOn })])).toHaveLength(count)
  })

  it('for an id that was asked about, though no dependency uses it', () => {
    const [gone] = find([offering('sora', { asked: true, retiresOn: '2026-09-24' })])
    expect(gone).toMatchObject({ kind: 'retirement', fails: true, daysLeft: -63, text: 'sora (sora-api) has retired' })
  })
})

describe('a check only tells', () => {
  it('of a challenger that ends', () => {
    expect(find([offering('kling', { weighedFor: ['Films'], retiresOn: '2026-12-01' })])).toMatchObject([
      { kind: 'retirement', fails: false, text: 'kling (kling-api), weighed for Films, retires' },
    ])
  })

  it('of what is deprecated without a day, disputed, or floating, where it is in use', () => {
    const doubtful = { stage: 'deprecated' as const, unsettled: 'disputed' as const, pinned: false }
    expect(find([offering('ray', { ...used, ...doubtful })]).map(({ kind, fails }) => [kind, fails])).toEqual([
      ['deprecated', false],
      ['unsettled', false],
      ['alias', false],
    ])
    expect(find([offering('ray', doubtful)])).toEqual([])
  })
})

it('puts what fails first and the soonest first, in an order that does not hang on the order of the rows', () => {
  const offerings = [offering('b', { ...used, pinned: false }), offering('a', { ...used, retiresOn: '2026-12-24' })]
  const dependencies = [
    dependency('a', { moveBy: '2026-12-24' }),
    dependency('b', { id: 'ads', name: 'Ads', contractEndsOn: '2026-12-01' }),
  ]
  const found = find(offerings, dependencies)
  expect(found.map(({ kind }) => kind)).toEqual(['contract', 'forced_move', 'alias'])
  expect(find([...offerings].reverse(), [...dependencies].reverse())).toEqual(found)
})

it('says it in one line for each finding, and how many fail', () => {
  const found = find(
    [offering('Sora 2', { ...used, retiresOn: '2026-09-24', pinned: false })],
    [dependency('Sora 2', { moveBy: '2026-09-24' })],
  )
  expect(checkText(found, { workspace: 'Northlight', today, withinDays: 60 }).split('\n')).toEqual([
    'Northlight on 26 Nov 2026, looking 60 days ahead',
    'FAIL  must move       24 Sep 2026  63 days ago    Films must leave Sora 2, which has retired; no replacement is named',
    'note  floating alias  —                           Sora 2 (Sora 2-api) is a floating alias, which can change without notice',
    '1 finding fails; 1 note.',
  ])
  expect(checkText([], { workspace: 'N', today, withinDays: 1 })).toBe('N on 26 Nov 2026, looking 1 day ahead\nNothing fails.')
})

import { describe, expect, it } from 'vitest'
import { model, offering } from './example-inventory'
import { forcedMoveBy, lifecycleOn, retiredChallenger, retirementOn } from './lifecycle'

const ends = {
  lifecycleStatus: 'retired',
  retiresOn: '2026-09-24',
  retirementKnownOn: '2026-03-24',
  replacementModelId: 'sora-3',
  asOf: '2026-10-20',
}
const sora = model('sora-2', { vendorId: 'openai', releasedOn: '2025-10-06', ...ends })

describe('the state of a model on a day', () => {
  it.each([
    ['2025-10-05', 'unreleased', null],
    ['2025-10-06', 'available', null],
    ['2026-03-23', 'available', null],
    ['2026-03-24', 'announced', '2026-09-24'],
    ['2026-09-23', 'announced', '2026-09-24'],
    ['2026-09-24', 'retired', '2026-09-24'],
  ])('on %s is %s', (day, status, retiresOn) => {
    expect(lifecycleOn(sora, day)).toMatchObject({ status, retiresOn })
  })

  it('names the replacement only once the end is known', () => {
    expect(lifecycleOn(sora, '2026-03-23').replacementModelId).toBeNull()
    expect(lifecycleOn(sora, '2026-03-24').replacementModelId).toBe('sora-3')
  })

  it.each<[string, object, string, string | null, string | null]>([
    ['an end without the day it was told', { retirementKnownOn: null, asOf: '2026-05-01' }, '2026-04-30', 'available', null],
    [
      'an end without the day it was told, once it was read',
      { retirementKnownOn: null, asOf: '2026-05-01' },
      '2026-05-01',
      'announced',
      '2026-09-24',
    ],
    ['an end told after it happened', { retirementKnownOn: '2026-10-25' }, '2026-09-24', 'retired', '2026-09-24'],
    ['an end on an unknown day', { retiresOn: null, retirementKnownOn: null, asOf: '2026-08-21' }, '2026-08-21', 'retired', '2026-08-21'],
    [
      'an end on an unknown day, before it was read',
      { retiresOn: null, retirementKnownOn: null, asOf: '2026-08-21' },
      '2026-08-20',
      'available',
      null,
    ],
    [
      'an announced end without a date',
      { lifecycleStatus: 'announced', retiresOn: null, retirementKnownOn: null },
      '2026-11-01',
      'announced',
      null,
    ],
    ['the end of some builds only', { lifecycleStatus: 'partly_retired' }, '2026-11-01', 'partly_retired', null],
    ['the end of some builds only, before it was known', { lifecycleStatus: 'partly_retired' }, '2026-03-23', 'available', null],
    ['a disputed end', { lifecycleStatus: 'disputed' }, '2026-11-01', 'disputed', null],
    ['nothing found', { lifecycleStatus: null, retiresOn: null, retirementKnownOn: null }, '2026-11-01', null, null],
  ])('%s', (_, row, day, status, retiresOn) => {
    const known = model('m', { ...ends, ...row })
    expect(lifecycleOn(known, day)).toMatchObject({ status, retiresOn })
  })
})

describe('what an end does', () => {
  const served = offering('sora-2--fal')
  const asOf = '2026-08-01'

  it('makes a dependency move by the first of its own date, its offering’s end and its model’s end', () => {
    const by = (own: string | null, offeringEnds: string | null) => {
      const row = offeringEnds ? { ...ends, retiresOn: offeringEnds } : {}
      return forcedMoveBy({ dependency: { forcedMoveBy: own }, offering: offering('sora-2--fal', row), model: sora, asOf })
    }
    expect(by(null, null)).toBe('2026-09-24')
    expect(by(null, '2026-09-01')).toBe('2026-09-01')
    expect(by('2026-08-15', '2026-09-01')).toBe('2026-08-15')
    expect(by('2027-01-01', null)).toBe('2026-09-24')
  })

  it('forces nobody before it could be known', () => {
    expect(forcedMoveBy({ dependency: { forcedMoveBy: null }, offering: served, model: sora, asOf: '2026-03-23' })).toBeNull()
  })

  it('does not reach weights that the team hosts itself', () => {
    const own = offering('sora-2--self', { kind: 'self_host', providerId: null })
    expect(retirementOn({ offering: own, model: sora, asOf })).toBeNull()
    expect(retirementOn({ offering: served, model: sora, asOf })).toBe('2026-09-24')
  })

  it('bars a challenger from the day it ends, not from the day the end is announced', () => {
    expect(retiredChallenger({ offering: served, model: sora, asOf: '2026-09-23' })).toBeNull()
    expect(retiredChallenger({ offering: served, model: sora, asOf: '2026-09-24' })).toBe('2026-09-24')
  })
})

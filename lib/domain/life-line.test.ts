import { describe, expect, it } from 'vitest'
import { lifeLine, lifeText, lifeTicks, lifeWindow } from './life-line'
import type { ClockDay } from './lifecycle-clock'
import type { LifecycleStage } from './lifecycle-event'

const today = '2026-11-26'
const window = { from: '2026-01-01', to: '2027-01-01' }
const day = (stage: LifecycleStage, on: string, over: Partial<ClockDay> = {}): ClockDay => ({
  ...{ stage, on, knownOn: on, saidBy: 'event', eventId: on, counts: true },
  ...over,
})
const line = (days: ClockDay[], stage: LifecycleStage | null = null) => lifeLine({ days, stage, modelReleasedOn: null }, today, window)
const stages = (days: ClockDay[], stage: LifecycleStage | null = null) => line(days, stage).parts.map((part) => part.stage)

describe('a time line', () => {
  it('runs each stage until the next and the last until today, because nobody knows more', () => {
    const { parts, today: now } = line([day('preview', '2026-02-01'), day('ga', '2026-07-02')])
    expect(parts.map(({ stage }) => stage)).toEqual(['preview', 'ga'])
    expect(parts[0]?.to).toBe(parts[1]?.from)
    expect(parts[1]?.to).toBe(now)
  })

  it('is deprecated from the day on which an end could be read', () => {
    expect(stages([day('ga', '2026-02-01'), day('retired', '2026-09-24', { knownOn: '2026-03-24' })])).toEqual(['ga', 'deprecated'])
    expect(stages([day('ga', '2026-02-01'), day('retired', '2026-09-24')])).toEqual(['ga'])
  })

  it('draws nothing after the end, and an undated stretch where only the end is known', () => {
    const { parts } = line([day('retired', '2026-07-02', { knownOn: '2026-07-02' })], 'retired')
    expect(parts).toEqual([{ stage: null, from: 0, to: expect.closeTo(0.5, 2) }])
    expect(stages([], 'ga')).toEqual([null])
    expect(stages([], null)).toEqual([])
  })

  it('begins no earlier than its model came out', () => {
    const released = lifeLine({ days: [], stage: null, modelReleasedOn: '2026-07-02' }, today, window)
    expect(released.parts).toEqual([{ stage: null, from: expect.closeTo(0.5, 2), to: released.today }])
    expect(lifeText({ days: [], stage: 'ga', modelReleasedOn: '2026-07-02' }, today)).toBe(
      'Model released 2 Jul 2026; generally available, since when is not known',
    )
  })

  it('keeps days outside the window at its edge and says on which side they lie', () => {
    const { marks } = line([day('ga', '2025-05-01'), day('retired', '2027-05-01', { knownOn: '2026-11-01' })])
    expect(marks.map(({ at, beyond }) => [at, beyond])).toEqual([
      [0, 'before'],
      [1, 'after'],
    ])
  })

  it('draws a day that two sources give once', () => {
    const twice = [day('retired', '2026-09-24', { eventId: 'a' }), day('retired', '2026-09-24', { eventId: 'b' })]
    expect(line(twice).marks).toHaveLength(1)
    expect(lifeText({ days: twice, stage: 'retired', modelReleasedOn: null }, today)).toBe('Retired 24 Sep 2026')
  })

  it('marks a day that does not count as such and runs nothing to it', () => {
    const { marks, parts } = line([day('ga', '2026-02-01'), day('retired', '2026-09-24', { counts: false })], 'ga')
    expect(marks.at(-1)).toMatchObject({ stage: 'retired', counts: false })
    expect(parts).toHaveLength(1)
  })
})

it('names the quarters of the window, and a year where it begins', () => {
  expect(lifeTicks(lifeWindow(today)).map(({ label }) => label)).toEqual(['Oct', '2026', 'Apr', 'Jul', 'Oct', '2027', 'Apr', 'Jul'])
})

it.each([
  [[], null, 'Nothing is known of its stages'],
  [[], 'ga', 'Generally available, since when is not known'],
  [
    [day('ga', '2026-03-01'), day('retired', '2027-01-10'), day('retired', '2027-02-01', { counts: false })],
    'deprecated',
    'Generally available 1 Mar 2026; retires 10 Jan 2027 (another source says 1 Feb 2027)',
  ],
  [[day('retired', '2026-09-24', { counts: false })], 'ga', 'Retired 24 Sep 2026, which does not count'],
] as const)('says the line in words', (days, stage, text) => {
  expect(lifeText({ days: [...days], stage, modelReleasedOn: null }, today)).toBe(text)
})

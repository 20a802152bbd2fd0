import { describe, expect, it } from 'vitest'
import { Fact } from './fact'
import { gateSetting, measuredFacts, measuredNote } from './job-facts'
import { figuresOf, type JobTally } from './job-summary'

const tally = (over: Partial<JobTally> = {}): JobTally => ({
  states: { submitted: 0, running: 0, finished: 80, failed: 2, refused: 1, cancelled: 0 },
  ...{ ownFailures: 0, firstAt: '2026-09-01T00:00:00.000Z', newestAt: '2026-11-20T00:00:00.000Z', queue: null },
  latency: { n: 80, p50: 60, p95: 92, low: 88, high: 99 },
  ...{ finishedHours: { hours: 40, most: 5, jobs: 80 }, hours: { hours: 40, down: 1 }, currencies: ['USD'] },
  cost: { n: 80, cost: 96, seconds: 640, costCost: 116, costSeconds: 770, secondsSeconds: 5120 },
  judged: { jobs: 0, seconds: 0, acceptedSeconds: 0 },
  ...over,
})
const facts = (over: Partial<JobTally> = {}, currency = 'USD') =>
  Object.fromEntries(
    measuredFacts({ figures: figuresOf(tally(over)), setting: '1080p, 8 s', currency }).map((measured) => [
      measured.gate,
      'why' in measured ? measured.why : measured.fact,
    ]),
  )

describe('facts from jobs', () => {
  it('state value, error, setting, count and window for each gate that jobs can show', () => {
    const found = facts()
    expect(found.latency_p95).toEqual({
      value: 92,
      relSe: expect.closeTo(11 / (2 * 1.6448536 * 92), 6),
      note: `${measuredNote}1080p, 8 s; 80 finished jobs, 2026-09-01 to 2026-11-20.`,
    })
    expect(found.availability).toMatchObject({ value: expect.closeTo(1 - 1.5 / 41, 6) })
    expect(found.cost_per_finished_second).toMatchObject({ value: 0.15 })
    for (const [gate, fact] of Object.entries(found).filter(([gate]) => gate !== 'throughput'))
      expect(
        Fact.safeParse({ id: 'f', offeringId: 'o', gate, sourceKind: 'measured', observedOn: '2026-11-20', ...(fact as object) }).success,
      ).toBe(true)
  })

  it('are none where fewer than 20 jobs show something, and say so', () => {
    const found = facts({ latency: { n: 19, p50: 1, p95: 2, low: null, high: null }, hours: { hours: 1, down: 0 } })
    expect(found.latency_p95).toBe('A fact needs 20 finished jobs with their times; there are 19.')
    expect(found.availability).toBe('A fact needs 20 hours in which jobs came to an end; there is 1.')
    expect(facts({ latency: { n: 20, p50: 1, p95: 2, low: null, high: null } }).latency_p95).toMatchObject({ value: 2, relSe: null })
  })

  it('never call the busiest hour a limit of the vendor, however busy it was', () => {
    const asked = 'The busiest hour shows what was asked for, not what the vendor can do; record a fact when the limit was reached.'
    expect(facts().throughput).toBe(asked)
    expect(facts({ finishedHours: { hours: 40, most: 5000, jobs: 80_000 } }).throughput).toBe(asked)
  })

  it('never mix currencies, nor put another currency at the gate', () => {
    expect(facts({ currencies: ['EUR', 'USD'] }).cost_per_finished_second).toBe(
      'Costs are in EUR and USD; no fact is made across currencies.',
    )
    expect(facts({}, 'EUR').cost_per_finished_second).toBe('Costs are in USD, and this workspace counts in EUR.')
  })
})

describe('the setting at the gates', () => {
  const settings = [
    { setting: '720p', finished: 10 },
    { setting: '1080p', finished: 30 },
    { setting: '1080p, audio', finished: 30 },
  ]
  it('is the one with most finished jobs unless somebody chose another that still has jobs', () => {
    expect(gateSetting(settings, null)).toBe('1080p')
    expect(gateSetting(settings, '720p')).toBe('720p')
    expect(gateSetting(settings, '4k')).toBe('1080p')
    expect(gateSetting([], '4k')).toBeNull()
  })
})

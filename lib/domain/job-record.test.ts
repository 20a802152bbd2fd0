import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@/lib/testing/property-runs'
import { type JobNews, type JobRecord, mergeJobs, sameJob, timeConflict } from './job-record'
import { settingOf } from './job-setting'

const at = (minutes: number) => Date.UTC(2026, 10, 20) + minutes * 60_000

const news = (over: Partial<JobNews> = {}): JobNews => ({
  ...{
    offeringId: 'o',
    id: 'j',
    setting: 'not stated',
    resolution: null,
    seconds: null,
    submittedAt: at(0),
    queuedAt: null,
    startedAt: null,
  },
  ...{ finishedAt: null, state: 'submitted' as const, errorCode: null, cost: null, currency: null, accepted: null },
  ...over,
})
const record = (over: Partial<JobRecord> = {}): JobRecord => news(over) as JobRecord

const merged = (lines: readonly JobNews[]): JobRecord =>
  lines.slice(1).reduce<JobRecord>((known, line) => mergeJobs(known, line), lines[0] as JobRecord)

describe('two lines about one job', () => {
  it('never take an end back', () => {
    const finished = record({ state: 'finished', finishedAt: at(5) })
    for (const state of ['submitted', 'running'] as const) expect(mergeJobs(finished, news({ state })).state).toBe('finished')
    expect(mergeJobs(record({ state: 'running' }), news({ state: 'failed', errorCode: 'oom' }))).toMatchObject({
      state: 'failed',
      errorCode: 'oom',
    })
  })

  it('let the later of two ends stand, with its error or without', () => {
    const failed = record({ state: 'failed', finishedAt: at(3), errorCode: 'timeout' })
    const finished = record({ state: 'finished', finishedAt: at(9) })
    for (const job of [mergeJobs(failed, finished), mergeJobs(finished, failed)])
      expect(job).toMatchObject({ state: 'finished', finishedAt: at(9), errorCode: null })
  })

  it('keep the first judgement whether the clip was accepted', () => {
    const accepted = mergeJobs(record({ state: 'finished', finishedAt: at(5) }), news({ state: null, submittedAt: null, accepted: true }))
    expect(accepted.accepted).toBe(true)
    expect(mergeJobs(accepted, news({ accepted: false })).accepted).toBe(true)
  })

  it('take the cost with its currency from the line that is further', () => {
    const guessed = record({ cost: 2, currency: 'EUR' })
    const billed = news({ state: 'finished', finishedAt: at(5), cost: 1.5, currency: 'USD' })
    expect(mergeJobs(guessed, billed)).toMatchObject({ cost: 1.5, currency: 'USD' })
    expect(mergeJobs({ ...record(), ...billed, submittedAt: at(0), state: 'finished' }, guessed)).toMatchObject({
      cost: 1.5,
      currency: 'USD',
    })
  })

  it('put a setting together from what both know, and leave one in words of the team alone', () => {
    const asked = { resolution: '1080p', setting: settingOf({ resolution: '1080p', seconds: null, audio: true }) }
    const back = { seconds: 8, setting: settingOf({ resolution: null, seconds: 8 }), state: 'finished' as const, finishedAt: at(5) }
    expect(mergeJobs(record(asked), news(back)).setting).toBe('1080p, 8 s, audio')
    expect(mergeJobs(record(back), news(asked)).setting).toBe('1080p, 8 s, audio')
    expect(mergeJobs(record({ setting: 'hero shots' }), news(back)).setting).toBe('hero shots')
  })

  it('come to the same in whichever order they arrive, and twice to nothing more', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 30 }).map(at), { nil: null })
    const life = fc
      .record({
        resolution: fc.option(fc.constantFrom('720p', '1080p'), { nil: null }),
        seconds: fc.option(fc.constantFrom(5, 8), { nil: null }),
        queuedAt: moment,
        startedAt: moment,
        end: fc.constantFrom('finished', 'failed', 'refused', 'cancelled', null),
        finishedAt: fc.integer({ min: 31, max: 60 }).map(at),
        cost: fc.option(fc.constantFrom(0.5, 1.25), { nil: null }),
        accepted: fc.option(fc.boolean(), { nil: null }),
        shown: fc.array(fc.record({ what: fc.nat(2), asked: fc.boolean(), back: fc.boolean(), judged: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
      })
      .map(({ shown, end, ...job }) =>
        shown.map(({ what, asked, back, judged }) => {
          const isEnd = what === 2 && end !== null
          const resolution = asked ? job.resolution : null
          const seconds = back ? job.seconds : null
          return news({
            ...{ resolution, seconds, setting: settingOf({ resolution, seconds }) },
            ...{ queuedAt: asked ? job.queuedAt : null, startedAt: what > 0 ? job.startedAt : null },
            ...(isEnd ? { state: end, finishedAt: job.finishedAt, errorCode: end === 'failed' ? 'oom' : null } : {}),
            ...(isEnd ? {} : { state: what > 0 ? ('running' as const) : ('submitted' as const) }),
            ...(back && job.cost !== null ? { cost: job.cost, currency: 'USD' } : {}),
            accepted: judged ? job.accepted : null,
          })
        }),
      )
    const orders = life.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })))
    fc.assert(
      fc.property(orders, ([lines, other]) => {
        const known = merged(lines)
        expect(merged(other)).toEqual(known)
        for (const line of lines) expect(sameJob(mergeJobs(known, line), known)).toBe(true)
      }),
      runs(),
    )
  })
})

describe('the times of a job', () => {
  it.each([
    [{ finishedAt: at(-1) }, 'finished', 'It was finished 60 s before it was submitted.'],
    [{ startedAt: at(9), finishedAt: at(5) }, 'finished', 'It was finished 4 minutes before it was started.'],
    [{ queuedAt: at(-120) }, 'queued', 'It was queued 120 minutes before it was submitted.'],
    [{ startedAt: at(0) - 1500 }, 'started', 'It was started 1.5 s before it was submitted.'],
  ])('must follow each other: %j', (over, field, reason) => {
    expect(timeConflict(news(over))).toEqual({ field, reason })
  })

  it('may differ by a second where two clocks were read', () => {
    expect(timeConflict(news({ queuedAt: at(0) - 900, startedAt: at(0) - 900, finishedAt: at(0) }))).toBeNull()
  })
})

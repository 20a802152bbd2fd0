import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import { measuredNote } from '@/lib/domain/job-facts'
import type { JobRecord } from '@/lib/domain/job-record'
import { type JobTally, percentileDisc } from '@/lib/domain/job-summary'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { deliverJobs, jobLine, jobOfferings } from '@/lib/testing/job-logs'
import { inWindow, tallyOneByOne } from '@/lib/testing/job-tally'
import { runs } from '@/lib/testing/property-runs'
import { archiveFact, createFact, updateFact } from './facts'
import { listReadInstead } from './job-gate-readings'
import { chooseGateSetting, listJobSummaries } from './job-summaries'
import { tallyJobs } from './job-tallies'
import { addJobs } from './job-write'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

let ctx: Context
beforeEach(async () => {
  ctx = await testWorkspace(url)
  await jobOfferings(ctx)
})

const newest = Date.UTC(2026, 10, 20, 12)

const arbitraryJob = fc
  .record({
    offeringId: fc.constantFrom('veo', 'veo', 'veo', 'veo', 'kling'),
    setting: fc.constantFrom('720p', '1080p, 8 s', '1080p, 8 s', '1080p, 8 s'),
    before: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 200_000 }) }, fc.integer({ min: 0, max: 10_000_000 })),
    took: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 4_000_000 })),
    waited: fc.option(fc.integer({ min: -1000, max: 90_000 }), { nil: null }),
    queued: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
    state: fc.constantFrom(...Array<'finished'>(12).fill('finished'), 'failed', 'failed', 'refused', 'cancelled', 'running', 'submitted'),
    timed: fc.boolean(),
    errorCode: fc.constantFrom(null, 'internal_error', 'Rate-Limit', '429', 'invalid request'),
    seconds: fc.constantFrom(null, 4, 5, 8.5),
    cost: fc.constantFrom(null, null, 0.25, 1.1, 3.333333),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    accepted: fc.constantFrom(null, true, false),
  })
  .map(({ before, took, waited, queued, timed, cost, currency, ...job }): Omit<JobRecord, 'id'> => {
    const submittedAt = newest - before * 1000
    const done = !['running', 'submitted'].includes(job.state)
    return {
      ...{ ...job, state: job.state as JobRecord['state'], resolution: null, submittedAt, cost, currency: cost === null ? null : currency },
      queuedAt: queued === null ? null : submittedAt + queued,
      startedAt: waited === null ? null : submittedAt + waited,
      finishedAt: done && (timed || job.state === 'finished') ? submittedAt + took : null,
    }
  })

const rounded = (tally: JobTally): unknown =>
  JSON.parse(JSON.stringify(tally, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)))

describe('what is summed up', () => {
  it('equals what comes of counting the jobs one by one, p50 and p95 to the last digit as PostgreSQL’s percentile_disc', async () => {
    const workspaceId = ctx.workspace.id
    const log = { workspaceId, id: 'log', via: 'api', format: 'csv', sha256: 'a', createdByName: 'A' }
    await ctx.db.jobLog.create({ data: log })
    let withErrors = 0
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryJob, { minLength: 1, maxLength: 250, size: 'max' }), async (list) => {
        const jobs = list.map((job, at) => ({ ...job, id: `j${at}` }))
        const tallied = await transaction(ctx, async (tx) => {
          await addJobs(tx, workspaceId, 'log', jobs)
          const found = await tallyJobs(tx, workspaceId, ['kling', 'veo'])
          await tx.generationJob.deleteMany({ where: {} })
          return found
        })
        const expected = ['kling', 'veo'].flatMap((offeringId) => {
          const own = jobs.filter((job) => job.offeringId === offeringId)
          const window = own.length === 0 ? [] : inWindow(own)
          return ['1080p, 8 s', '720p'].flatMap((setting) => {
            const of = window.filter((job) => job.setting === setting)
            return of.length === 0 ? [] : [{ offeringId, setting, tally: tallyOneByOne(of) }]
          })
        })
        const inOrder = [...tallied].sort((a, b) => (`${a.offeringId} ${a.setting}` < `${b.offeringId} ${b.setting}` ? -1 : 1))
        expect(inOrder.map((row) => ({ ...row, tally: rounded(row.tally) }))).toEqual(
          expected.map((row) => ({ ...row, tally: rounded(row.tally) })),
        )
        for (const [at, { tally }] of inOrder.entries()) expect(tally.latency).toEqual(expected[at]?.tally.latency)
        if (expected.some(({ tally }) => tally.latency?.low != null)) withErrors += 1
      }),
      runs(3, 0.01),
    )
    // Samples that are large enough for an error have to be among them.
    expect(withErrors).toBeGreaterThan(3)
  })

  it('is the pure percentile for every count of jobs around the places where it steps', async () => {
    const values = Array.from({ length: 130 }, (_, at) => ((at * 37) % 131) + 0.25)
    for (const n of [1, 2, 19, 20, 21, 39, 40, 41, 59, 60, 61, 100, 120, 130]) {
      const shares = [0.5, 0.95].map((share) => `percentile_disc(${share}) within group (order by v)`).join(', ')
      const rows = await client(url).$queryRawUnsafe<{ a: number; b: number }[]>(
        `select * from (select ${shares} from unnest($1::float8[]) v) r(a, b)`,
        values.slice(0, n),
      )
      const sorted = values.slice(0, n).sort((a, b) => a - b)
      expect(rows[0], `${n} values`).toEqual({ a: percentileDisc(sorted, 0.5), b: percentileDisc(sorted, 0.95) })
    }
  })

  it('reaches back 90 days from the newest job of the offering, whichever setting it has', async () => {
    const day = 24 * 60
    await deliverJobs(ctx, [
      jobLine({ id: 'old', at: -91 * day, resolution: '720p' }),
      jobLine({ id: 'edge', at: -90 * day }),
      jobLine({ id: 'new', at: 0 }),
    ])
    expect(await listJobSummaries(ctx, 'veo')).toMatchObject([
      { setting: '1080p, 8 s', fromOn: '2026-08-03', toOn: '2026-11-01', figures: { jobs: 2 } },
    ])
  })

  it('changes for the offerings of a delivery only', async () => {
    await deliverJobs(ctx, [jobLine()])
    const [before] = await listJobSummaries(ctx, 'veo')
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) }
    await deliverJobs(later, [jobLine({ id: 'b', model: 'kling-3.0' })])
    expect(await listJobSummaries(ctx, 'veo')).toEqual([before])
    expect(await listJobSummaries(ctx)).toHaveLength(2)
  })
})

const facts = async () =>
  (
    await ctx.db.fact.findMany({
      where: { archivedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, gate: true, value: true, relSe: true, observedOn: true, note: true, sourceKind: true, version: true },
    })
  ).map(({ observedOn, ...fact }) => ({ ...fact, observedOn: observedOn.toISOString().slice(0, 10) }))
const latency = async () => (await facts()).filter(({ gate }) => gate === 'latency_p95')

/** One job each hour: the first of November 2026 is the Sunday of its week. */
const hourly = (from: number, count: number, over: Parameters<typeof jobLine>[0] = {}) =>
  Array.from({ length: count }, (_, at) => jobLine({ id: `h${from + at}`, at: (from + at) * 60, took: 60 + at, cost: 0.8, ...over }))

describe('facts from measurements', () => {
  it('are written for the setting at the gates, one for each gate and week, and kept up to date within the week', async () => {
    await deliverJobs(ctx, [...hourly(24, 70), ...hourly(200, 5, { resolution: '720p' }).map((line) => line.replace('h', 'x'))])
    const first = await facts()
    expect(first.map(({ gate }) => gate).sort()).toEqual(['availability', 'cost_per_finished_second', 'latency_p95'])
    expect(first.every(({ note, sourceKind }) => note?.startsWith(`${measuredNote}1080p, 8 s; `) && sourceKind === 'measured')).toBe(true)
    expect(await latency()).toMatchObject([
      { id: 'veo--latency_p95--jobs--2026-w45', value: 126, relSe: expect.any(Number), observedOn: '2026-11-04', version: 1 },
    ])
    await deliverJobs(ctx, hourly(100, 20, { took: 400 }))
    expect(await latency()).toMatchObject([{ id: 'veo--latency_p95--jobs--2026-w45', value: 400, observedOn: '2026-11-06', version: 2 }])
    await deliverJobs(ctx, hourly(24 * 8, 3))
    expect(await latency()).toMatchObject([
      { id: 'veo--latency_p95--jobs--2026-w45', value: 400 },
      { id: 'veo--latency_p95--jobs--2026-w46', observedOn: '2026-11-09' },
    ])
    expect(await ctx.db.auditEvent.count({ where: { action: 'fact.created' } })).toBe(6)
  })

  it('are none for too few jobs, or for costs in another currency', async () => {
    await deliverJobs(ctx, hourly(24, 19))
    expect(await facts()).toEqual([])
    const [line] = await listJobSummaries(ctx, 'veo')
    expect(line?.withoutFact).toHaveLength(4)
    expect(line?.withoutFact[0]).toEqual({ gate: 'latency_p95', why: expect.stringContaining('there are 19') })
    await deliverJobs(ctx, hourly(60, 1))
    expect((await facts()).map(({ gate }) => gate)).toHaveLength(3)
    expect(await listJobSummaries(ctx, 'veo')).toMatchObject([{ withoutFact: [{ gate: 'throughput' }] }])
    await deliverJobs(ctx, hourly(24, 30, { model: 'kling-3.0', currency: 'EUR' }))
    expect((await facts()).filter(({ id }) => id.startsWith('kling')).map(({ gate }) => gate)).not.toContain('cost_per_finished_second')
  })

  it('leave a person’s own measurement alone, also one of a later day, and one that was made out of them', async () => {
    const own = { offeringId: 'veo', gate: 'latency_p95' as const, value: 77, sourceKind: 'measured' as const, observedOn: '2026-11-06' }
    const { id } = await createFact(ctx, own)
    await deliverJobs(ctx, hourly(24, 30))
    const [made] = await latency()
    expect(await latency()).toMatchObject([{ value: 88 }, { id, value: 77 }])
    await updateFact(ctx, { ...own, id: made?.id ?? '', value: 99, observedOn: '2026-11-02', note: 'Checked by hand.', version: 1 })
    await deliverJobs(ctx, hourly(80, 10, { took: 900 }))
    expect((await latency()).map(({ value }) => value)).toEqual([99, 77])
  })

  it('are no throughput: one that an earlier release took from the busiest hour is withdrawn, and a person’s own is left', async () => {
    const old = { offeringId: 'veo', gate: 'throughput' as const, value: 6, sourceKind: 'measured' as const, observedOn: '2026-10-20' }
    await createFact(ctx, { ...old, note: `${measuredNote}1080p, 8 s; the most that finished in one hour.` })
    await createFact(ctx, { ...old, observedOn: '2026-10-21', value: 90, note: 'The vendor refused more.' })
    await deliverJobs(ctx, hourly(24, 30))
    expect((await facts()).filter(({ gate }) => gate === 'throughput')).toMatchObject([{ value: 90 }])
  })

  it('stay put away when somebody put them away', async () => {
    await deliverJobs(ctx, hourly(24, 30))
    await archiveFact(ctx, { id: 'veo--latency_p95--jobs--2026-w45' })
    await deliverJobs(ctx, hourly(80, 10))
    expect(await latency()).toEqual([])
  })
})

describe('what the gates read', () => {
  const instead = async () => (await listReadInstead({ ...ctx, now: new Date('2026-11-10T12:00:00Z') })).get('veo')

  it('is what the jobs of a delivery come to, until another fact of the offering counts before it', async () => {
    await deliverJobs(ctx, hourly(24, 30))
    expect(await instead()).toBeUndefined()
    const own = { offeringId: 'veo', sourceKind: 'measured' as const, observedOn: '2026-11-08' }
    await createFact(ctx, { ...own, gate: 'latency_p95', value: 97, relSe: 0.05 })
    expect(await instead()).toEqual({ all: false, gates: [{ gate: 'latency_p95', observedOn: '2026-11-08' }] })
    await createFact(ctx, { ...own, gate: 'availability', value: 0.997, relSe: 0.2 })
    await createFact(ctx, { ...own, gate: 'cost_per_finished_second', value: 0.2, relSe: 0.05 })
    expect(await instead()).toMatchObject({ all: true, gates: [{}, {}, { observedOn: '2026-11-08' }] })
  })

  it('is no job at all where the newest are older than the gates accept', async () => {
    await deliverJobs(ctx, hourly(24, 30))
    const later = await listReadInstead({ ...ctx, now: new Date('2028-11-10T12:00:00Z') }, 'veo')
    expect(later.get('veo')?.gates).toContainEqual({ gate: 'latency_p95', observedOn: null })
  })
})

describe('the setting at the gates', () => {
  const choose = (setting: string | null) => chooseGateSetting(ctx, { offeringId: 'veo', setting })
  const atGates = async () => (await listJobSummaries(ctx, 'veo')).filter((row) => row.atGates).map(({ setting }) => setting)

  beforeEach(async () => {
    await deliverJobs(ctx, [...hourly(24, 40), ...hourly(24, 25, { resolution: '720p', took: 10 }).map((line) => line.replace('h', 'x'))])
  })

  it('is the one with most finished jobs until a person chooses, which moves the facts and can be taken back', async () => {
    expect(await atGates()).toEqual(['1080p, 8 s'])
    const person = await addMember(url, ctx, 'analyst', 'Ana')
    expect(await chooseGateSetting(person, { offeringId: 'veo', setting: '720p, 8 s' })).toMatchObject({ before: null })
    expect(await listJobSummaries(ctx, 'veo')).toMatchObject([
      { setting: '720p, 8 s', atGates: true, chosenByName: 'Ana' },
      { atGates: false },
    ])
    expect(await latency()).toMatchObject([{ value: 10, note: expect.stringContaining('720p') }])
    await deliverJobs(ctx, hourly(100, 5))
    expect(await atGates()).toEqual(['720p, 8 s'])
    expect(await choose(null)).toMatchObject({ before: '720p, 8 s' })
    expect(await atGates()).toEqual(['1080p, 8 s'])
    expect(await latency()).toMatchObject([{ note: expect.stringContaining('1080p') }])
    expect(await ctx.db.auditEvent.count({ where: { action: 'job_setting.chosen' } })).toBe(2)
  })

  it('cannot be one without jobs, of an offering that is not there, or chosen by whoever may not write', async () => {
    await expect(choose('4k, 60 s')).rejects.toMatchObject({ code: 'invalid', fields: { setting: expect.any(String) } })
    await expect(chooseGateSetting(ctx, { offeringId: 'nothing', setting: null })).rejects.toMatchObject({ code: 'invalid' })
    await expect(chooseGateSetting(await addMember(url, ctx, 'viewer'), { offeringId: 'veo', setting: '720p, 8 s' })).rejects.toMatchObject(
      { code: 'forbidden' },
    )
    expect(await choose('720p, 8 s')).toMatchObject({ setting: '720p, 8 s' })
  })
})

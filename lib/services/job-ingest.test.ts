import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { deliverJobs, jobCsv, jobLine, jobOfferings } from '@/lib/testing/job-logs'
import { everythingIn } from '@/lib/testing/workspace-rows'
import { ingestJobs } from './job-ingest'
import { getJobLog, listJobLogs, refusedJobLines } from './job-logs'
import { listJobSummaries } from './job-summaries'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

let ctx: Context
beforeEach(async () => {
  ctx = await testWorkspace(url)
  await jobOfferings(ctx)
})

const counts = ({ read, added, updated, same, skipped, refused }: Record<string, unknown>) => ({
  read,
  added,
  updated,
  same,
  skipped,
  refused,
})
const none = { read: 0, added: 0, updated: 0, same: 0, skipped: 0, refused: 0 }
const jobs = () =>
  ctx.db.generationJob.findMany({
    orderBy: [{ offeringId: 'asc' }, { id: 'asc' }],
    select: { offeringId: true, id: true, state: true, finishedAt: true, setting: true, accepted: true },
  })
const many = (count: number, over = {}) => Array.from({ length: count }, (_, at) => jobLine({ id: `j${at}`, at: at * 30, ...over }))

describe('a delivery', () => {
  it('adds its jobs, writes down what became of its lines, and who handed it in', async () => {
    const person = await addMember(url, ctx, 'analyst', 'Ana')
    const done = await deliverJobs(person, [jobLine(), jobLine({ id: 'b', model: 'kling-3.0' }), 'broken'])
    expect(done).toMatchObject({ before: false, format: 'csv', offeringIds: ['kling', 'veo'] })
    expect(done.byOffering).toEqual([
      { offering: 'kling', jobs: 1 },
      { offering: 'veo', jobs: 1 },
    ])
    expect(counts(done)).toEqual({ ...none, read: 3, added: 2, refused: 1 })
    expect(done.firstRefused).toMatchObject([{ line: 4, text: 'broken' }])
    expect(await listJobLogs(ctx)).toMatchObject([
      { id: done.id, fileName: 'jobs.csv', via: 'upload', createdByName: 'Ana', ...counts(done) },
    ])
    expect(await jobs()).toMatchObject([
      { offeringId: 'kling', id: 'b', state: 'finished', setting: '1080p, 8 s' },
      { offeringId: 'veo', id: 'a' },
    ])
    expect(
      await ctx.db.auditEvent.findFirst({ where: { action: 'jobs.delivered' }, select: { subjectId: true, detail: true } }),
    ).toMatchObject({
      subjectId: done.id,
      detail: { read: 3, added: 2, refused: 1 },
    })
  })

  it('says to which offerings its jobs went, also when it comes again and when a later one speaks about the same jobs', async () => {
    const lines = [...many(3), jobLine({ id: 'k', model: 'kling-3.0', took: null, state: 'queued' })]
    const went = [
      { offering: 'veo', jobs: 3 },
      { offering: 'kling', jobs: 1 },
    ]
    const first = await deliverJobs(ctx, lines)
    expect(first.byOffering).toEqual(went)
    const later = await deliverJobs(ctx, [jobLine({ id: 'k', model: 'kling-3.0', state: 'done' }), jobLine({ id: 'j0' })])
    expect(later.byOffering).toEqual([{ offering: 'kling', jobs: 1 }])
    expect(await deliverJobs(ctx, lines)).toMatchObject({ before: true, byOffering: went })
    expect(await getJobLog(ctx, first.id)).toMatchObject({ byOffering: went })
    expect(await getJobLog(ctx, later.id)).toMatchObject({ byOffering: later.byOffering })
  })

  it('is refused to whoever may not write, and to nobody else', async () => {
    await expect(deliverJobs(await addMember(url, ctx, 'rater'), [jobLine()])).rejects.toMatchObject({ code: 'forbidden' })
    expect(counts(await deliverJobs(await addMember(url, ctx, 'analyst'), [jobLine()]))).toMatchObject({ added: 1 })
  })

  it.each([
    ['an empty file', '', 'empty'],
    ['headings alone', 'id,model,submitted_at\n', 'no job in it'],
    ['something else', 'Dear team,\nplease find attached\n', 'No heading says'],
  ])('of %s is an error that leaves nothing behind', async (_, text, reason) => {
    const before = await everythingIn(url, ctx.workspace.id)
    await expect(deliverJobs(ctx, [], { content: Buffer.from(text) })).rejects.toMatchObject({
      code: 'invalid',
      fields: { file: expect.stringContaining(reason) },
    })
    expect(await everythingIn(url, ctx.workspace.id)).toEqual(before)
    expect(counts(await deliverJobs(ctx, [jobLine()]))).toMatchObject({ added: 1 })
  })

  it('may arrive bit by bit, and a sender who breaks off leaves nothing behind', async () => {
    const bytes = jobCsv(many(50))
    async function* bits(until: number) {
      for (let at = 0; at < until; at += 100) yield bytes.subarray(at, at + 100)
      if (until < bytes.length) throw new Error('The connection was closed.')
    }
    await expect(deliverJobs(ctx, [], { content: bits(900) })).rejects.toThrow('closed')
    expect(await jobs()).toEqual([])
    expect(counts(await deliverJobs(ctx, [], { content: bits(bytes.length) }))).toEqual({ ...none, read: 50, added: 50 })
  })

  it('in local times needs the zone they are in, and an unknown zone or offering is an error', async () => {
    const content = Buffer.from('id,submitted_at\na,2026-11-20 10:00\n')
    const over = { content, offeringId: 'veo' }
    expect(await deliverJobs(ctx, [], over)).toMatchObject({ refused: 1, firstRefused: [{ field: 'submitted' }] })
    expect(await deliverJobs(ctx, [], { ...over, zone: 'Asia/Tokyo' })).toMatchObject({ added: 1, before: false })
    expect(await ctx.db.generationJob.findFirst({ select: { submittedAt: true } })).toEqual({
      submittedAt: new Date('2026-11-20T01:00:00Z'),
    })
    await expect(deliverJobs(ctx, [], { ...over, zone: 'Mars/Olympus' })).rejects.toMatchObject({ name: 'ZodError' })
    await expect(deliverJobs(ctx, [], { ...over, offeringId: 'nowhere' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('nothing is counted twice', () => {
  it('but the same bytes about another offering are another delivery', async () => {
    const content = Buffer.from('id,submitted_at\na,2026-11-20T10:00Z\n')
    const read = (offeringId: string) => deliverJobs(ctx, [], { content, offeringId })
    const first = await read('veo')
    expect(await read('kling')).toMatchObject({ before: false, added: 1, offeringIds: ['kling'] })
    expect(await read('veo')).toMatchObject({ before: true, id: first.id })
  })

  it('when the same bytes come again: they were read already, and nothing changes', async () => {
    const first = await deliverJobs(ctx, many(5))
    const before = await everythingIn(url, ctx.workspace.id)
    expect(await deliverJobs(ctx, many(5))).toMatchObject({ id: first.id, before: true, ...counts(first) })
    expect(await everythingIn(url, ctx.workspace.id)).toEqual(before)
  })

  it('when refused lines come again, unless what was wrong has been mended', async () => {
    const lines = [jobLine(), jobLine({ id: 'b', model: 'sora-2' })]
    const first = await deliverJobs(ctx, lines)
    expect(await deliverJobs(ctx, lines)).toMatchObject({ id: first.id, before: true, refused: 1 })
    expect(await listJobLogs(ctx)).toHaveLength(1)
    await ctx.db.offering.updateMany({ where: { id: 'kling' }, data: { apiModelId: 'sora-2' } })
    expect(counts(await deliverJobs(ctx, lines))).toEqual({ ...none, read: 2, added: 1, same: 1 })
  })

  it('when lines repeat inside a log, overlap between logs, or come in another order', async () => {
    const [submitted, running, finished] = [
      jobLine({ took: null, state: 'queued' }),
      jobLine({ took: null, waited: 5, state: 'running' }),
      jobLine({ waited: 5, state: 'done', cost: 1 }),
    ]
    expect(counts(await deliverJobs(ctx, [finished, submitted, finished, running]))).toEqual({ ...none, read: 4, added: 1, same: 3 })
    const other = (line: string) => line.replace('a,', 'z,')
    expect(counts(await deliverJobs(ctx, [other(submitted), running, other(running), other(finished)]))).toEqual({
      ...{ ...none, read: 4, added: 1 },
      ...{ updated: 2, same: 1 },
    })
    const [one, two] = await jobs()
    expect({ ...one, id: '' }).toEqual({ ...two, id: '' })
    expect(one).toMatchObject({ state: 'finished' })
  })

  it('when the end of a job comes before its beginning, in another log', async () => {
    await deliverJobs(ctx, [jobLine({ state: 'finished' })])
    expect(counts(await deliverJobs(ctx, [jobLine({ took: null, state: 'submitted' })]))).toEqual({ ...none, read: 1, same: 1 })
    expect(await jobs()).toMatchObject([{ state: 'finished' }])
  })

  it('when two people hand in the same file at once', async () => {
    const both = await Promise.all([deliverJobs(ctx, many(300)), deliverJobs(ctx, many(300))])
    expect(both.map(({ before }) => before).sort()).toEqual([false, true])
    expect(both[0]?.id).toBe(both[1]?.id)
    expect(await jobs()).toHaveLength(300)
  })

  it('when two files with the same jobs in opposite orders come at once', async () => {
    const lines = many(9000, { at: 5 })
    const both = await Promise.all([deliverJobs(ctx, lines), deliverJobs(ctx, [...lines].reverse())])
    expect(both.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 9000])
    expect(both.map(({ same }) => same).sort((a, b) => a - b)).toEqual([0, 9000])
  })

  it('and the same id of another offering, or in another workspace, is another job', async () => {
    await deliverJobs(ctx, [jobLine(), jobLine({ model: 'kling-3.0' })])
    expect(await jobs()).toHaveLength(2)
    const other = await testWorkspace(url)
    await jobOfferings(other)
    expect(counts(await deliverJobs(other, [jobLine()]))).toMatchObject({ added: 1 })
  })
})

describe('a line that only adds to a job', () => {
  const accepted = (id: string, value = 'true') => `${id},veo-3.1-generate,,,,,,,,,${value},`

  it('finds it in an earlier log, or later in its own, and is refused where nobody knows the job', async () => {
    await deliverJobs(ctx, [jobLine()])
    const done = await deliverJobs(ctx, [accepted('a'), accepted('b', 'false'), accepted('c'), jobLine({ id: 'b' })])
    expect(counts(done)).toEqual({ ...none, read: 4, added: 1, updated: 2, refused: 1 })
    expect(done.firstRefused).toMatchObject([{ line: 4, field: 'submitted', text: accepted('c') }])
    expect(await jobs()).toMatchObject([
      { id: 'a', accepted: true },
      { id: 'b', accepted: false },
    ])
  })

  it('is refused where it contradicts what is known', async () => {
    await deliverJobs(ctx, [jobLine({ at: 60, took: null })])
    const early = new Date(Date.UTC(2026, 10, 1)).toISOString()
    expect(await deliverJobs(ctx, [`a,veo-3.1-generate,,,${early},,,,,,,`])).toMatchObject({
      refused: 1,
      firstRefused: [{ field: 'finished', reason: expect.stringContaining('60 minutes before it was submitted') }],
    })
  })
})

describe('refused lines', () => {
  it('can be downloaded with their reasons, as JSON Lines and as CSV that no spreadsheet runs', async () => {
    const { id } = await deliverJobs(ctx, [jobLine(), jobLine({ id: '=1+1', seconds: -3 }), 'x'])
    const { jsonl, csv, kept, refused } = await refusedJobLines(ctx, id)
    expect([kept, refused]).toEqual([2, 2])
    expect(
      jsonl
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { line: 3, field: 'seconds', reason: expect.any(String), fix: expect.any(String), text: expect.stringContaining('=1+1') },
      { line: 4, field: null, text: 'x' },
    ])
    expect(csv).toContain("'=1+1")
    expect(await getJobLog(ctx, id)).toMatchObject({ kept: 2, refusedLines: [{ line: 3 }, { line: 4 }] })
  })

  it('are counted beyond those that are kept, and the file says so', async () => {
    const done = await deliverJobs(
      ctx,
      Array.from({ length: 20_010 }, (_, at) => `x${at}`),
    )
    expect(counts(done)).toEqual({ ...none, read: 20_010, refused: 20_010 })
    const { jsonl, csv, kept } = await refusedJobLines(ctx, done.id)
    expect(kept).toBe(20_000)
    expect(jsonl.trimEnd().split('\n').at(-1)).toBe('{"note":"10 more lines were refused and not kept."}')
    expect(csv).toContain('10 more lines were refused and not kept.')
    await expect(refusedJobLines(ctx, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a delivery that dies half-way', () => {
  it('leaves nothing behind, and the same file can be read again', async () => {
    const lines = many(20_000, { at: 10 })
    const killer = new pg.Client({ connectionString: url })
    await killer.connect()
    const before = await everythingIn(url, ctx.workspace.id)
    const dying = deliverJobs(ctx, lines).then(
      () => 'finished',
      () => 'died',
    )
    const kill = async () => {
      for (let tries = 0; tries < 2000; tries++) {
        const { rowCount } = await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
           and query like '%insert into "GenerationJob"%' and xact_start is not null`,
        )
        if ((rowCount ?? 0) > 0) return
        await sleep(5)
      }
    }
    await kill()
    expect(await dying).toBe('died')
    await killer.end()
    expect(await everythingIn(url, ctx.workspace.id)).toEqual(before)
    expect(counts(await deliverJobs(ctx, lines))).toEqual({ ...none, read: 20_000, added: 20_000 })
    expect(await client(url).generationJob.count({ where: { workspaceId: ctx.workspace.id } })).toBe(20_000)
  })
})

describe('a delivery of traces', () => {
  it('counts spans about something else instead of refusing them', async () => {
    const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } })
    const video = {
      ...{ traceId: 't', spanId: 's', startTimeUnixNano: '1764000000000000000', endTimeUnixNano: '1764000090000000000' },
      attributes: [attribute('gen_ai.output.type', 'video'), attribute('gen_ai.request.model', 'kling-3.0')],
    }
    const content = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [video, { name: 'GET /' }] }] }] }))
    const done = await ingestJobs(ctx, { via: 'api', format: null, fileName: null, content })
    expect(done.format).toBe('otlp')
    expect(counts(done)).toEqual({ ...none, read: 2, added: 1, skipped: 1 })
    expect(await listJobLogs(ctx)).toMatchObject([{ skipped: 1 }])
    expect(await listJobSummaries(ctx, 'kling')).toMatchObject([{ figures: { latency: { p95: 90 } } }])
  })
})

import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  collectorYaml,
  curlLine,
  offeringPlaceholder,
  sampleAnswer,
  sampleLines,
} from '@/app/w/[slug]/readiness/measurements/feed/examples'
import { countRequest, requestsPerMinute } from '@/lib/auth/api-key-limit'
import { hashToken } from '@/lib/auth/token'
import type { Context } from '@/lib/context'
import { createApiKey, revokeApiKey } from '@/lib/services/api-keys'
import { listJobSummaries } from '@/lib/services/job-summaries'
import { testDatabase } from '@/lib/testing/database'
import { anOffering, testWorkspace } from '@/lib/testing/factories'
import { otlpRefusal } from './otlp-refusal'
import { refusalOf } from './refusal'
import { JobAnswer, LogAnswer, OtlpStatus, ProblemDetails, TracesAnswer } from './schemas'
import { GET as getRefused } from './workspaces/[slug]/jobs/logs/[id]/refused/route'
import { GET as getLog } from './workspaces/[slug]/jobs/logs/[id]/route'
import { POST as postJobs } from './workspaces/[slug]/jobs/route'
import { POST as postTraces } from './workspaces/[slug]/otlp/v1/traces/route'

let url: string
let owner: Context
let offering: string
let token: string
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  owner = await testWorkspace(url, { now: new Date() })
  offering = await anOffering(owner, { id: 'films--api', apiModelId: 'films-1' })
  token = (await createApiKey(owner, { name: 'Render farm' })).token
})

const base = () => `https://switchboard.example/api/v1/workspaces/${owner.workspace.slug}`
type Sent = { body?: BodyInit | null; headers?: Record<string, string>; query?: string; key?: string | null }

const asked = (path: string, { body = null, headers = {}, query = '', key = token }: Sent) =>
  new Request(`${base()}${path}${query}`, {
    method: body === null ? 'GET' : 'POST',
    body,
    headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
    duplex: 'half',
  } as RequestInit)

const params = () => Promise.resolve({ slug: owner.workspace.slug })
const jobs = (body: BodyInit, { headers, ...sent }: Sent = {}) =>
  postJobs(asked('/jobs', { body, headers: { 'content-type': 'application/x-ndjson', ...headers }, ...sent }), { params: params() })
const traces = (body: BodyInit, { headers, ...sent }: Sent = {}) =>
  postTraces(asked('/otlp/v1/traces', { body, headers: { 'content-type': 'application/json', ...headers }, ...sent }), { params: params() })
const log = (id: string, sent: Sent = {}) =>
  getLog(asked(`/jobs/logs/${id}`, sent), { params: Promise.resolve({ slug: owner.workspace.slug, id }) })

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 9, 0, second)).toISOString()
const job = (id: string, over: object = {}) => ({
  ...{ id, offering, resolution: '1080p', seconds: 8, submitted: at(0), finished: at(40), cost: 3.2, currency: 'USD' },
  ...over,
})
const lines = (...entries: object[]) => entries.map((entry) => JSON.stringify(entry)).join('\n')
const backwards = { submitted: at(50), finished: at(10) }

const taken = async (response: Response) => {
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return JobAnswer.parse(body)
}
const refusal = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  return ProblemDetails.parse(await response.json())
}
const stored = () => owner.db.generationJob.count()

describe('sending job logs', () => {
  it('takes JSON Lines with a key, as a delivery of that key', async () => {
    const answer = await taken(await jobs(lines(job('a'), job('b')), { query: '?name=night.jsonl' }))
    expect(answer).toMatchObject({ before: false, format: 'jsonl', read: 2, added: 2, refused: 0, refusedLines: [], ignored: [] })
    expect(answer.byOffering).toEqual([{ offering, jobs: 2 }])
    expect(await stored()).toBe(2)
    const row = await owner.db.jobLog.findFirstOrThrow({ where: { id: answer.log } })
    expect(row).toMatchObject({ via: 'api', fileName: 'night.jsonl', createdByName: 'Render farm', createdById: null })
    const event = await owner.db.auditEvent.findFirstOrThrow({ where: { action: 'jobs.delivered' } })
    expect(event).toMatchObject({ actorKind: 'apiKey', actorName: 'Render farm', subjectId: answer.log })
    expect((await listJobSummaries(owner))[0]).toMatchObject({ offeringId: offering, setting: '1080p, 8 s', figures: { jobs: 2 } })
  })

  it.each([
    ['CSV', 'text/csv; charset=utf-8', () => `id,offering,submitted,finished\na,${offering},${at(0)},${at(40)}\n`],
    ['a list in JSON', 'application/json', () => JSON.stringify([job('a')])],
    ['spans in JSON', 'application/json', () => spans({ id: 'a' })],
  ])('takes %s', async (_, type, body) => {
    expect(await taken(await jobs(body(), { headers: { 'content-type': type } }))).toMatchObject({ read: 1, added: 1 })
    expect(await stored()).toBe(1)
  })

  it('counts nothing twice: the same bytes again, and the same job in another delivery', async () => {
    const body = lines(job('a'), job('b'))
    const first = await taken(await jobs(body))
    expect(await taken(await jobs(body))).toMatchObject({ log: first.log, before: true, added: 2 })
    expect(await taken(await jobs(lines(job('b'), job('c'))))).toMatchObject({ before: false, read: 2, added: 1, same: 1 })
    expect(await stored()).toBe(3)
  })

  it('takes the good lines, and says of the others where, which field, why and what to do', async () => {
    const answer = await taken(await jobs(lines(job('a'), job('b', backwards), { ...job('c'), offering: 'nothing' })))
    expect(answer).toMatchObject({ read: 3, added: 1, refused: 2 })
    expect(answer.refusedLines).toMatchObject([
      { line: 2, field: 'finished', reason: expect.stringContaining('before it was submitted') },
      { line: 3, field: 'offering', fix: expect.stringMatching(/.+/) },
    ])
    const told = await log(answer.log)
    expect(LogAnswer.parse(await told.json())).toMatchObject({
      via: 'api',
      by: 'Render farm',
      byOffering: [{ offering, jobs: 1 }],
      refused: 2,
      kept: 2,
      refusedLines: answer.refusedLines,
    })
    const all = await getRefused(asked(`/jobs/logs/${answer.log}/refused`, {}), {
      params: Promise.resolve({ slug: owner.workspace.slug, id: answer.log }),
    })
    const kept = (await all.text()).trim().split('\n')
    expect(kept.map((line) => JSON.parse(line))).toMatchObject([{ line: 2, text: expect.stringContaining('"b"') }, { line: 3 }])
  })

  it('repeats at most 20 refused lines', async () => {
    const bad = Array.from({ length: 25 }, (_, index) => job(`bad-${index}`, backwards))
    const answer = await taken(await jobs(lines(job('a'), ...bad)))
    expect([answer.refused, answer.refusedLines.length]).toEqual([25, 20])
  })

  it('answers 422 where every line was refused, and keeps the log with the reasons', async () => {
    const response = await jobs(lines(job('b', backwards)))
    expect(response.status).toBe(422)
    const told = await refusal(response)
    expect(told).toMatchObject({ status: 422, read: 1, added: 0, refused: 1, refusedLines: [{ line: 1, field: 'finished' }] })
    expect(LogAnswer.parse(await (await log(String(told.log))).json())).toMatchObject({ refused: 1 })
    expect(await stored()).toBe(0)
  })

  it('reads local times by the zone in the address, and refuses them without one', async () => {
    const local = job('a', { submitted: '2026-11-20 10:00:00', finished: '2026-11-20 10:00:40' })
    expect((await jobs(lines(local))).status).toBe(422)
    await taken(await jobs(lines(local), { query: '?zone=Europe/Berlin' }))
    expect((await owner.db.generationJob.findFirstOrThrow()).submittedAt).toEqual(new Date(at(0)))
  })

  it('takes lines without an offering for the one in the address', async () => {
    const { offering: _, ...bare } = job('a')
    expect((await jobs(lines(bare))).status).toBe(422)
    expect(await taken(await jobs(lines(bare), { query: `?offering=${offering}` }))).toMatchObject({ added: 1 })
  })

  it.each([
    ['an unknown zone', '?zone=Mars/Olympus', 'zone'],
    ['an unknown offering', '?offering=nothing', 'offeringId'],
    ['an offering that can be none', '?offering=No%20Such', 'offering'],
    ['a word that means nothing', '?dry=1', 'dry'],
  ])('refuses %s in the address, and says so at the field', async (_, query, field) => {
    const response = await jobs(lines(job('a')), { query })
    expect(response.status).toBe(422)
    expect(Object.keys((await refusal(response)).fields ?? {})).toEqual([field])
    expect(await stored()).toBe(0)
  })

  it.each([
    ['nothing', ''],
    ['no job', '\n\n'],
  ])('answers 422 to %s', async (_, body) => {
    expect((await jobs(body)).status).toBe(422)
    expect(await owner.db.jobLog.count()).toBe(0)
  })
})

describe('the examples that the product shows', () => {
  const day = '2026-11-20'

  it('are refused as they stand, so that no example is counted', async () => {
    const response = await jobs(sampleLines(offeringPlaceholder, day))
    expect(response.status).toBe(422)
    const reason = expect.stringContaining(offeringPlaceholder)
    expect(await refusal(response)).toMatchObject({ refused: 3, byOffering: [], refusedLines: [{ field: 'offering', reason }, {}, {}] })
    expect(await stored()).toBe(0)
  })

  it('can be sent with the id of an offering', async () => {
    expect(await taken(await jobs(sampleLines(offering, day)))).toMatchObject({ read: 3, added: 3, ignored: [] })
    const states = await owner.db.generationJob.findMany({ select: { state: true }, orderBy: { id: 'asc' } })
    expect(states.map(({ state }) => state)).toEqual(['finished', 'refused', 'running'])
  })

  it('show the answer that a delivery really gets', async () => {
    const early = sampleLines(offering, day).replace(`${day}T09:02:14Z`, `${day}T09:02:04Z`)
    const { log: _, ...answer } = await taken(await jobs(early))
    const { log: _shown, ...shown } = JobAnswer.parse(JSON.parse(sampleAnswer.replace(offeringPlaceholder, offering)))
    expect(answer).toEqual(shown)
  })

  it('name the address of the workspace, and never a key', () => {
    const [line, yaml] = [curlLine('https://switchboard.example', 'northlight'), collectorYaml('https://switchboard.example', 'northlight')]
    expect(line).toContain('https://switchboard.example/api/v1/workspaces/northlight/jobs')
    expect(yaml).toContain('https://switchboard.example/api/v1/workspaces/northlight/otlp/v1/traces')
    expect(`${line}${yaml}`).not.toContain('sb_')
  })
})

describe('what is sent', () => {
  const body = () => lines(job('a'))

  it('may be packed with gzip', async () => {
    expect(await taken(await jobs(gzipSync(body()), { headers: { 'content-encoding': 'gzip' } }))).toMatchObject({ added: 1 })
  })

  it.each([
    ['a form of a web page', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a file of a web page', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text, as a page of another site can send', { 'content-type': 'text/plain' }],
    ['nothing about its type', { 'content-type': '' }],
    ['another packing', { 'content-encoding': 'br' }],
  ])('is refused with 415 as %s', async (_, headers) => {
    const response = await jobs(body(), { headers })
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'gzip'])
    expect((await refusal(response)).detail).toMatch(/Content-Type|gzip/)
    expect(await stored()).toBe(0)
  })

  it('is refused with 413 when it says that it is too large, and when it unpacks to more than is read', async () => {
    expect((await jobs(body(), { headers: { 'content-length': '250000001' } })).status).toBe(413)
    const bomb = gzipSync(Buffer.alloc(21_000_000, ' '))
    expect(bomb.length).toBeLessThan(100_000)
    const response = await jobs(bomb, { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } })
    expect(response.status).toBe(413)
    expect(await refusal(response)).toMatchObject({ type: 'urn:switchboard:problem:too_large', detail: expect.stringContaining('20 MB') })
    expect(await owner.db.jobLog.count()).toBe(0)
  })

  it('is refused with 422 when the packing is broken', async () => {
    const response = await jobs(gzipSync(body()).subarray(0, -6), { headers: { 'content-encoding': 'gzip' } })
    expect([response.status, (await refusal(response)).detail]).toEqual([422, expect.stringContaining('cannot be unpacked')])
  })
})

describe('who sends', () => {
  const body = () => lines(job('a'))

  it.each([
    ['no key', { key: null }, 401],
    [
      'a session of the browser instead of a key',
      { key: null, headers: { cookie: 'next-auth.session-token=x', origin: 'https://evil.example' } },
      401,
    ],
    ['a key that is not there', { key: 'sb_nothing' }, 401],
  ])('is refused with %s', async (_, sent, status) => {
    const response = await jobs(body(), sent)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([status, 'Bearer realm="Switchboard"'])
    await refusal(response)
    expect(await stored()).toBe(0)
  })

  it('is refused with the key in the address', async () => {
    const response = await jobs(body(), { query: `?key=${token}` })
    expect([response.status, (await refusal(response)).detail]).toEqual([401, expect.stringContaining('in the address')])
  })

  it('is refused at once when the key is revoked', async () => {
    await taken(await jobs(body()))
    const { id } = await owner.db.apiKey.findFirstOrThrow()
    await revokeApiKey(owner, { id })
    expect([(await jobs(lines(job('b')))).status, await stored()]).toEqual([401, 1])
  })

  it('is refused when the key has expired', async () => {
    await owner.db.apiKey.updateMany({ where: {}, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect((await refusal(await jobs(body()))).detail).toContain('expired')
  })

  it('is refused with the key of another workspace, for sending and for reading', async () => {
    const { log: id } = await taken(await jobs(body()))
    const stranger = await createApiKey(await testWorkspace(url), { name: 'Theirs', expiresInDays: null })
    expect((await jobs(lines(job('b')), { key: stranger.token })).status).toBe(403)
    expect((await log(id, { key: stranger.token })).status).toBe(403)
    expect([(await log(id)).status, await stored()]).toEqual([200, 1])
  })

  it('is told to come back later after too many requests, by both addresses', async () => {
    for (let count = 0; count < requestsPerMinute; count++) await countRequest(hashToken(token))
    const [response, otlp] = [await jobs(body()), await traces(spans({ id: 'a' }))]
    expect([response.status, otlp.status]).toEqual([429, 429])
    for (const { headers } of [response, otlp]) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusal(response)).toMatchObject({ type: 'urn:switchboard:problem:too_many_requests' })
    expect(await stored()).toBe(0)
  })

  it('may read with a key that only reads, and not send', async () => {
    const { log: id } = await taken(await jobs(body()))
    const reading = (await createApiKey(owner, { name: 'Dashboard', role: 'viewer' })).token
    expect((await log(id, { key: reading })).status).toBe(200)
    const response = await jobs(lines(job('b')), { key: reading })
    expect([response.status, (await refusal(response)).detail]).toEqual([403, expect.stringContaining('only read')])
    expect(await stored()).toBe(1)
  })

  it('is told 404 of a log that is not there', async () => {
    expect((await refusal(await log('nothing'))).status).toBe(404)
  })
})

type Span = { id: string; type?: string; end?: string; model?: string }
const nano = (iso: string) => `${new Date(iso).getTime()}000000`
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })

/** An export request with one span for each entry. */
const spans = (...entries: Span[]) =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [text('service.name', 'studio')] },
        scopeSpans: [
          {
            spans: entries.map(({ id, type = 'video', end = at(40), model = offering }) => ({
              ...{ traceId: 'aa', spanId: id, name: 'generate', startTimeUnixNano: nano(at(0)), endTimeUnixNano: nano(end) },
              attributes: [
                text('gen_ai.output.type', type),
                text('gen_ai.response.id', id),
                text('switchboard.job.offering', model),
                { key: 'switchboard.job.seconds', value: { doubleValue: 8 } },
              ].filter(({ key }) => type === 'video' || !key.startsWith('switchboard')),
            })),
          },
        ],
      },
    ],
  })

describe('sending spans by OTLP', () => {
  it('takes them, and answers with an empty object when all were taken', async () => {
    const response = await traces(spans({ id: 'a' }, { id: 'b' }))
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([200, 'application/json', {}])
    expect(await owner.db.generationJob.findMany({ select: { id: true, seconds: true }, orderBy: { id: 'asc' } })).toEqual([
      { id: 'a', seconds: 8 },
      { id: 'b', seconds: 8 },
    ])
  })

  it('leaves out spans about anything else, and calls that no failure', async () => {
    expect(await (await traces(spans({ id: 'a' }, { id: 'chat', type: 'text' }))).json()).toEqual({})
    expect(await owner.db.jobLog.findFirstOrThrow()).toMatchObject({ read: 2, added: 1, refused: 0 })
  })

  it('says how many it rejected and why, when it took the rest', async () => {
    const response = await traces(spans({ id: 'a' }, { id: 'b', model: 'nothing' }))
    expect(response.status).toBe(200)
    const { partialSuccess } = TracesAnswer.parse(await response.json())
    const [row] = await owner.db.jobLog.findMany()
    expect(partialSuccess).toEqual({ rejectedSpans: '1', errorMessage: expect.stringContaining(`log ${row?.id}`) })
    expect(await stored()).toBe(1)
  })

  it('takes what a collector packs with gzip', async () => {
    expect((await traces(gzipSync(spans({ id: 'a' })), { headers: { 'content-encoding': 'gzip' } })).status).toBe(200)
  })

  it.each([
    ['protobuf', () => ({ headers: { 'content-type': 'application/x-protobuf' } }), 415, 'encoding: json'],
    ['another type', () => ({ headers: { 'content-type': 'text/csv' } }), 415, 'application/json'],
    ['no key', () => ({ key: null }), 401, 'API key'],
    ['too much', () => ({ headers: { 'content-length': '20000001' } }), 413, '20 MB'],
  ])('refuses %s with a status of google.rpc', async (_, sent, status, said) => {
    const response = await traces(spans({ id: 'a' }), sent())
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json'])
    expect(OtlpStatus.parse(await response.json()).message).toContain(said)
    expect(await stored()).toBe(0)
  })

  it('says the same when it rejected every one', async () => {
    const response = await traces(spans({ id: 'a', model: 'nothing' }, { id: 'b', model: 'nothing' }))
    expect(response.status).toBe(200)
    expect(TracesAnswer.parse(await response.json()).partialSuccess).toMatchObject({ rejectedSpans: '2' })
    expect(await stored()).toBe(0)
  })

  it('keeps no log of a batch in which nothing is about video', async () => {
    const response = await traces(spans({ id: 'chat', type: 'text' }).replaceAll('films', 'talk'))
    expect([response.status, await response.json(), await owner.db.jobLog.count()]).toEqual([200, {}, 0])
  })

  it('asks to try again later when the fault is ours', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const refused = otlpRefusal(refusalOf(new Error('the disk is full')))
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30'])
    expect(await refused.text()).not.toContain('disk')
  })

  it.each([
    ['another document', '{"hello": "world"}'],
    ['another document about video', '{"hello": "video"}'],
    ['half a batch', spans({ id: 'a' }).slice(0, -20)],
    ['half a batch about something else', spans({ id: 'chat', type: 'text' }).slice(0, -20)],
    ['nothing', ''],
  ])('answers 400, which no collector tries again, to %s', async (_, body) => {
    const response = await traces(body)
    expect([response.status, OtlpStatus.parse(await response.json()).code]).toEqual([400, 3])
    expect(await stored()).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@/lib/testing/property-runs'
import type { JobFileNotes } from './job-entry'
import { type KnownOffering, offeringMatcher } from './job-match'
import { type JobLogFormat, looksLike, type RefusedJob, readJobs } from './read-jobs'

const now = Date.parse('2026-11-25T12:00:00Z')
const offering = (id: string, over: Partial<KnownOffering> = {}): KnownOffering => ({
  ...{
    id,
    apiModelId: null,
    modelId: 'veo-3-1',
    modelNames: ['Veo 3.1', 'veo31'],
    providerId: 'google',
    providerName: 'Google (Alphabet)',
  },
  ...over,
})
const known = [
  offering('google-veo-3-1--google--vertex', { apiModelId: 'veo-3.1-generate-001' }),
  offering('google-veo-3-1--google--gemini-api', { apiModelId: 'veo-3.1-generate-preview' }),
  offering('google-veo-3-1--fal', { apiModelId: 'fal-ai/veo3.1', providerId: 'fal', providerName: 'fal' }),
  offering('kling', { modelId: 'kling-3-0', modelNames: ['Kling 3.0'], providerId: 'kuaishou', providerName: 'Kuaishou' }),
]

type Options = { format?: JobLogFormat; zone?: string | null; chosen?: string | null; cutAt?: number }

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: string | Uint8Array, { format, zone = null, chosen = null, cutAt = 1 << 16 }: Options = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const notes: JobFileNotes = { unreadable: null, ignored: new Set() }
  const rules = { match: offeringMatcher(known, chosen), zone, now, currency: 'USD' }
  const found = { jobs: [] as Record<string, unknown>[], refused: [] as RefusedJob[], skipped: 0, read: 0 }
  for await (const batch of readJobs(inParts(bytes, cutAt), format ?? looksLike(bytes), rules, notes)) {
    found.jobs.push(...batch.jobs.map(({ job }) => job))
    found.refused.push(...batch.refused)
    found.skipped += batch.skipped
    found.read += batch.read
  }
  return { ...found, ...notes }
}

const head = 'id,model,submitted_at,finished_at,state,seconds,resolution,cost,currency,accepted'
const csv = (...lines: string[]) => [head, ...lines, ''].join('\n')
const good = 'a,fal-ai/veo3.1,2026-11-20T10:00:00Z,2026-11-20T10:01:30.250Z,completed,8,1920x1080,3.2,usd,yes'
const job = {
  ...{
    offeringId: 'google-veo-3-1--fal',
    id: 'a',
    setting: '1080p, 8 s',
    resolution: '1080p',
    seconds: 8,
    queuedAt: null,
    startedAt: null,
  },
  ...{ submittedAt: Date.UTC(2026, 10, 20, 10), finishedAt: Date.UTC(2026, 10, 20, 10, 1, 30, 250), state: 'finished', errorCode: null },
  ...{ cost: 3.2, currency: 'USD', accepted: true },
}
const refusal = async (line: string, options: Options = {}) => (await read(csv(good, line), options)).refused

describe('a CSV log', () => {
  it('is read under the headings that logs use, whatever separates the cells', async () => {
    expect(await read(csv(good))).toMatchObject({ jobs: [job], refused: [], read: 1 })
    for (const delimiter of [';', '\t', '|']) expect((await read(csv(good).replaceAll(',', delimiter))).jobs).toEqual([job])
    const others = 'Request ID,API Model ID,createdAt,Completed-At,Status,duration_s,Resolution,price,Currency,approved,team'
    const found = await read(`\uFEFF${others}\r\n${good},ads\r\n`)
    expect(found.jobs).toEqual([job])
    expect([...found.ignored]).toEqual(['team'])
  })

  it('is the same however its bytes arrive', async () => {
    const text = csv(good, `b,"fal-ai/veo3.1",2026-11-20T10:00:00Z,,"running",8,"4K, ""wide""",,,`)
    const whole = await read(text)
    expect(whole.jobs).toHaveLength(2)
    expect(whole.jobs[1]).toMatchObject({ resolution: '4k, "wide"', state: 'running' })
    for (const cutAt of [1, 2, 7, 64]) expect(await read(text, { cutAt })).toEqual(whole)
  })

  it.each([
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,2026-11-20T09:59:00Z,done,8,,,,', 'finished', 'before it was submitted'],
    ['b,fal-ai/veo3.1,2026-11-25T12:11:00Z,,,8,,,,', 'submitted', 'future'],
    ['b,fal-ai/veo3.1,2026-11-20 10:00,,,8,,,,', 'submitted', 'no time zone'],
    ['b,fal-ai/veo3.1,2026-02-30T10:00:00Z,,,8,,,,', 'submitted', 'calendar'],
    ['b,fal-ai/veo3.1,2026-11-20,,,8,,,,', 'submitted', 'day without a time'],
    ['b,fal-ai/veo3.1,yesterday,,,8,,,,', 'submitted', 'no moment'],
    ['b,fal-ai/veo3.1,1000000000,,,8,,,,', 'submitted', 'before 2020'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,0,,,,', 'seconds', 'cannot be'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,-8,,,,', 'seconds', 'cannot be'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8000000,,,,', 'seconds', 'more than a day'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,-1,,', 'cost', 'is -1'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,$3,,', 'cost', 'no number'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,3,credits,', 'currency', 'rate'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,3,dollars,', 'currency', 'no currency'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,exploded,8,,,,', 'state', 'no state'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,2026-11-20T10:01:00Z,running,8,,,,', 'finished', 'yet has an end'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,,,perhaps', 'accepted', 'neither yes nor no'],
    ['b,sora-9,2026-11-20T10:00:00Z,,,8,,,,', 'model', 'no offering or model'],
    ['b,,2026-11-20T10:00:00Z,,,8,,,,', 'model', 'neither a model nor an offering'],
    ['b,Veo 3.1,2026-11-20T10:00:00Z,,,8,,,,', 'model', 'fits 3 offerings'],
    [',fal-ai/veo3.1,,,,8,,,,', 'submitted', 'neither when'],
    [`${'b'.repeat(201)},fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,,,`, 'id', '201 characters'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00', null, '3 cells, the headings have 10'],
    ['b,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,a"b,,,', null, 'never closed'],
    ['b\u0000,fal-ai/veo3.1,2026-11-20T10:00:00Z,,,8,,,,', null, 'no text'],
  ])('refuses %s by itself, with field and reason', async (line, field, reason) => {
    const [refused, ...others] = await refusal(line)
    expect(others).toEqual([])
    expect(refused).toMatchObject({ line: 3, field, text: line.replace('\u0000', '\uFFFD') })
    expect(refused?.reason).toContain(reason)
    expect(refused?.fix).not.toBe('')
  })

  it('goes on behind a broken line, and behind a quote that nobody closed', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => good.replace('a,', `job-${at},`))
    lines[3] = 'x,fal-ai/veo3.1,"2026-11-20T10:00:00Z,,,8,,,,'
    lines[39] = 'job-39,fal-ai/veo3.1,"2026'
    const { jobs, refused } = await read(csv(...lines).trimEnd(), { cutAt: 100 })
    expect(jobs).toHaveLength(38)
    expect(refused.map(({ line }) => line)).toEqual([5, 41])
  })

  it('takes line breaks inside quotes', async () => {
    const { jobs } = await read(`id,model,submitted,error\na,fal-ai/veo3.1,1764000000,"out of\nmemory"\nb,fal-ai/veo3.1,1764000000,\n`)
    expect(jobs).toMatchObject([{ id: 'a', errorCode: 'out of memory', state: 'failed' }, { id: 'b' }])
  })

  it('holds no more of an endless line than its beginning', async () => {
    const { jobs, refused } = await read(csv('x'.repeat(3_000_000), good), { cutAt: 1 << 14 })
    expect(jobs).toHaveLength(1)
    expect(refused).toMatchObject([{ line: 2, reason: 'The line is longer than 64,000 characters.' }])
    expect(refused[0]?.text.length).toBeLessThan(2100)
  })

  it('survives a line that is longer than any text can be', async () => {
    const part = Buffer.alloc(1 << 20, 'x')
    async function* endless() {
      yield Buffer.from(`${head}\n`)
      for (let at = 0; at < 540; at++) yield part
      yield Buffer.from(`\n${good}\n`)
    }
    const notes: JobFileNotes = { unreadable: null, ignored: new Set() }
    const rules = { match: offeringMatcher(known, null), zone: null, now, currency: 'USD' }
    const counts = { jobs: 0, refused: 0 }
    for await (const { jobs, refused } of readJobs(endless(), 'csv', rules, notes)) {
      counts.jobs += jobs.length
      counts.refused += refused.length
    }
    expect(counts).toEqual({ jobs: 1, refused: 1 })
  })

  it.each([
    ['no job and no time in the headings', 'name,model\nx,y\n', 'No heading says when'],
    ['a heading twice', 'id,submitted,submitted\n', 'stands twice'],
    ['something else altogether', '%PDF-1.7 binary', 'No heading says when'],
    ['a packed file', 'PK\u0003\u0004\u0000\u0000', 'bytes that are no text'],
    ['headings without an end', `id,submitted,${'x'.repeat(70_000)}\na,1764000000,\n`, 'longer than 64,000 characters'],
    ['more headings than any log has', `id,submitted${',x'.repeat(600)}\n`, '602 cells'],
  ])('is refused as a whole with %s', async (_, text, reason) => {
    const { unreadable, read: count } = await read(text)
    expect(unreadable?.reason).toContain(reason)
    expect(count).toBe(0)
  })

  it('is read in UTF-16 with its mark, and refuses lines that are in no encoding it knows', async () => {
    expect((await read(Buffer.from(`\uFEFF${csv(good)}`, 'utf16le'))).jobs).toEqual([job])
    const latin = Buffer.concat([Buffer.from(csv(good)), Buffer.from([0x62, 0xe9, 0x0a])])
    expect((await read(latin)).refused).toMatchObject([{ line: 3, reason: 'The line holds bytes that are no text in UTF-8.' }])
  })
})

describe('what a line leaves out', () => {
  const line = async (text: string, heads = 'model,submitted,started,finished,error,cost') => (await read(`${heads}\n${text}\n`)).jobs[0]

  it('follows from what it says: the state from times and error, the currency from the workspace', async () => {
    expect(await line('kling,1764000000,,,,')).toMatchObject({ state: 'submitted', cost: null, currency: null, setting: 'not stated' })
    expect(await line('kling,1764000000,1764000003,,,')).toMatchObject({ state: 'running' })
    expect(await line('kling,1764000000,,1764000050,,0.5')).toMatchObject({ state: 'finished', cost: 0.5, currency: 'USD' })
    expect(await line('kling,1764000000,,1764000050,internal_error,')).toMatchObject({ state: 'failed', errorCode: 'internal_error' })
    expect(await line('kling,1764000000,,1764000050,content_policy_violation,')).toMatchObject({ state: 'refused' })
  })

  it('is an id made of the content where there is none: the same line twice is one job', async () => {
    const { jobs } = await read('model,submitted\nkling,1764000000\nkling,1764000000\nkling,1764000001\n')
    const ids = jobs.map(({ id }) => id)
    expect(ids[0]).toMatch(/^line-[0-9a-f]{32}$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })
})

describe('the offering of a line', () => {
  const of = async (names: { model?: string; provider?: string; offering?: string }, chosen: string | null = null) => {
    const text = JSON.stringify({ id: 'a', submitted: 1764000000, ...names })
    const { jobs, refused } = await read(text, { chosen })
    return jobs[0]?.offeringId ?? refused[0]?.reason
  }
  it('is found by its id, its API model id, and by model with provider', async () => {
    expect(await of({ offering: 'kling' })).toBe('kling')
    expect(await of({ model: 'veo-3.1-generate-001' })).toBe('google-veo-3-1--google--vertex')
    expect(await of({ model: 'Kling 3.0' })).toBe('kling')
    expect(await of({ model: 'veo31', provider: 'FAL' })).toBe('google-veo-3-1--fal')
    expect(await of({ model: 'veo-3-1', provider: 'gcp.vertex_ai' })).toBe('google-veo-3-1--google--vertex')
    expect(await of({ model: 'Veo 3.1', provider: 'Google' })).toContain('fits 2 offerings')
    expect(await of({ model: 'Kling 3.0', provider: 'fal' })).toContain('not from the provider')
  })

  it('is never guessed from a name that only looks like the API model id of one seller, while several sell the model', async () => {
    const runway = offering('google-veo-3-1--runway', { apiModelId: 'veo3.1', providerId: 'runway', providerName: 'Runway' })
    const rules = { match: offeringMatcher([...known, runway], null), zone: null, now, currency: 'USD' }
    const match = (offering: string | null, model: string, provider: string | null = null) =>
      rules.match({ offering, models: [model], provider })
    expect(match(null, 'Veo 3.1')).toEqual({
      ...{ kind: 'refused', field: 'model', reason: '“Veo 3.1” fits 4 offerings.' },
      fix: expect.stringMatching(/: google-veo-3-1--fal, google-veo-3-1--google--gemini-api, .*, google-veo-3-1--runway\.$/),
    })
    expect(match('Veo 3.1', '')).toMatchObject({ kind: 'refused', field: 'offering' })
    expect(match(null, 'VEO3.1')).toEqual({ kind: 'one', id: 'google-veo-3-1--runway' })
    expect(match(null, 'Google-Veo-3-1--Runway')).toEqual({ kind: 'one', id: 'google-veo-3-1--runway' })
    expect(match(null, 'Veo 3.1', 'runway')).toEqual({ kind: 'one', id: 'google-veo-3-1--runway' })
    expect(match(null, 'kling3.0')).toEqual({ kind: 'one', id: 'kling' })
  })

  it('is the chosen one where a line names none, an unknown one, or one that may be it; another one is refused', async () => {
    expect(await of({}, 'kling')).toBe('kling')
    expect(await of({ model: 'our-fast-model' }, 'kling')).toBe('kling')
    expect(await of({ model: 'Veo 3.1' }, 'google-veo-3-1--fal')).toBe('google-veo-3-1--fal')
    expect(await of({ model: 'fal-ai/veo3.1' }, 'kling')).toContain('was said to be about kling')
  })
})

describe('a log in JSON', () => {
  const entry = {
    id: 'a',
    model: 'fal-ai/veo3.1',
    submitted_at: '2026-11-20T10:00:00Z',
    finished_at: '2026-11-20T10:01:30.250Z',
    status: 'ok',
  }
  const rest = { seconds: 8, resolution: '1080p', cost: 3.2, currency: 'USD', accepted: true }

  it('is read line by line, as a list, or as one document; also one level down', async () => {
    const one = { ...entry, ...rest }
    expect((await read(`${JSON.stringify(one)}\n\n${JSON.stringify({ ...one, id: 'b' })}`)).jobs).toMatchObject([job, { id: 'b' }])
    expect((await read(JSON.stringify([one, one], null, 2))).jobs).toEqual([job, job])
    expect((await read(JSON.stringify([one, one]))).jobs).toEqual([job, job])
    const { model, submitted_at, finished_at, status } = entry
    const nested = {
      job: { id: 'a', status },
      model: { id: model },
      timing: { submitted_at, finished_at },
      output: rest,
      user: { id: 'u-9' },
    }
    expect((await read(JSON.stringify(nested))).jobs).toEqual([job])
  })

  it('refuses what is hostile or broken line by line, and reads the rest', async () => {
    const line = JSON.stringify({ ...entry, ...rest })
    const hostile = [
      '{"__proto__": {"id": "x", "model": "kling", "submitted": 1764000000}}',
      '{"constructor": {"prototype": {"id": 1}}, "id": "x"}',
      `${'['.repeat(100_000)}`,
      '{"id": {"a": 1}, "model": ["x", {}], "submitted": []}',
      '42',
      'null',
      '{"id": "b", "model": "kling", "submitted": 1764000000',
      '{"id": 12345678901234567890, "model": "kling", "submitted": 1764000000}',
      '{"id": "b", "model": "kling", "submitted": 1e400}',
      '{"id": "b\\u0000", "model": "kling", "submitted": 1764000000}',
      '{"id": "b\\ud800", "model": "kling", "submitted": 1764000000}',
      '{"id": "b", "model": "kling", "submitted": true}',
    ]
    const { jobs, refused, read: count } = await read([line, ...hostile, line].join('\n'), { format: 'jsonl' })
    expect(jobs).toEqual([job, job])
    expect(refused.map((entry) => entry.line)).toEqual(hostile.map((_, at) => at + 2))
    expect(count).toBe(hostile.length + 2)
    expect(({} as { id?: string }).id).toBeUndefined()
  })

  it('takes ids as numbers, and booleans as they are', async () => {
    const { jobs } = await read(
      '{"id": 7, "model": "kling", "submitted": 1764000000123, "accepted": false, "audio": true, "seconds": 5.04}',
    )
    expect(jobs).toMatchObject([{ id: '7', submittedAt: 1764000000123, accepted: false, setting: '5 s, audio' }])
  })
})

describe('traces', () => {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })
  const span = (over: object = {}, ...attributes: object[]) => ({
    ...{ traceId: 't1', spanId: 's1', startTimeUnixNano: '1764000000000000000', endTimeUnixNano: '1764000090000000000' },
    attributes: [text('gen_ai.request.model', 'fal-ai/veo3.1'), text('gen_ai.output.type', 'video'), ...attributes],
    ...over,
  })
  const request = (...spans: object[]) => ({
    resourceSpans: [{ resource: { attributes: [text('gen_ai.provider.name', 'fal')] }, scopeSpans: [{ spans }] }],
  })

  it('give a job for each span about video, with what the team adds in its own attributes', async () => {
    const {
      jobs,
      skipped,
      read: count,
    } = await read(
      JSON.stringify(
        request(
          span(),
          span(
            { spanId: 's2' },
            text('switchboard.job.id', 'a'),
            { key: 'switchboard.job.seconds', value: { doubleValue: 8 } },
            text('switchboard.job.resolution', '1080p'),
            { key: 'switchboard.job.cost', value: { doubleValue: 3.2 } },
            text('switchboard.job.currency', 'EUR'),
            { key: 'switchboard.job.queued_at', value: { intValue: '1764000001000' } },
            { key: 'switchboard.job.accepted', value: { boolValue: true } },
          ),
          { spanId: 's3', attributes: [text('gen_ai.operation.name', 'chat'), text('gen_ai.request.model', 'gpt')] },
          { name: 'GET /' },
        ),
      ),
    )
    expect(jobs).toMatchObject([
      { id: 't1-s1', submittedAt: 1764000000000, finishedAt: 1764000090000, state: 'finished', offeringId: 'google-veo-3-1--fal' },
      { id: 'a', seconds: 8, cost: 3.2, currency: 'EUR', queuedAt: 1764000001000, accepted: true, setting: '1080p, 8 s' },
    ])
    expect({ skipped, count }).toEqual({ skipped: 2, count: 4 })
  })

  it('say by status and error type what failed and what was refused', async () => {
    const failed = span({ status: { code: 2, message: 'boom' } })
    const numbers = span({ startTimeUnixNano: 1764000000000000000, status: { code: 'STATUS_CODE_ERROR' } }, text('error.type', 'timeout'))
    const refused = span({}, text('error.type', 'content_filter'))
    const { jobs } = await read([failed, numbers, refused].map((one) => JSON.stringify(request(one))).join('\n'))
    expect(jobs).toMatchObject([
      { state: 'failed', errorCode: 'boom' },
      { state: 'failed', errorCode: 'timeout' },
      { state: 'refused', errorCode: 'content_filter' },
    ])
  })

  it('fall back to the model that answered, and refuse a span that names none', async () => {
    const fallback = span({
      attributes: [text('gen_ai.request.model', 'auto'), text('gen_ai.response.model', 'veo31'), text('gen_ai.output.type', 'video')],
    })
    const nameless = { ...span(), attributes: [text('gen_ai.output.type', 'video')] }
    const { jobs, refused } = await read(
      [request(fallback), request(nameless), { spans: [] }].map((one) => JSON.stringify(one)).join('\n'),
      {
        format: 'otlp',
      },
    )
    expect(jobs).toMatchObject([{ offeringId: 'google-veo-3-1--fal' }])
    expect(refused.map(({ line, field }) => [line, field])).toEqual([
      [2, 'model'],
      [3, null],
    ])
  })
})

describe('whatever bytes come', () => {
  it('each entry is taken, refused with a reason, or counted as something else, and it does not matter how the bytes are cut', async () => {
    const piece = fc.constantFrom(
      ...['"', '\n', '\r\n', ',', '{', '}', '[', ']', ':', '\\', '\u0000', 'é', '\ud83d\ude00', 'null', '"id"', good, head],
    )
    const lines = fc.array(fc.oneof(piece, piece, fc.string({ maxLength: 12 })), { maxLength: 40 }).map((parts) => parts.join(''))
    const whole = fc.tuple(fc.constantFrom('', `${head}\n`, `${head}\n${good}\n`), lines).map(([start, rest]) => Buffer.from(start + rest))
    const bytes = fc.oneof(
      whole,
      whole,
      fc.uint8Array({ maxLength: 200 }).map((list) => Buffer.concat([Buffer.from(`${head}\n`), list])),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('csv', 'jsonl', 'otlp'), fc.integer({ min: 1, max: 60 }), async (content, format, cutAt) => {
        const found = await read(content, { format })
        expect(found.jobs.length + found.refused.length + found.skipped).toBe(found.read)
        for (const { line, reason, fix } of found.refused) expect(line > 0 && reason !== '' && fix !== '').toBe(true)
        expect(await read(content, { format, cutAt })).toEqual(found)
      }),
      runs(3, 0.25),
    )
  })
})

import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import type { JobFigures } from '@/lib/domain/job-summary'
import { type Cell, plainText } from '@/lib/export/cell'
import { fileNames } from '@/lib/export/files'
import { type ReadinessTable, readinessTables } from '@/lib/export/readiness-tables'
import { tableNames, tables } from '@/lib/export/tables'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, anOffering, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { fullWorkspace } from '@/lib/testing/full-workspace'
import { readinessRows } from '@/lib/testing/readiness-rows'
import { countExport } from './export-counts'
import { jobPages } from './export-jobs'
import { readinessPages } from './export-readiness'
import { exportFile } from './exports'

const names = Object.keys(readinessTables) as ReadinessTable[]
const day = new Date('2026-11-02')
const moment = new Date('2026-11-03T04:05:06.789Z')
const hash = 'SECRET-token-hash'
const person = 'SECRET-person@example.org'
const hostile = '=HYPERLINK("http://evil.example")'

const figures: JobFigures = {
  ...{ jobs: 9, states: { submitted: 1, running: 0, finished: 5, failed: 2, refused: 1, cancelled: 0 }, shares: null, ownFailures: 1 },
  ...{ latency: { n: 5, p50: 30, p95: 70, relSe: null }, queue: null, throughput: { mostPerHour: 3, meanPerHour: 2.5, hours: 2 } },
  availability: { hours: 4, down: 1, observed: 0.75, estimate: 0.7, relSe: 0.4 },
  cost: { currency: 'USD', n: 5, perFinishedSecond: 0.2, relSe: 0.1, accepted: { judged: 4, share: 0.5, perSecond: 0.4 } },
  ...{ currencies: ['USD'], firstAt: moment.toISOString(), newestAt: moment.toISOString() },
  notes: [{ figure: 'queue', text: 'No job says when it started.' }],
}

let url: string
let ctx: Context
let at: { vendor: string; offering: string; challenger: string; dependency: string; source: string }
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
  const vendor = await aVendor(ctx, { id: 'maker' })
  const offering = await anOffering(ctx, { id: 'used', providerId: vendor })
  const challenger = await anOffering(ctx, { id: 'other', providerId: vendor })
  const dependency = await aDependency(ctx, { id: 'adverts', incumbentId: offering, challengers: [challenger] })
  at = { vendor, offering, challenger, dependency, source: await aSource(ctx, { id: 'page' }) }
  await readinessRows(ctx, at, 'mine')
  await told()
  await putAway()
})

/** Says more in the rows than the least that they must. */
async function told() {
  const { db } = ctx
  await db.vendor.updateMany({ where: { id: at.vendor }, data: { parentName: 'Owner Inc', parentCountry: 'KR' } })
  await db.offering.updateMany({ where: { id: at.offering }, data: { pinned: false } })
  await db.price.updateMany({ data: { note: hostile, createdByName: person, rate: 1.5, rateOn: day, rateSource: 'A bank' } })
  const engineering = { in: 'hours', estimate: { low: 1, mode: 2, high: 3 }, hourlyRate: 95 }
  await db.switchingEstimate.updateMany({ data: { parts: { engineering }, updatedByName: person, updatedAt: moment } })
  await db.lifecycleEvent.updateMany({ data: { createdByName: person } })
  await db.roadmapPromise.updateMany({ data: { createdByName: person, dueText: 'in the autumn' } })
  await db.roadmapAsk.updateMany({ data: { askedByName: person } })
  await db.rehearsal.updateMany({ data: { byName: person, minutes: 12.5 } })
  await db.statusPage.updateMany({ data: { createdByName: person, readAt: moment, failingSince: moment, listed: ['API', '=API'] } })
  await db.incident.updateMany({ data: { startedAt: moment, components: ['API'] } })
  const people = { recipient: person, createdByName: person, submittedByName: person }
  await db.questionnaire.updateMany({ data: { tokenHash: hash, submittedAt: moment, ...people } })
  const read = { reviewedByName: person, reviewedAt: moment, outcome: 'declined' }
  await db.answer.updateMany({ data: { value: { regions: ['eu'] }, documentOn: day, ...read } })
  await db.jobSummary.updateMany({ data: { figures, chosenByName: person, atGates: true, computedAt: moment } })
  await db.jobLog.updateMany({ data: { createdByName: person } })
  const job = { submittedAt: moment, finishedAt: moment, cost: 0.123456, currency: 'USD', seconds: 8, accepted: false }
  await db.generationJob.updateMany({ data: { ...job, errorCode: hostile } })
}

/** Rows of every table that can be put away or is not sent yet. */
async function putAway() {
  const { db } = ctx
  const workspaceId = ctx.workspace.id
  const archivedAt = moment
  const { offering: offeringId, vendor: vendorId } = at
  const priced = { unit: 'second' as const, amount: 0.2, currency: 'USD', source: 'list' as const, validFrom: day }
  await db.price.create({ data: { workspaceId, id: 'AWAY', offeringId, ...priced, archivedAt } })
  await db.lifecycleEvent.create({ data: { workspaceId, id: 'AWAY', offeringId, stage: 'ga', happensOn: day, knownOn: day, archivedAt } })
  await db.roadmapPromise.create({ data: { workspaceId, id: 'AWAY', vendorId, statement: 'AWAY', promisedOn: day, archivedAt } })
  const gone = await aVendor(ctx, { id: 'gone' })
  const page = { kind: 'statuspage' as const, url: 'https://AWAY.example', nextReadAt: day, createdByName: '' }
  await db.statusPage.create({ data: { workspaceId, vendorId: gone, ...page, archivedAt } })
  const seen = { startedAt: day, firstSeenAt: day, lastSeenAt: day, components: [] }
  await db.incident.create({
    data: { workspaceId, vendorId: gone, id: 'AWAY', name: 'AWAY', impact: 'minor', state: 'resolved', ...seen },
  })
  await db.questionnaire.create({ data: { workspaceId, id: 'waiting', vendorId, questions: ['api'], createdByName: person } })
  await db.answer.create({
    data: { workspaceId, questionnaireId: 'waiting', questionId: 'api', text: 'AWAY, not sent yet', answeredAt: day },
  })
}

async function bytesOf(name: string, from = ctx): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of (await exportFile(from, name)).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function textOf(name: string, from = ctx): Promise<string> {
  const bytes = await bytesOf(name, from)
  if (!/\.(zip|xlsx)$/.test(name)) return bytes.toString()
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}
const rowsOf = async (table: string, from = ctx): Promise<Record<string, unknown>[]> => JSON.parse(await textOf(`${table}.json`, from))

describe('what a workspace knows of readiness', () => {
  it.each(names)('%s comes out with its columns, as CSV, as JSON and as a sheet', async (table) => {
    const columns = tables[table].columns.map(({ name }) => name)
    const [head, ...rows]: string[][] = parse(await textOf(`${table}.csv`))
    const objects = await rowsOf(table)
    expect(head).toEqual(columns)
    expect(rows.length).toBeGreaterThan(0)
    expect(objects).toHaveLength(rows.length)
    for (const object of objects) expect(Object.keys(object)).toEqual(columns)
    const sheet = await textOf(`${table}.xlsx`)
    for (const column of columns) expect(sheet).toContain(column)
  })

  it.each(tableNames)('%s has as many rows as the picker says', async (table) => {
    expect((await countExport(ctx))[table]).toBe((await rowsOf(table)).length)
  })

  it('says of prices, lifecycle and roadmap what is stored', async () => {
    const priced = { offering_id: 'used', unit: 'second', amount: 0.1, currency: 'USD', source: 'list', source_id: 'page' }
    expect(await rowsOf('prices')).toMatchObject([{ ...priced, valid_from: '2026-11-02', rate_on: '2026-11-02', discount: null }])
    expect(await rowsOf('lifecycle_events')).toMatchObject([{ stage: 'ga', happens_on: '2026-11-02', known_on: '2026-11-02' }])
    expect(await rowsOf('roadmap_promises')).toMatchObject([{ vendor_id: 'maker', statement: 'mine', due_text: 'in the autumn' }])
    expect(await rowsOf('roadmap_asks')).toMatchObject([{ asked_on: '2026-11-02', question: 'mine', answer: null }])
    expect(await rowsOf('fallbacks')).toEqual([{ dependency_id: 'adverts', offering_id: 'other', note: 'mine' }])
    expect(await rowsOf('rehearsals')).toMatchObject([{ rehearsed_on: '2026-11-02', outcome: 'worked', minutes: 12.5 }])
  })

  it('says who owns a vendor beside the vendor, and whether an id is pinned beside the offering', async () => {
    const vendors = await rowsOf('vendors')
    expect(vendors.find(({ id }) => id === 'maker')).toMatchObject({ parent_name: 'Owner Inc', parent_country: 'KR' })
    expect(vendors.find(({ id }) => id === 'gone')).toMatchObject({ parent_name: null, parent_country: null })
    const pinned = Object.fromEntries((await rowsOf('offerings')).map((row) => [row.id, row.pinned]))
    expect(pinned).toEqual({ used: false, other: null })
  })

  it('gives each part of a switching estimate a row, without figures where nobody has estimated it', async () => {
    const rows = await rowsOf('switching_estimates')
    const parts = ['engineering', 'prompts', 'validation', 'overlap', 'training', 'wayBack']
    expect(rows.map(({ part }) => part)).toEqual(parts)
    expect(rows[0]).toMatchObject({ estimated_in: 'hours', low: 1, mode: 2, high: 3, hourly_rate: 95, updated_at: moment.toISOString() })
    expect(rows[1]).toMatchObject({ estimated_in: null, low: null, mode: null, high: null, hourly_rate: null })
  })

  it('keeps the time of moments, of incidents as of jobs', async () => {
    expect(await rowsOf('incidents')).toMatchObject([
      { vendor_id: 'maker', id: 'mine', started_at: moment.toISOString(), resolved_at: null },
    ])
    expect(await rowsOf('status_pages')).toMatchObject([{ read_at: moment.toISOString(), failing_since: moment.toISOString() }])
    const paid = { cost: 0.123456, currency: 'USD', seconds: 8, accepted: false, state: 'finished' }
    const times = { submitted_at: moment.toISOString(), queued_at: null, finished_at: moment.toISOString() }
    expect(await rowsOf('jobs')).toMatchObject([{ offering_id: 'used', id: 'job-mine', setting: 'mine', ...paid, ...times }])
  })

  it('has the main figures of jobs as columns, and none where none was worked out', async () => {
    const [row] = await rowsOf('job_summaries')
    const latency = { latency_jobs: 5, latency_p50_seconds: 30, latency_p95_seconds: 70, latency_p95_rel_se: null }
    const up = { hours: 4, hours_down: 1, availability_observed: 0.75, availability: 0.7, downtime_rel_se: 0.4 }
    const cost = { cost_per_finished_second: 0.2, judged_clips: 4, accepted_share: 0.5, cost_per_accepted_second: 0.4 }
    expect(row).toMatchObject({ jobs: 9, finished: 5, failed: 2, at_gates: true, from_on: '2026-11-02', ...latency, ...up, ...cost })
    expect(row).toMatchObject({ queue_jobs: null, queue_p95_seconds: null, notes: ['No job says when it started.'] })
    expect(row?.computed_at).toBe(moment.toISOString())
  })

  it('has the answers that a vendor sent, with the words of the question', async () => {
    expect(await rowsOf('answers')).toMatchObject([
      { questionnaire_id: 'questionnaire-mine', question_id: 'api', text: 'mine', value: { regions: ['eu'] }, document_on: '2026-11-02' },
    ])
    expect((await rowsOf('questionnaires')).map(({ id, submitted_at: sent }) => [id, sent])).toEqual([
      ['questionnaire-mine', moment.toISOString()],
      ['waiting', null],
    ])
  })
})

describe('an export of readiness never holds', () => {
  it('a token, its hash, a person, what was put away, an answer that was not sent, or a row of another workspace', async () => {
    const theirs = await fullWorkspace(url, 'canary')
    await theirs.ctx.db.questionnaire.updateMany({ data: { submittedAt: moment } })
    for (const name of fileNames) {
      const text = await textOf(name)
      for (const forbidden of [hash, person, 'SECRET', 'AWAY', 'canary', theirs.ctx.workspace.id])
        expect(text.includes(forbidden), `${forbidden} in ${name}`).toBe(false)
    }
    for (const table of names) expect(await textOf(`${table}.csv`, theirs.ctx), table).toContain('canary')
  })

  it('a text that a spreadsheet would run', async () => {
    for (const [table, column] of [
      ['prices', 'note'],
      ['jobs', 'error_code'],
    ] as const) {
      const csv = await textOf(`${table}.csv`)
      const [row]: Record<string, string>[] = parse(csv, { columns: true })
      expect(row?.[column]).toBe(`'${hostile}`)
      expect(plainText(String(row?.[column]))).toBe(hostile)
      expect(await textOf(`${table}.xlsx`)).not.toMatch(/<f[\s>/]/)
    }
  })

  it('anything for somebody without a role', async () => {
    const nobody = { ...ctx, role: 'nobody' as never }
    for (const name of ['prices.csv', 'jobs.csv']) await expect(textOf(name, nobody), name).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('large tables', () => {
  it('come in pages that neither skip nor repeat a row, whatever their size', async () => {
    const other = await testWorkspace(url)
    const workspaceId = other.workspace.id
    const offerings = [await anOffering(other, { id: 'b' }), await anOffering(other, { id: 'a' })]
    const log = { id: 'l', via: 'api', format: 'csv', sha256: '0'.repeat(64), createdByName: '' }
    await other.db.jobLog.create({ data: { workspaceId, ...log } })
    const keys = offerings.flatMap((offeringId) => ['3', '1', '2', 'x'].map((id) => ({ offeringId, id })))
    const job = { workspaceId, logId: 'l', submittedAt: day, state: 'running' as const }
    await other.db.generationJob.createMany({ data: keys.map((key) => ({ ...key, ...job, setting: key.id })) })
    const spans = { fromOn: day, toOn: day, figures: {}, computedAt: day }
    await other.db.jobSummary.createMany({ data: keys.map(({ offeringId, id }) => ({ workspaceId, offeringId, setting: id, ...spans })) })
    const expected = ['a 1', 'a 2', 'a 3', 'a x', 'b 1', 'b 2', 'b 3', 'b x']
    for (const take of [1, 3, 4, 8, 9]) {
      const jobs: Cell[][] = []
      for await (const rows of jobPages(other, take)) jobs.push(...rows)
      expect(jobs.map(([offeringId, id]) => `${offeringId} ${id}`)).toEqual(expected)
      const summaries: string[] = []
      for await (const rows of readinessPages(other, 'job_summaries', take))
        summaries.push(...rows.map(({ offeringId, setting }) => `${offeringId} ${setting}`))
      expect(summaries).toEqual(expected)
    }
  })

  it('leave the jobs out of the workbook, and nothing out of the document and the ZIP', async () => {
    const zip = unzipSync(await bytesOf('workspace.zip'))
    expect(strFromU8(zip['jobs.csv'] as Uint8Array)).toContain('job-mine')
    expect(JSON.parse(await textOf('workspace.json')).tables.jobs).toHaveLength(1)
    expect(await textOf('workspace.xlsx')).not.toContain('job-mine')
  })
})

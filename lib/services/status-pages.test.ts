import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { openedNets } from '@/lib/env'
import { safeJson } from '@/lib/http/safe-json'
import { testDatabase } from '@/lib/testing/database'
import { addMember, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { component, incident, incidentIo, instatus, instatusIncident, statuspage, widgetIncident } from '@/lib/testing/status-answers'
import { type StatusSite, statusSite } from '@/lib/testing/status-site'
import type { Ask } from './status-fetch'
import { archiveStatusPage, readStatusDue, readStatusNow, setStatusPage, switchStatusPage, unarchiveStatusPage } from './status-pages'
import { findStatusAtGates, findStatusPage, getStatusPage, listStatusPages, listStatusProposals } from './status-views'

let url: string
let site: StatusSite
let ctx: Context
let vendorId: string
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.FETCH_PRIVATE_NETS = '127.0.0.2/32'
  site = await statusSite()
})
afterAll(() => site.close())
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  vendorId = await aVendor(ctx, { name: 'Maker' })
  site.answer(statuspage({ past: [incident('a')] }))
  site.asked.length = 0
})

const later = (minutes: number, of = ctx): Context => ({ ...of, now: new Date(of.now.getTime() + minutes * 60_000) })
const impatient: Ask = (address) => safeJson(address, { opened: openedNets(), withinMs: 200 })
const set = (over: object = {}, as = ctx) => setStatusPage(as, { vendorId, url: site.url, ...over }, impatient)
const read = (as = ctx) => getStatusPage(as, vendorId)
const events = async () =>
  (await ctx.db.auditEvent.findMany({ where: { subjectType: 'status_page' }, orderBy: { seq: 'asc' }, select: { action: true } })).map(
    ({ action }) => action,
  )
const raw =
  (body: string, type = 'application/json', status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body)

describe('setting a status page', () => {
  it('reads it at once, finds out its kind, and says so in the audit log', async () => {
    expect(await set({ url: `${site.url}/api/v2/summary.json?from=mail` })).toEqual({ vendorId, failure: null })
    expect(await read()).toMatchObject({
      ...{ url: site.url, kind: 'statuspage', indicator: 'none', description: 'All Systems Operational', listed: ['API', 'Dashboard'] },
      ...{ readAt: ctx.now, nextReadAt: later(15).now, failingSince: null, stale: false, vendorName: 'Maker', open: [] },
      incidents: [{ id: 'a', impact: 'major', components: ['API'], resolvedAt: new Date('2026-11-20T12:00:00Z'), endSeen: false }],
      observed: { outages: 1, outageSeconds: 7200 },
    })
    expect(await events()).toEqual(['status_page.set'])
  })

  it.each([
    ['incident_io', incidentIo([widgetIncident('01A')]), 'major', { startSeen: true, startedAt: new Date('2026-11-25T12:00:00Z') }],
    [
      'instatus',
      instatus('HASISSUES', [instatusIncident('x')]),
      'critical',
      { startSeen: false, startedAt: new Date('2026-11-25T09:00:00Z') },
    ],
    ['incident_io', statuspage({ id: '01JMDK9XYNY6RN93D6JP2ZTVNW', indicator: 'minor' }), 'minor', null],
  ])('recognises %s', async (kind, answers, indicator, first) => {
    site.answer(answers)
    await set()
    const page = await read()
    expect(page).toMatchObject({ kind, indicator })
    if (first) expect(page.open).toMatchObject([first])
  })

  it.each<[string, RequestListener, RegExp]>([
    ['a web page', raw('<!doctype html><p>All well</p>', 'text/html'), /no page of .*web page instead of its data/],
    ['JSON of another kind', raw('{"page":{"status":1}}'), /no page of Atlassian Statuspage, incident.io or Instatus/],
    ['half of its JSON', raw('{"page":{"id":"x",'), /breaks off or is damaged/],
    ['nothing', raw(''), /answered with nothing/],
    ['status 500', raw('{}', 'application/json', 500), /status 500/],
    ['status 429', raw('{}', 'application/json', 429), /too often/],
    ['too much', (_, response) => response.writeHead(200, { 'content-length': '6000000' }).end('x'), /larger than 5 MB/],
    ['packed', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), /packed its answer/],
    [
      'a broken connection',
      (_, response) => void response.writeHead(200, { 'content-length': '90' }).write('{', () => response.destroy()),
      /broke off/,
    ],
    ['silence', () => undefined, /did not answer within 0.2 seconds/],
    ['a drip', (_, response) => void setInterval(() => response.write(' '), 20).unref(), /did not answer within/],
    [
      'the way to loopback',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      /cannot be reached from here/,
    ],
    [
      'the way to itself',
      (request, response) => response.writeHead(302, { location: request.url }).end(),
      /passes on to another more than 3 times/,
    ],
  ])('is refused at the field when the address answers %s', async (_, listener, sentence) => {
    site.answer(listener)
    await expect(set()).rejects.toMatchObject({ code: 'invalid', fields: { url: expect.stringMatching(sentence) } })
    expect(await findStatusPage(ctx, vendorId)).toBeNull()
    expect(await events()).toEqual([])
  })

  it('is refused for an address inside, which is never connected to', async () => {
    await expect(set({ url: site.url.replace('127.0.0.2', '127.0.0.1') })).rejects.toMatchObject({
      fields: { url: expect.stringMatching(/cannot be reached/) },
    })
    await expect(set({ url: 'http://169.254.169.254/latest' })).rejects.toMatchObject({ code: 'invalid' })
    expect(site.asked).toEqual([])
  })

  it('of a chosen kind is kept also when it fails at first, with what failed', async () => {
    site.answer({})
    expect(await set({ kind: 'instatus' })).toEqual({ vendorId, failure: 'The page answered with status 404 instead of its data.' })
    expect(await read()).toMatchObject({ kind: 'instatus', readAt: null, failingSince: ctx.now, failures: 1, observed: null, stale: false })
    expect(await events()).toEqual(['status_page.set', 'status_page.failing'])
  })

  it('follows a redirect to where the page is', async () => {
    const answers: Record<string, unknown> = statuspage()
    site.answer((request, response) => {
      const path = request.url ?? ''
      if (path.startsWith('/old')) response.writeHead(301, { location: path.slice(4) }).end()
      else response.end(JSON.stringify(answers[path]))
    })
    expect(await set({ url: `${site.url}/old` })).toMatchObject({ failure: null })
  })

  it('changes rhythm and components without asking the page, at the version that was read', async () => {
    await set()
    const { version } = await read()
    site.asked.length = 0
    await set({ kind: 'statuspage', everyMinutes: 60, components: ['API'], version })
    expect(site.asked).toEqual([])
    expect(await read()).toMatchObject({ everyMinutes: 60, components: ['API'], version: version + 1 })
    await expect(set({ kind: 'statuspage', everyMinutes: 30, version })).rejects.toMatchObject({
      code: 'conflict',
      current: { everyMinutes: 60 },
    })
    await expect(set()).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/status page already/) })
    expect(await events()).toEqual(['status_page.set', 'status_page.changed'])
  })

  it('finds the kind out again when it is asked to, and keeps what the page said before it moved', async () => {
    await set()
    const { version } = await read()
    site.answer(incidentIo())
    await set({ version })
    expect(await read()).toMatchObject({ kind: 'incident_io', incidents: [{ id: 'a' }] })
  })

  it('at another address forgets what the other page said', async () => {
    await set()
    const { version } = await read()
    const other = await statusSite()
    other.answer(statuspage({ past: [incident('z')] }))
    await set({ url: other.url, version })
    await other.close()
    expect((await read()).incidents.map(({ id }) => id)).toEqual(['z'])
  })

  it('is refused for what is no address, too often, an unknown vendor and unknown fields', async () => {
    await expect(set({ url: 'javascript:alert(1)' })).rejects.toMatchObject({ name: 'ZodError' })
    await expect(set({ everyMinutes: 1 })).rejects.toMatchObject({ name: 'ZodError' })
    await expect(set({ active: true })).rejects.toMatchObject({ name: 'ZodError' })
    await expect(set({ vendorId: 'nobody' })).rejects.toMatchObject({ code: 'invalid', fields: { vendorId: expect.any(String) } })
    expect(site.asked).toEqual([])
  })

  it('by two at once makes one', async () => {
    const both = await Promise.allSettled([set(), set()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listStatusPages(ctx)).toHaveLength(1)
  })
})

describe('reading a page', () => {
  it('that fails erases nothing, waits longer each time, and is told once', async () => {
    await set()
    site.answer(raw('<p>moved</p>', 'text/html'))
    expect(await readStatusDue(later(15), vendorId, impatient)).toEqual({
      vendorId,
      failure: 'The page answered with a web page instead of its data.',
    })
    await readStatusDue(later(45), vendorId, impatient)
    const page = await read(later(60))
    expect(page).toMatchObject({
      indicator: 'none',
      readAt: ctx.now,
      failingSince: later(15).now,
      failures: 2,
      nextReadAt: later(45 + 60).now,
      stale: true,
    })
    expect(page.incidents).toHaveLength(1)
    site.answer(statuspage({ indicator: 'minor' }))
    await readStatusDue(later(105), vendorId, impatient)
    expect(await read(later(105))).toMatchObject({ indicator: 'minor', failingSince: null, failure: null, failures: 0, stale: false })
    expect((await read()).incidents.map(({ id }) => id)).toEqual(['a'])
    expect(await events()).toEqual(['status_page.set', 'status_page.failing', 'status_page.recovered'])
  })

  it('shows an incident from its beginning to its end, once', async () => {
    await set()
    const open = incident('b', { status: 'investigating', impact: 'critical', resolved_at: null, started_at: '2026-11-25T12:10:00Z' })
    site.answer(statuspage({ indicator: 'critical', open: [open] }))
    await readStatusDue(later(15), vendorId, impatient)
    expect(await read(later(15))).toMatchObject({ indicator: 'critical', since: later(15).now, open: [{ id: 'b', resolvedAt: null }] })
    site.answer(statuspage({ past: [{ ...open, status: 'resolved', resolved_at: '2026-11-25T12:20:00Z' }] }))
    await readStatusDue(later(30), vendorId, impatient)
    const page = await read(later(30))
    expect(page.incidents).toMatchObject([
      { id: 'b', resolvedAt: new Date('2026-11-25T12:20:00Z'), lastSeenAt: later(30).now },
      { id: 'a' },
    ])
    // It was read as critical from 12:15 to 12:30, but the page dates it from 12:10 to 12:20.
    expect(page.observed?.outageSeconds).toBe(7200 + 10 * 60)
    expect(page.since).toEqual(new Date('2026-11-25T12:20:00Z'))
  })

  it('keeps an incident that the vendor took away, and how bad one was, and says when one was made shorter', async () => {
    const open = incident('b', { status: 'investigating', resolved_at: null, started_at: '2026-11-25T11:00:00Z' })
    site.answer(statuspage({ open: [open], past: [incident('a')] }))
    await set()
    site.answer(statuspage({ past: [incident('a', { impact: 'none', resolved_at: '2026-11-20T11:00:00Z' })] }))
    await readStatusDue(later(15), vendorId, impatient)
    expect((await read()).incidents).toMatchObject([
      { id: 'b', state: 'no longer listed', resolvedAt: later(15).now, endSeen: true },
      { id: 'a', impact: 'major', resolvedAt: new Date('2026-11-20T11:00:00Z') },
    ])
    expect(await events()).toEqual(['status_page.set', 'status_page.softened'])
  })

  it('by hand is audited, also while the page is paused, and not twice within moments', async () => {
    await set()
    await switchStatusPage(ctx, { vendorId, active: false })
    await expect(readStatusNow(ctx, { vendorId }, impatient)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/a moment ago/),
    })
    expect(await readStatusDue(later(60), vendorId, impatient)).toBeNull()
    expect(await readStatusNow(later(1), { vendorId }, impatient)).toEqual({ vendorId, failure: null })
    expect(await events()).toEqual(['status_page.set', 'status_page.paused', 'status_page.read'])
  })

  it('is done by one of many that ask at once, and taken up when that one died', async () => {
    await set()
    site.asked.length = 0
    const all = await Promise.all(Array.from({ length: 6 }, () => readStatusDue(later(15), vendorId, impatient)))
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(site.asked).toHaveLength(2)
    await ctx.db.statusPage.updateMany({ where: { vendorId }, data: { leaseUntil: later(32).now } })
    expect(await readStatusDue(later(31), vendorId, impatient)).toBeNull()
    await expect(readStatusNow(later(31), { vendorId }, impatient)).rejects.toMatchObject({ code: 'conflict' })
    expect(await readStatusDue(later(33), vendorId, impatient)).toMatchObject({ failure: null })
  })

  it('that ends after the page was set elsewhere, removed or taken over writes nothing', async () => {
    await set()
    const meanwhile: Ask = async (address) => {
      const answer = await impatient(address)
      await ctx.db.statusPage.updateMany({ where: { vendorId }, data: { leaseUntil: later(99).now } })
      return answer
    }
    expect(await readStatusDue(later(15), vendorId, meanwhile)).toBeNull()
    expect(await read()).toMatchObject({ readAt: ctx.now })
  })

  it('only of the chosen components says what concerns the team', async () => {
    site.answer(statuspage({ indicator: 'critical', components: [component('API'), component('Dashboard', 'major_outage')] }))
    await set({ components: ['API'] })
    expect(await read()).toMatchObject({ indicator: 'none' })
    expect(await ctx.db.statusReading.findMany({ select: { indicator: true, affected: true } })).toEqual([
      { indicator: 'none', affected: [] },
    ])
  })

  it('adds up the components that a widget names, and takes every full list as it is', async () => {
    site.answer(incidentIo([widgetIncident('01A')]))
    await set()
    site.answer(incidentIo([widgetIncident('01B', { affected_components: [{ name: 'Player' }] })]))
    await readStatusDue(later(15), vendorId, impatient)
    expect((await read()).listed).toEqual(['API', 'Player'])
  })

  it('keeps at most 5,000 incidents of a page that makes them up', async () => {
    await set()
    const stamp = { workspaceId: ctx.workspace.id, vendorId, name: 'x', impact: 'none', state: 'resolved', components: [] }
    const times = { startedAt: ctx.now, resolvedAt: ctx.now, firstSeenAt: ctx.now, lastSeenAt: ctx.now }
    await ctx.db.incident.createMany({ data: Array.from({ length: 4998 }, (_, index) => ({ ...stamp, ...times, id: `k${index}` })) })
    site.answer(statuspage({ past: ['n1', 'n2', 'n3'].map((id) => incident(id)) }))
    await readStatusDue(later(15), vendorId, impatient)
    expect(await ctx.db.incident.count()).toBe(5000)
  })

  it('keeps one row for as long as the page says the same, and leaves what nobody read unknown', async () => {
    await set()
    for (const minute of [15, 30]) await readStatusDue(later(minute), vendorId, impatient)
    site.answer(statuspage({ indicator: 'major' }))
    for (const minute of [45, 60]) await readStatusDue(later(minute), vendorId, impatient)
    await readStatusDue(later(300), vendorId, impatient)
    await readStatusDue(later(315), vendorId, impatient)
    expect(await ctx.db.statusReading.findMany({ orderBy: { at: 'asc' }, select: { at: true, until: true, indicator: true } })).toEqual([
      { at: ctx.now, until: later(45).now, indicator: 'none' },
      { at: later(45).now, until: later(60).now, indicator: 'major' },
      { at: later(300).now, until: later(315).now, indicator: 'major' },
    ])
    const { observed, since } = await read(later(315))
    expect(observed?.watchedSeconds).toBe((60 + 15) * 60)
    expect(observed?.outageSeconds).toBe(7200 + (15 + 15) * 60)
    expect(since).toEqual(later(45).now)
  })
})

describe('pausing and removing', () => {
  it('stops reading, keeps what is known, and is taken back', async () => {
    await set()
    await switchStatusPage(ctx, { vendorId, active: false })
    expect(await listStatusPages(ctx)).toMatchObject([{ active: false }])
    await switchStatusPage(later(5), { vendorId, active: true })
    expect(await readStatusDue(later(5), vendorId, impatient)).toMatchObject({ failure: null })
    await archiveStatusPage(ctx, { vendorId })
    expect(await listStatusPages(ctx)).toEqual([])
    expect(await findStatusPage(ctx, vendorId)).toBeNull()
    expect(await readStatusDue(later(60), vendorId, impatient)).toBeNull()
    await expect(readStatusNow(later(60), { vendorId }, impatient)).rejects.toMatchObject({ code: 'not_found' })
    await expect(archiveStatusPage(ctx, { vendorId })).rejects.toMatchObject({ code: 'conflict' })
    await unarchiveStatusPage(ctx, { vendorId })
    expect((await read()).incidents).toHaveLength(1)
    expect(await events()).toEqual([
      'status_page.set',
      'status_page.paused',
      'status_page.resumed',
      'status_page.archived',
      'status_page.unarchived',
    ])
  })

  it('with the vendor stops reading too', async () => {
    await set()
    await ctx.db.vendor.updateMany({ where: { id: vendorId }, data: { archivedAt: ctx.now } })
    expect(await readStatusDue(later(15), vendorId, impatient)).toBeNull()
    expect(await listStatusPages(ctx)).toEqual([])
  })

  it('of a page that is set anew begins it again', async () => {
    await set()
    await archiveStatusPage(ctx, { vendorId })
    await set()
    expect(await listStatusPages(ctx)).toMatchObject([{ active: true, archivedAt: null }])
  })
})

describe('who may', () => {
  it('a viewer reads, and changes nothing', async () => {
    await set()
    const viewer = await addMember(url, ctx, 'viewer')
    expect(await listStatusPages(viewer)).toHaveLength(1)
    for (const refused of [
      set({}, viewer),
      readStatusNow(viewer, { vendorId }),
      switchStatusPage(viewer, { vendorId, active: false }),
      archiveStatusPage(viewer, { vendorId }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('another workspace finds nothing of it', async () => {
    await set()
    const elsewhere = await testWorkspace(url)
    await expect(getStatusPage(elsewhere, vendorId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(switchStatusPage(elsewhere, { vendorId, active: false })).rejects.toMatchObject({ code: 'not_found' })
    expect(await readStatusDue(later(15, elsewhere), vendorId, impatient)).toBeNull()
    expect(await listStatusPages(elsewhere)).toEqual([])
    expect(await read()).toMatchObject({ active: true, readAt: ctx.now })
  })
})

describe('beside the rest of the inventory', () => {
  it('a known address is proposed until it is read, and is not read by itself', async () => {
    await ctx.db.vendor.updateMany({ where: { id: vendorId }, data: { statusPageUrl: site.url } })
    expect(await listStatusProposals(ctx)).toEqual([{ vendorId, vendorName: 'Maker', url: site.url }])
    expect(site.asked).toEqual([])
    await set()
    expect(await listStatusProposals(ctx)).toEqual([])
  })

  it('the availability gate of an offering is told what its provider admitted', async () => {
    const offeringId = await anOffering(ctx, { providerId: vendorId })
    expect(await findStatusAtGates(ctx, [offeringId])).toEqual([])
    await set()
    expect(await findStatusAtGates(ctx, [offeringId, offeringId])).toMatchObject([
      { vendorId, vendorName: 'Maker', open: 0, observed: { outages: 1 }, stale: false },
    ])
  })
})

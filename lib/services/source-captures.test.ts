import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { testDatabase } from '@/lib/testing/database'
import { addMember, aSource, testWorkspace } from '@/lib/testing/factories'
import { captureSource, compareCaptures, listCaptures, pasteSource } from './source-captures'
import { getSource } from './sources'

let url: string
let ctx: Context
let site: Server
let body = ''
let type = 'text/html; charset=utf-8'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const address = () => `http://127.0.0.2:${(site.address() as AddressInfo).port}/page`

beforeAll(async () => {
  url = (await testDatabase()).url
  site = createServer((_, response) => response.setHeader('content-type', type).end(body))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.2', resolve))
})
afterAll(() => site.close())
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  process.env.FETCH_PRIVATE_NETS = '127.0.0.2/32'
  body = '<script>x</script><h1>Result</h1><p>Veo 3.1 scores 83 %</p>'
  type = 'text/html; charset=utf-8'
})
afterEach(() => {
  delete process.env.FETCH_PRIVATE_NETS
})

const events = (of: Context) =>
  of.db.auditEvent.findMany({ where: { subjectType: 'source' }, orderBy: { seq: 'asc' }, select: { action: true, detail: true } })

describe('fetching a source', () => {
  it('keeps the readable text with its hash, date and reader, and says so in the audit log', async () => {
    const id = await aSource(ctx, { url: address(), readOn: null })
    expect(await captureSource(ctx, { id })).toEqual({ state: 'new', number: 1, since: '2026-11-25T12:00:00.000Z' })
    const text = 'Result\n\nVeo 3.1 scores 83 %'
    expect(await getSource(ctx, id)).toMatchObject({ text, textSha256: sha256(text), readOn: '2026-11-25' })
    expect(await listCaptures(ctx, id)).toEqual([
      {
        ...{ number: 1, kind: 'fetched', capturedAt: '2026-11-25T12:00:00.000Z', byName: 'A analyst', finalUrl: address() },
        ...{ contentType: 'text/html; charset=utf-8', sha256: sha256(text), characters: text.length },
      },
    ])
    expect(await events(ctx)).toMatchObject([{ action: 'source.captured', detail: { number: 1, sha256: sha256(text), kind: 'fetched' } }])
  })

  it('of an unchanged page keeps nothing new and says since when', async () => {
    const id = await aSource(ctx, { url: address() })
    await captureSource(ctx, { id })
    const later = { ...ctx, now: new Date('2026-12-24T23:30:00Z') }
    expect(await captureSource(later, { id })).toEqual({ state: 'unchanged', number: 1, since: '2026-11-25T12:00:00.000Z' })
    expect(await listCaptures(ctx, id)).toHaveLength(1)
    // The day on which it was read is the one of the workspace, in Berlin.
    expect((await getSource(ctx, id)).readOn).toBe('2026-12-25')
    expect((await events(ctx)).map(({ action }) => action)).toEqual(['source.captured', 'source.confirmed'])
  })

  it('of a changed page shows what changed', async () => {
    const id = await aSource(ctx, { url: address() })
    await captureSource(ctx, { id })
    body = body.replace('83', '79')
    expect(await captureSource(ctx, { id })).toMatchObject({ state: 'new', number: 2 })
    const { changes } = await compareCaptures(ctx, { sourceId: id, from: 1, to: 2 })
    const told = (kind: string) =>
      (changes ?? []).flatMap((change) => (change.kind === 'gap' ? [] : change.pieces)).filter((piece) => piece.kind === kind)
    expect(told('removed')).toEqual([{ kind: 'removed', text: '83' }])
    expect(told('added')).toEqual([{ kind: 'added', text: '79' }])
  })

  it('keeps a text that came with a claim as the first version', async () => {
    const id = await aSource(ctx, { url: address(), text: 'as pasted in May' })
    expect(await captureSource(ctx, { id })).toMatchObject({ state: 'new', number: 2 })
    expect(await listCaptures(ctx, id)).toMatchObject([
      { kind: 'fetched' },
      { kind: 'kept', sha256: sha256('as pasted in May'), byName: null },
    ])
  })

  it('is refused where nothing may be reached, and changes nothing', async () => {
    delete process.env.FETCH_PRIVATE_NETS
    const id = await aSource(ctx, { url: address() })
    const nowhere = await aSource(ctx, { url: null })
    await expect(captureSource(ctx, { id })).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/cannot be fetched/) })
    await expect(captureSource(ctx, { id: nowhere })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/no address/),
    })
    expect(await listCaptures(ctx, id)).toEqual([])
    expect(await getSource(ctx, id)).toMatchObject({ text: null, readOn: '2026-11-20' })
    expect(await events(ctx)).toEqual([])
  })

  it('of a page without text says so', async () => {
    body = '<script>render()</script><div id=app></div>'
    const id = await aSource(ctx, { url: address() })
    await expect(captureSource(ctx, { id })).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/no text/) })
  })

  it('keeps plain text and JSON as they are', async () => {
    type = 'application/json'
    body = '{"elo": 1234}\r\n'
    const id = await aSource(ctx, { url: address() })
    await captureSource(ctx, { id })
    expect((await getSource(ctx, id)).text).toBe('{"elo": 1234}')
  })
})

describe('pasting the text of a source', () => {
  it('works without a network and counts as a version', async () => {
    delete process.env.FETCH_PRIVATE_NETS
    const id = await aSource(ctx, { url: null })
    await pasteSource(ctx, { id, text: '可灵 3.0 胜率 61.2%\r\n' })
    expect(await pasteSource(ctx, { id, text: '  可灵 3.0   胜率 61.2%' })).toMatchObject({ state: 'unchanged', number: 1 })
    expect(await listCaptures(ctx, id)).toMatchObject([{ kind: 'pasted', byName: 'A analyst', finalUrl: null }])
    expect((await getSource(ctx, id)).text).toBe('可灵 3.0 胜率 61.2%')
  })

  it.each([
    ['nothing', ' \0 '],
    ['too much', 'x'.repeat(1_000_001)],
  ])('is refused for %s', async (_, text) => {
    const id = await aSource(ctx)
    await expect(pasteSource(ctx, { id, text })).rejects.toMatchObject({ name: 'ZodError' })
    expect(await listCaptures(ctx, id)).toEqual([])
  })

  it('at the same moment by many gives each version one number', async () => {
    const id = await aSource(ctx)
    await Promise.all(Array.from({ length: 8 }, (_, at) => pasteSource(ctx, { id, text: `version ${at}` })))
    expect((await listCaptures(ctx, id)).map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  })
})

describe('a version', () => {
  it('is read by a viewer, who may not make one', async () => {
    const id = await aSource(ctx)
    await pasteSource(ctx, { id, text: 'one' })
    const viewer = await addMember(url, ctx, 'viewer')
    expect(await listCaptures(viewer, id)).toHaveLength(1)
    await expect(pasteSource(viewer, { id, text: 'two' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(captureSource(viewer, { id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is never changed or deleted, not even by the database', async () => {
    const id = await aSource(ctx)
    await pasteSource(ctx, { id, text: 'one' })
    await expect(ctx.db.sourceCapture.updateMany({ where: { sourceId: id }, data: { text: 'two' } })).rejects.toThrow()
    await expect(ctx.db.sourceCapture.deleteMany({ where: { sourceId: id } })).rejects.toThrow()
    await expect(client(url).$executeRawUnsafe('truncate "SourceCapture"')).rejects.toThrow()
    expect(await listCaptures(ctx, id)).toHaveLength(1)
  })

  it('that does not exist is not found', async () => {
    const id = await aSource(ctx)
    await pasteSource(ctx, { id, text: 'one' })
    await expect(compareCaptures(ctx, { sourceId: id, from: 1, to: 2 })).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = await testWorkspace(url)
    await expect(compareCaptures(elsewhere, { sourceId: id, from: 1, to: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listCaptures(elsewhere, id)).toEqual([])
  })
})

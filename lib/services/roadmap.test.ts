import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { listRoadmaps, recordAnswer, recordAsk } from './roadmap'
import {
  archivePromise,
  createPromise,
  getPromise,
  recordOutcome,
  takeBackOutcome,
  unarchivePromise,
  updatePromise,
} from './roadmap-promises'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = async (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )
const page = { title: 'Launch page', url: 'https://example.org/launch', readOn: '2026-11-20' }
const opening = async (over: Record<string, unknown> = {}) => ({
  vendorId: await aVendor(ctx),
  statement: 'The API opens worldwide',
  promisedOn: '2026-02-12',
  dueOn: '2026-02-24',
  source: page,
  ...over,
})
const recordOf = async (vendorId: string) => (await listRoadmaps(ctx, { vendorId }))[0]?.record

describe('a promise', () => {
  it('is kept with its source and written into the audit log', async () => {
    const { id, vendorId } = await createPromise(ctx, await opening())
    expect(await getPromise(ctx, id)).toMatchObject({ vendorId, dueOn: '2026-02-24', source: page, outcome: null, version: 1 })
    expect(await recordOf(vendorId)).toMatchObject({ overdue: 1, due: 1, keptShare: null })
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true } })
    expect(events).toEqual([{ action: 'promise.created' }])
  })

  it('is entered once for a vendor, a day and its words', async () => {
    const input = await opening()
    const { id } = await createPromise(ctx, input)
    expect(await refusal(() => createPromise(ctx, input))).toMatchObject({ code: 'conflict', current: { id } })
  })

  it.each([
    ['a day that lies ahead', { promisedOn: '2026-11-26' }, 'promisedOn'],
    ['a day before it was said', { dueOn: '2026-02-11' }, 'dueOn'],
    ['nothing said', { statement: ' ' }, 'statement'],
    ['a vendor that there is not', { vendorId: 'nobody' }, 'vendorId'],
  ])('is refused with %s, at the field', async (_, over, field) => {
    const input = await opening(over)
    const found = await refusal(() => createPromise(ctx, input))
    expect(found?.code).toBe('invalid')
    expect(Object.keys(found?.fields ?? {})).toEqual([field])
  })

  it('is changed with its version counted up; a second change of the same version is a conflict', async () => {
    const input = await opening()
    const { id } = await createPromise(ctx, input)
    await updatePromise(ctx, { ...input, id, dueOn: '2026-03-31', version: 1 })
    expect(await getPromise(ctx, id)).toMatchObject({ dueOn: '2026-03-31', version: 2 })
    expect((await refusal(() => updatePromise(ctx, { ...input, id, version: 1 })))?.code).toBe('conflict')
  })

  it('stays with its vendor', async () => {
    const input = await opening()
    const { id } = await createPromise(ctx, input)
    const moved = { ...input, id, version: 1, vendorId: await aVendor(ctx) }
    expect(Object.keys((await refusal(() => updatePromise(ctx, moved)))?.fields ?? {})).toEqual(['vendorId'])
  })

  it('leaves the record when it is archived and comes back to it', async () => {
    const { id, vendorId } = await createPromise(ctx, await opening())
    await archivePromise(ctx, { id })
    expect((await recordOf(vendorId))?.overdue).toBe(0)
    await unarchivePromise(ctx, { id })
    expect((await recordOf(vendorId))?.overdue).toBe(1)
  })
})

describe('what became of a promise', () => {
  const late = { outcome: 'late' as const, outcomeOn: '2026-04-16', source: page }

  it('is recorded once, with its source', async () => {
    const { id, vendorId } = await createPromise(ctx, await opening())
    await recordOutcome(ctx, { id, version: 1, ...late })
    expect(await getPromise(ctx, id)).toMatchObject({ outcome: 'late', outcomeOn: '2026-04-16', outcomeSource: page, version: 2 })
    expect(await recordOf(vendorId)).toMatchObject({ late: 1, overdue: 0, medianDaysLate: 51 })
    const again = await refusal(() => recordOutcome(ctx, { id, version: 2, outcome: 'dropped', outcomeOn: '2026-05-01', outcomeNote: 'n' }))
    expect(again).toMatchObject({ code: 'conflict', current: { outcome: 'late' } })
  })

  it.each([
    ['without saying how it is known', { source: null }, 'outcomeNote'],
    ['on a day that lies ahead', { outcomeOn: '2026-11-26' }, 'outcomeOn'],
    ['before it was promised', { outcome: 'kept', outcomeOn: '2026-02-11' }, 'outcomeOn'],
    ['as kept when it came late', { outcome: 'kept' }, 'outcome'],
  ])('is refused %s', async (_, over, field) => {
    const { id } = await createPromise(ctx, await opening())
    const found = await refusal(() => recordOutcome(ctx, { id, version: 1, ...late, ...over } as never))
    expect(Object.keys(found?.fields ?? {})).toEqual([field])
    expect((await getPromise(ctx, id)).outcome).toBeNull()
  })

  it('can be taken back, and the log keeps it', async () => {
    const { id } = await createPromise(ctx, await opening())
    expect((await refusal(() => takeBackOutcome(ctx, { id, version: 1 })))?.code).toBe('conflict')
    await recordOutcome(ctx, { id, version: 1, ...late })
    await takeBackOutcome(ctx, { id, version: 2 })
    expect(await getPromise(ctx, id)).toMatchObject({ outcome: null, outcomeSource: null, version: 3 })
    const last = await ctx.db.auditEvent.findFirst({
      where: { subjectId: id },
      orderBy: { seq: 'desc' },
      select: { action: true, detail: true },
    })
    expect(last).toMatchObject({ action: 'promise.reopened', detail: { outcome: 'late' } })
  })

  it('keeps the days of the promise from moving so that it no longer fits', async () => {
    const input = await opening()
    const { id } = await createPromise(ctx, input)
    await recordOutcome(ctx, { id, version: 1, ...late })
    const found = await refusal(() => updatePromise(ctx, { ...input, id, dueOn: '2026-04-30', version: 2 }))
    expect(found?.fields?.dueOn).toContain('Take the outcome back first')
  })
})

describe('a question to a vendor', () => {
  it('is recorded with who asked, and its answer once', async () => {
    const vendorId = await aVendor(ctx)
    const { id } = await recordAsk(ctx, { vendorId, askedOn: '2026-11-02', question: 'Until when is it offered?' })
    const [before] = await listRoadmaps(ctx, { vendorId })
    expect(before).toMatchObject({ lastAskedDaysAgo: 23, asks: [{ id, answeredOn: null }] })
    await recordAnswer(ctx, { id, version: 1, answeredOn: '2026-11-09', answer: 'Until June.' })
    const [after] = await listRoadmaps(ctx, { vendorId })
    expect(after?.asks).toMatchObject([{ answer: 'Until June.', answeredOn: '2026-11-09', version: 2 }])
    const again = await refusal(() => recordAnswer(ctx, { id, version: 2, answeredOn: '2026-11-10', answer: 'Until May.' }))
    expect(again).toMatchObject({ code: 'conflict', current: { answer: 'Until June.' } })
  })

  it('is recorded once for a day, and never before it was asked or answered', async () => {
    const vendorId = await aVendor(ctx)
    const ask = { vendorId, askedOn: '2026-11-02', question: 'When?' }
    const { id } = await recordAsk(ctx, ask)
    expect((await refusal(() => recordAsk(ctx, ask)))?.code).toBe('conflict')
    expect((await refusal(() => recordAsk(ctx, { ...ask, askedOn: '2026-11-26' })))?.fields).toHaveProperty('askedOn')
    const early = await refusal(() => recordAnswer(ctx, { id, version: 1, answeredOn: '2026-11-01', answer: 'Soon.' }))
    expect(early?.fields).toHaveProperty('answeredOn')
    const rater = await addMember(url, ctx, 'rater')
    expect((await refusal(() => recordAnswer(rater, { id, version: 1, answeredOn: '2026-11-03', answer: 'Soon.' })))?.code).toBe(
      'forbidden',
    )
  })
})

it('lists every vendor that the team depends on, also one that was never asked and promised nothing', async () => {
  const owner = await testWorkspace(url)
  const [maker, host, idle] = [await aVendor(owner), await aVendor(owner), await aVendor(owner)]
  const modelId = await aModel(owner, { vendorId: maker })
  await aDependency(owner, { incumbentId: await anOffering(owner, { modelId, providerId: host }) })
  const found = await listRoadmaps(owner)
  expect(found.map(({ vendor }) => vendor.id).sort()).toEqual([maker, host].sort())
  expect(found[0]).toMatchObject({ lastAskedDaysAgo: null, dependencies: 1, promises: [] })
  expect((await listRoadmaps(owner, { vendorId: idle }))[0]).toMatchObject({ dependencies: 0 })
})

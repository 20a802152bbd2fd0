import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, anOffering, testWorkspace } from '@/lib/testing/factories'
import { comparePrices } from './price-comparison'
import { archivePrice, createPrice, getPrice, listPrices, unarchivePrice, updatePrice } from './prices'
import { removeSource } from './sources'

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

const listed = async (over: Record<string, unknown> = {}) => ({
  ...{ offeringId: await anOffering(ctx), unit: 'second' as const, amount: 0.112, currency: 'USD', source: 'list' as const },
  ...{ validFrom: '2026-08-02', ...over },
})

describe('a price', () => {
  it('is created with the page it was read on, listed under its offering and written into the audit log', async () => {
    const read = { title: 'Price page', url: 'https://vendor.example/prices', readOn: '2026-08-02' }
    const { id, offeringId } = await createPrice(ctx, await listed({ amount: 0.123456, read, resolution: '1080p', audio: false }))
    const [price] = await listPrices(ctx, offeringId)
    expect(price).toMatchObject({ id, amount: 0.123456, audio: false, validFrom: '2026-08-02', version: 1, origin: 'team', read })
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true } })
    expect(events).toEqual([{ action: 'price.created' }])
  })

  it('is changed with its version counted up; a second change of the same version is a conflict', async () => {
    const input = await listed()
    const { id } = await createPrice(ctx, input)
    await updatePrice(ctx, { ...input, id, amount: 0.1, rate: null, version: 1 })
    expect(await getPrice(ctx, id)).toMatchObject({ amount: 0.1, version: 2 })
    const late = await refusal(() => updatePrice(ctx, { ...input, id, amount: 0.2, version: 1 }))
    expect(late).toMatchObject({ code: 'conflict', current: { amount: 0.1 } })
  })

  it('that says the very same is made once, and one of another page beside it', async () => {
    const input = await listed()
    await createPrice(ctx, input)
    expect((await refusal(() => createPrice(ctx, input)))?.code).toBe('conflict')
    await createPrice(ctx, { ...input, amount: 0.224, read: { title: 'Another price list' } })
    expect(await listPrices(ctx, input.offeringId)).toHaveLength(2)
  })

  it.each([
    ['an amount in words', { amount: 'much' }, 'amount'],
    ['a rate where there is nothing to convert', { rate: 0.92, rateOn: '2026-11-20', rateSource: 'ECB' }, 'rate'],
    ['a rate of a day to come', { currency: 'EUR', rate: 1.08, rateOn: '2026-11-27', rateSource: 'ECB' }, 'rateOn'],
    ['an invoice of a day to come', { source: 'invoice', validFrom: '2026-11-27' }, 'validFrom'],
    ['an offering of nobody', { offeringId: 'no-such-offering' }, 'offeringId'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a page without a title', { read: { title: '', url: 'https://example.org' } }, 'read.title'],
  ])('refuses %s at its field', async (_case, over, field) => {
    const input = await listed(over)
    const refused = await refusal(() => createPrice(ctx, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toEqual([field])
  })

  it('may begin to hold on a day to come, where it is no invoice', async () => {
    const { id } = await createPrice(ctx, await listed({ source: 'contract', validFrom: '2027-01-01' }))
    expect(await getPrice(ctx, id)).toMatchObject({ validFrom: '2027-01-01' })
  })

  it('is put away and taken back', async () => {
    const { id, offeringId } = await createPrice(ctx, await listed())
    await archivePrice(ctx, { id })
    expect(await listPrices(ctx, offeringId)).toEqual([])
    await unarchivePrice(ctx, { id })
    expect(await listPrices(ctx, offeringId)).toHaveLength(1)
  })

  it('keeps the page it was read on from being removed', async () => {
    const { id } = await createPrice(ctx, await listed({ read: { title: 'Only prices in here' } }))
    const sourceId = (await getPrice(ctx, id)).sourceId ?? ''
    expect((await refusal(() => removeSource(ctx, { id: sourceId })))?.detail).toContain('1 price')
  })

  it('is nothing a viewer may write and nothing another workspace can see', async () => {
    const input = await listed()
    const { id } = await createPrice(ctx, input)
    const viewer = await addMember(url, ctx, 'viewer')
    const stranger = await testWorkspace(url)
    const writes = (who: Context) => [
      () => updatePrice(who, { ...input, id, version: 1 }),
      () => archivePrice(who, { id }),
      () => unarchivePrice(who, { id }),
    ]
    for (const work of [...writes(viewer), () => createPrice(viewer, input)]) expect((await refusal(work))?.code).toBe('forbidden')
    expect(await getPrice(viewer, id)).toMatchObject({ id, version: 1 })
    for (const work of [...writes(stranger), () => getPrice(stranger, id)]) expect((await refusal(work))?.code).toBe('not_found')
    expect(await listPrices(stranger, input.offeringId)).toEqual([])
    await expect(getPrice(ctx, undefined as never)).rejects.toThrow()
  })
})

describe('incumbent and challenger at the prices on record', () => {
  const workflow = async (finishedSecondsPerMonth: number | null) => {
    const [incumbentId, challengerId] = [await anOffering(ctx), await anOffering(ctx)]
    const dependencyId = await aDependency(ctx, { incumbentId, challengers: [challengerId] })
    await ctx.db.dependency.updateMany({ where: { id: dependencyId }, data: { finishedSecondsPerMonth } })
    return { incumbentId, challengerId, dependencyId }
  }
  const measured = async (offeringId: string, finished: number, accepted: number | null = null) => {
    const cost = accepted === null ? null : { accepted: { judged: 100, share: accepted, perSecond: null } }
    await ctx.db.jobSummary.create({
      data: {
        ...{ workspaceId: ctx.workspace.id, offeringId, setting: '720p, 5 s, silent', computedAt: ctx.now },
        ...{ fromOn: new Date('2026-09-01'), toOn: new Date('2026-11-20'), figures: { states: { finished }, cost } },
      },
    })
  }
  const day = '2026-11-25'

  it('are compared for a month at the measured mix and the stated volume', async () => {
    const { incumbentId, challengerId, dependencyId } = await workflow(10_000)
    await measured(incumbentId, 40, 0.5)
    await createPrice(ctx, { ...(await listed()), offeringId: incumbentId, amount: 0.1 })
    await createPrice(ctx, { ...(await listed()), offeringId: challengerId, amount: 0.06 })
    const { incumbent, challenger, mix, kept } = await comparePrices(ctx, { dependencyId, challengerId, day })
    expect([incumbent.month?.total, challenger.month?.total]).toEqual([
      { low: 1000, high: 1000 },
      { low: 600, high: 600 },
    ])
    expect(mix).toMatchObject({ unit: 'seconds', from: '2026-09-01', to: '2026-11-20' })
    expect(kept).toBeNull()
  })

  it('count what is thrown away only where both sides were judged', async () => {
    const { incumbentId, challengerId, dependencyId } = await workflow(10_000)
    await measured(incumbentId, 40, 0.5)
    await measured(challengerId, 10, 0.8)
    await createPrice(ctx, { ...(await listed()), offeringId: challengerId, amount: 0.08 })
    const { incumbent, challenger } = await comparePrices(ctx, { dependencyId, challengerId, day })
    expect(challenger.month?.total?.low).toBe(1000)
    expect(incumbent.month).toMatchObject({ total: null, lines: [{ reason: 'No price for 720p, silent is on record.' }] })
  })

  it('have no month without a measured mix or a volume, and still their prices', async () => {
    const { challengerId, dependencyId } = await workflow(10_000)
    await createPrice(ctx, { ...(await listed()), offeringId: challengerId })
    const unmeasured = await comparePrices(ctx, { dependencyId, challengerId, day })
    expect(unmeasured).toMatchObject({ mix: null, challenger: { month: null, series: [{ source: 'list' }] } })
    const other = await workflow(null)
    await measured(other.incumbentId, 5)
    const unstated = await comparePrices(ctx, { dependencyId: other.dependencyId, challengerId: other.challengerId, day })
    expect(unstated).toMatchObject({ finishedSecondsPerMonth: null, incumbent: { month: null } })
  })

  it('are not found for what is no challenger', async () => {
    const { incumbentId, dependencyId } = await workflow(1)
    expect((await refusal(() => comparePrices(ctx, { dependencyId, challengerId: incumbentId, day })))?.code).toBe('not_found')
  })
})

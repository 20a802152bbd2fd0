import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, aDependency, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { createFact } from './facts'
import { vendorClaims } from './vendor-claims'
import { vendorPrices } from './vendor-prices'
import { vendorReadiness } from './vendor-readiness'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
  await aVendor(ctx, { id: 'lumen', name: 'Lumen' })
  await aVendor(ctx, { id: 'router', name: 'Router' })
  for (const id of ['aria', 'verse']) await aModel(ctx, { id, vendorId: 'lumen' })
  await aModel(ctx, { id: 'rival' })
  await anOffering(ctx, { id: 'aria-api', modelId: 'aria', providerId: 'router' })
  await aDependency(ctx, { incumbentId: 'aria-api', challengers: [await anOffering(ctx, { id: 'rival-api', modelId: 'rival' })] })
})

describe('claims for and against a vendor', () => {
  it('are counted by who ran them, so that for, against and neither add up: head-to-heads from either side, and places in a table', async () => {
    await aClaim(ctx, { modelId: 'aria', opponentId: 'rival', wins: 60, losses: 40 })
    await aClaim(ctx, { modelId: 'rival', opponentId: 'aria', wins: 70, losses: 30 })
    await aClaim(ctx, { modelId: 'aria', opponentId: 'verse', wins: 70, losses: 30 })
    await aClaim(ctx, { modelId: 'aria', rank: 1, tableSize: 5 })
    await aClaim(ctx, { modelId: 'verse', rank: 3, tableSize: 5 })
    await aClaim(ctx, { modelId: 'verse', rank: 4, tableSize: 5 })
    await aClaim(ctx, { modelId: 'verse', evaluatorKind: 'vendor' })
    expect(await vendorClaims(ctx, 'lumen')).toEqual([
      { kind: 'independent', claims: 6, own: 5, for: 2, first: 1, against: 2, neither: 2 },
      { kind: 'vendor', claims: 1, own: 1, for: 0, first: 0, against: 0, neither: 1 },
    ])
  })

  it('leave out what was withdrawn or put away, and show another workspace nothing', async () => {
    const before = await vendorClaims(ctx, 'lumen')
    await aClaim(ctx, { modelId: 'aria', rank: 1, tableSize: 5, retracted: true })
    await aClaim(ctx, { modelId: 'aria', rank: 1, tableSize: 5, archivedAt: new Date() })
    expect(await vendorClaims(ctx, 'lumen')).toEqual(before)
    expect(await vendorClaims(await testWorkspace(url), 'lumen')).toEqual([])
  })
})

describe('what is known of a vendor', () => {
  it('takes in what it makes and what it serves, and only that', async () => {
    await createFact(ctx, { offeringId: 'aria-api', gate: 'latency_p95', value: 90, sourceKind: 'measured', observedOn: '2026-11-20' })
    for (const id of ['lumen', 'router']) {
      const { offerings, counts } = await vendorReadiness(ctx, id)
      expect(offerings.map(({ offeringId, gates }) => [offeringId, gates.length])).toEqual([['aria-api', 8]])
      expect(counts).toMatchObject({ fresh: 1 })
    }
    expect((await vendorReadiness(await testWorkspace(url), 'lumen')).offerings).toEqual([])
  })

  it('has the prices of its offerings through time', async () => {
    const row = { workspaceId: ctx.workspace.id, offeringId: 'aria-api', unit: 'second', currency: 'USD', source: 'list' } as const
    await ctx.db.price.create({ data: { ...row, id: 'one', amount: 0.1, validFrom: new Date('2026-01-01') } })
    await ctx.db.price.create({ data: { ...row, id: 'two', amount: 0.2, validFrom: new Date('2026-06-01') } })
    await ctx.db.price.create({ data: { ...row, id: 'gone', amount: 9, validFrom: new Date('2026-07-01'), archivedAt: new Date() } })
    const [found, ...rest] = await vendorPrices(ctx, 'lumen')
    expect(rest).toEqual([])
    expect(found?.series[0]?.steps.map(({ from }) => from)).toEqual(['2026-01-01', '2026-06-01'])
    expect(await vendorPrices(ctx, 'router')).toHaveLength(1)
    expect(await vendorPrices(await testWorkspace(url), 'lumen')).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, aDependency, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { createFact } from './facts'
import { countClaims, findModelChoice, getModel } from './models'
import { listGateFacts } from './offering-facts'
import { getOffering, getOfferingName, listDependenciesOn } from './offerings'
import { getVendor } from './vendors'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
  await aVendor(ctx, { id: 'google', name: 'Google (DeepMind / Cloud)' })
  await aModel(ctx, { id: 'veo-3.1', name: 'Veo', modelVersion: '3.1', vendorId: 'google' })
  await anOffering(ctx, { id: 'veo', modelId: 'veo-3.1', providerId: 'google', apiModelId: 'veo-3.1', priceUsdPerSecond: 0.4 })
  await ctx.db.offering.updateMany({ where: { id: 'veo' }, data: { kind: 'cloud', asOf: new Date('2026-11-01') } })
})

describe('the page of an offering', () => {
  it('calls it by model and provider', async () => {
    expect(await getOfferingName(ctx, 'veo')).toEqual({
      title: 'Veo 3.1 on Google Cloud',
      model: { id: 'veo-3.1', title: 'Veo 3.1', vendorId: 'google' },
      provider: { id: 'google', name: 'Google (DeepMind / Cloud)' },
    })
    const missing = await getOfferingName(ctx, 'no-such').catch((error: unknown) => problem(error).code)
    expect(missing).toBe('not_found')
  })

  it('names the dependencies that use it before those that weigh it, and leaves out archived ones', async () => {
    await aDependency(ctx, { id: 'a-weighs', challengers: ['veo'] })
    await aDependency(ctx, { id: 'b-uses', incumbentId: 'veo' })
    const archived = await aDependency(ctx, { incumbentId: 'veo' })
    await ctx.db.dependency.updateMany({ where: { id: archived }, data: { archivedAt: ctx.now } })
    expect((await listDependenciesOn(ctx, 'veo')).map(({ id, uses }) => [id, uses])).toEqual([
      ['b-uses', true],
      ['a-weighs', false],
    ])
  })

  it('lists facts gate by gate, stored ones beside those that follow from the offering itself, the one that counts first', async () => {
    await createFact(ctx, { offeringId: 'veo', gate: 'latency_p95', value: 90, sourceKind: 'measured', observedOn: '2026-11-20' })
    await createFact(ctx, { offeringId: 'veo', gate: 'latency_p95', value: 60, sourceKind: 'vendor_claim', observedOn: '2026-11-24' })
    const [offering, model, vendor] = await Promise.all([getOffering(ctx, 'veo'), getModel(ctx, 'veo-3.1'), getVendor(ctx, 'google')])
    const gates = await listGateFacts(ctx, { offering, model, vendor, provider: vendor })
    const at = (id: string) =>
      gates.find(({ gate }) => gate.id === id)?.facts.map(({ fact, stored, standing }) => [fact.value, stored !== null, standing.counts])
    expect(gates.map(({ gate }) => gate.id)).toHaveLength(8)
    expect(at('latency_p95')).toEqual([
      [90, true, true],
      [60, true, false],
    ])
    expect(at('api_ga')).toEqual([[true, false, true]])
    expect(at('cost_per_finished_second')).toEqual([[0.4, false, false]])
    expect(at('throughput')).toEqual([])
  })

  it('says nothing about prices in a currency for which no rate is known', async () => {
    const euros = { ...ctx, workspace: { ...ctx.workspace, currency: 'EUR' } }
    const [offering, model, vendor] = await Promise.all([getOffering(ctx, 'veo'), getModel(ctx, 'veo-3.1'), getVendor(ctx, 'google')])
    const gates = await listGateFacts(euros, { offering, model, vendor, provider: vendor })
    expect(gates.find(({ gate }) => gate.id === 'cost_per_finished_second')?.facts).toEqual([])
  })
})

describe('the page of a model', () => {
  it('counts claims by who ran the test, with the newest day, and leaves out archived ones', async () => {
    const modelId = await aModel(ctx)
    const arena = { modelId, evaluatorId: 'arena', evaluatorOrg: 'Arena' }
    await aClaim(ctx, { ...arena, publishedOn: '2026-05-01' })
    await aClaim(ctx, { ...arena, publishedOn: '2026-09-01' })
    await aClaim(ctx, { modelId, evaluatorId: 'lab', evaluatorOrg: 'Lab', publishedOn: '2026-07-01' })
    const archived = await aClaim(ctx, { ...arena, publishedOn: '2026-11-01' })
    await ctx.db.claim.updateMany({ where: { id: archived }, data: { archivedAt: ctx.now } })
    expect(await countClaims(ctx, modelId)).toEqual([
      expect.objectContaining({ evaluatorOrg: 'Arena', claims: 2, newestOn: '2026-09-01' }),
      expect.objectContaining({ evaluatorOrg: 'Lab', claims: 1, newestOn: '2026-07-01' }),
    ])
    expect(await countClaims(await testWorkspace(url), modelId)).toEqual([])
  })

  it('names the replacement, and nothing where none is named', async () => {
    expect(await findModelChoice(ctx, 'veo-3.1')).toEqual({ id: 'veo-3.1', title: 'Veo 3.1' })
    expect(await findModelChoice(ctx, null)).toBeNull()
    expect(await findModelChoice(ctx, 'no-such')).toBeNull()
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { createDependency, getDependency, listOwnerChoices, updateDependency } from './dependencies'
import { archiveModel, createModel, unarchiveModel } from './models'
import { archiveOffering, createOffering, listOfferingChoices, unarchiveOffering } from './offerings'
import { archiveVendor } from './vendors'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
})

const refusal = async (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )

const at = (id: string) => ({ id })

const workflow = async (over: Record<string, unknown> = {}) => ({
  name: `Workflow ${crypto.randomUUID()}`,
  task: 't2v' as const,
  incumbentId: await anOffering(ctx),
  dimensionWeights: { motion: 1 },
  startedOn: '2026-01-05',
  ...over,
})

describe('references', () => {
  it('to another workspace are refused at every field that holds one', async () => {
    const stranger = await testWorkspace(url)
    const foreign = await anOffering(stranger)
    const outsider = stranger.actor.kind === 'user' ? stranger.actor.id : ''
    const input = await workflow({
      incumbentId: foreign,
      ownerId: outsider,
      challengers: [{ offeringId: 'no-such-offering', addedOn: '2026-06-01' }],
    })
    const refused = await refusal(() => createDependency(ctx, input))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {}).sort()).toEqual(['challengers.0.offeringId', 'incumbentId', 'ownerId'])
    expect(await ctx.db.dependency.count({ where: { name: input.name } })).toBe(0)
  })

  it('to a member, an offering and a challenger of this workspace are accepted', async () => {
    const colleague = await addMember(url, ctx, 'analyst', 'Ana')
    const ownerId = colleague.actor.kind === 'user' ? colleague.actor.id : ''
    const challengers = [{ offeringId: await anOffering(ctx), addedOn: '2026-06-01' }]
    const { id } = await createDependency(ctx, await workflow({ ownerId, challengers }))
    expect(await getDependency(ctx, id)).toMatchObject({ ownerId, challengers })
    expect(await listOwnerChoices(ctx)).toContainEqual({ id: ownerId, name: 'Ana' })
  })

  it('to an archived vendor are refused, and so is a model that would take its place under it', async () => {
    const vendorId = await aVendor(ctx)
    await archiveVendor(ctx, at(vendorId))
    const refused = await refusal(() => createModel(ctx, { name: 'Orphan', modelVersion: '', group: 'orphan', vendorId }))
    expect(refused?.fields).toHaveProperty('vendorId')
  })
})

describe('an offering', () => {
  it('needs a provider unless the team hosts it itself', async () => {
    const modelId = await aModel(ctx)
    expect((await refusal(() => createOffering(ctx, { modelId, kind: 'aggregator' })))?.fields).toHaveProperty('providerId')
    const { id } = await createOffering(ctx, { modelId, kind: 'self_host' })
    expect(id).toBe(`${modelId}--self`)
  })

  it('that a dependency uses cannot be archived, and the refusal names that dependency', async () => {
    const incumbentId = await anOffering(ctx)
    await aDependency(ctx, { name: 'Product shots', incumbentId })
    const refused = await refusal(() => archiveOffering(ctx, at(incumbentId)))
    expect(refused).toMatchObject({ code: 'invalid', detail: expect.stringContaining('“Product shots”') })
  })

  it('that a dependency only weighs cannot be archived either, until that dependency is archived', async () => {
    const challenger = await anOffering(ctx)
    const id = await aDependency(ctx, { name: 'Explainers', challengers: [challenger] })
    expect((await refusal(() => archiveOffering(ctx, at(challenger))))?.detail).toContain('“Explainers”')
    await ctx.db.dependency.updateMany({ where: { id }, data: { archivedAt: ctx.now } })
    expect(await archiveOffering(ctx, at(challenger))).toEqual(at(challenger))
  })

  it('does not come back while its model is archived', async () => {
    const modelId = await aModel(ctx)
    const id = await anOffering(ctx, { modelId })
    expect((await refusal(() => archiveModel(ctx, at(modelId))))?.code).toBe('invalid')
    await archiveOffering(ctx, at(id))
    await archiveModel(ctx, at(modelId))
    expect((await refusal(() => unarchiveOffering(ctx, at(id))))?.detail).toContain('Restore the model first')
    await unarchiveModel(ctx, at(modelId))
    expect(await unarchiveOffering(ctx, at(id))).toEqual(at(id))
  })

  it('stands in the select under the vendor of its model, told apart by API model id where titles repeat', async () => {
    const here = await testWorkspace(url)
    const vendorId = await aVendor(here, { id: 'kuaishou', name: 'Kuaishou' })
    const modelId = await aModel(here, { id: 'kling-3.0', name: 'Kling', modelVersion: '3.0', vendorId })
    const fal = await aVendor(here, { id: 'fal', name: 'fal' })
    await createOffering(here, { modelId, kind: 'aggregator', providerId: fal, apiModelId: 'kling/std' })
    await createOffering(here, { modelId, kind: 'aggregator', providerId: fal, apiModelId: 'kling/pro' })
    await createOffering(here, { modelId, kind: 'first_party_api', providerId: vendorId })
    expect(await listOfferingChoices(here)).toEqual([
      { id: 'kling-3.0--kuaishou', title: 'Kling 3.0', group: 'Kuaishou', ends: null },
      { id: 'kling-3.0--fal--kling-pro', title: 'Kling 3.0 on fal (kling/pro)', group: 'Kuaishou', ends: null },
      { id: 'kling-3.0--fal--kling-std', title: 'Kling 3.0 on fal (kling/std)', group: 'Kuaishou', ends: null },
    ])
  })
})

describe('a dependency', () => {
  it('keeps the origin of challengers that an edit leaves alone, and takes over those it changes', async () => {
    const [kept, changed, dropped, added] = await Promise.all([1, 2, 3, 4].map(() => anOffering(ctx)))
    const id = await aDependency(ctx, { challengers: [kept, changed, dropped] as string[] })
    await ctx.db.challenger.updateMany({ where: { dependencyId: id }, data: { origin: 'demo' } })
    const { version, archivedAt: _archivedAt, origin: _origin, ...whole } = await getDependency(ctx, id)
    const challengers = [
      ...whole.challengers.filter((row) => row.offeringId === kept),
      { offeringId: changed as string, addedOn: '2026-01-05', switchingCost: { low: 1000, mode: 2000, high: 4000 } },
      { offeringId: added as string, addedOn: '2026-11-25' },
    ]
    await updateDependency(ctx, { ...whole, challengers, version })
    const rows = await ctx.db.challenger.findMany({ where: { dependencyId: id }, select: { offeringId: true, origin: true } })
    expect(Object.fromEntries(rows.map((row) => [row.offeringId, row.origin]))).toEqual({
      [kept as string]: 'demo',
      [changed as string]: 'team',
      [added as string]: 'team',
    })
  })

  it('refuses an incumbent that challenges itself, and weights that weigh nothing', async () => {
    const incumbentId = await anOffering(ctx)
    const twin = await workflow({ incumbentId, challengers: [{ offeringId: incumbentId, addedOn: '2026-06-01' }] })
    expect((await refusal(() => createDependency(ctx, twin)))?.fields).toHaveProperty(['challengers.0.offeringId'])
    const idle = await workflow({ dimensionWeights: { motion: 0 } })
    expect((await refusal(() => createDependency(ctx, idle)))?.fields).toHaveProperty('dimensionWeights')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { claimUses } from './claim-uses'
import { getClaim } from './claims'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

/** Two offerings that a dependency compares, and a benchmark on which both could be measured. */
async function contest() {
  const ctx = await testWorkspace(url, { role: 'viewer' })
  await aVendor(ctx, { id: 'a-maker' })
  await aVendor(ctx, { id: 'b-maker' })
  await aModel(ctx, { id: 'model-a', name: 'Alpha', vendorId: 'a-maker' })
  await aModel(ctx, { id: 'model-b', name: 'Beta', vendorId: 'b-maker' })
  await anOffering(ctx, { id: 'offering-a', modelId: 'model-a', providerId: 'a-maker' })
  await anOffering(ctx, { id: 'offering-b', modelId: 'model-b', providerId: 'b-maker' })
  await aBenchmark(ctx, { id: 'bench', name: 'Bench' })
  await aDependency(ctx, { id: 'adverts', name: 'Adverts', incumbentId: 'offering-a', challengers: ['offering-b'] })
  const row = { benchmarkId: 'bench', dimensionId: 'score', tableId: 'board', publishedOn: '2026-10-01' }
  return { ctx, row }
}

describe('the verdicts that read a claim', () => {
  test('are those whose two models its evaluator measured in one table', async () => {
    const { ctx, row } = await contest()
    const a = await aClaim(ctx, { ...row, modelId: 'model-a', value: 60 })
    const b = await aClaim(ctx, { ...row, modelId: 'model-b', value: 70 })
    for (const id of [a, b]) {
      const uses = await claimUses(ctx, await getClaim(ctx, id))
      expect(uses).toMatchObject([{ dependency: { id: 'adverts', name: 'Adverts' }, challenger: { id: 'offering-b' }, counts: true }])
      expect(uses[0]?.explanation).toMatch(/70.*60/)
      expect(uses[0]?.worth?.appraisal).toMatchObject({ included: true, grade: expect.stringMatching(/[A-E]/) })
    }
  })

  test('are none where the other model stands in no table of the same evaluator', async () => {
    const { ctx, row } = await contest()
    const id = await aClaim(ctx, { ...row, modelId: 'model-b', value: 70 })
    await aClaim(ctx, { ...row, modelId: 'model-a', value: 60, evaluatorId: 'another', evaluatorOrg: 'Another' })
    expect(await claimUses(ctx, await getClaim(ctx, id))).toEqual([])
  })

  test('count an echo only as a mention', async () => {
    const { ctx, row } = await contest()
    await aClaim(ctx, { ...row, modelId: 'model-a', value: 60 })
    const root = await aClaim(ctx, { ...row, modelId: 'model-b', value: 70 })
    const echo = await aClaim(ctx, { ...row, modelId: 'model-b', value: 70, tier: 'relay', repeatsId: root })
    expect(await claimUses(ctx, await getClaim(ctx, echo))).toMatchObject([
      { dependency: { id: 'adverts' }, counts: false, worth: null, instead: { id: root, fuller: false } },
    ])
  })

  test('name the fuller relay that counts in the place of a bare one', async () => {
    const { ctx, row } = await contest()
    const bare = { ...row, tier: 'relay' as const, tableId: 'bare', publishedOn: '2026-09-07' }
    const full = { ...row, tier: 'relay' as const, tableId: 'full', publishedOn: '2026-09-10', sampleSize: 900, sampleUnit: 'clips' }
    await aClaim(ctx, { ...bare, modelId: 'model-a', value: 60 })
    const first = await aClaim(ctx, { ...bare, modelId: 'model-b', value: 70 })
    await aClaim(ctx, { ...full, modelId: 'model-a', value: 60 })
    const second = await aClaim(ctx, { ...full, modelId: 'model-b', value: 70 })
    expect(await claimUses(ctx, await getClaim(ctx, first))).toMatchObject([
      { counts: false, instead: { id: second, publishedOn: '2026-09-10', fuller: true } },
    ])
    expect(await claimUses(ctx, await getClaim(ctx, second))).toMatchObject([{ counts: true, instead: null }])
  })

  test('are none for a claim that was published after today', async () => {
    const { ctx, row } = await contest()
    await aClaim(ctx, { ...row, modelId: 'model-a', value: 60 })
    const id = await aClaim(ctx, { ...row, modelId: 'model-b', value: 70, publishedOn: '2027-01-01' })
    expect(await claimUses(ctx, await getClaim(ctx, id))).toEqual([])
  })
})

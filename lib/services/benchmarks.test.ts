import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aModel, testWorkspace } from '@/lib/testing/factories'
import { getBenchmark, listBenchmarkChoices, listBenchmarks } from './benchmarks'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'viewer' })
  await aBenchmark(ctx, { id: 'bench', name: 'Bench', benchmarkVersion: '2' })
  await aBenchmark(ctx, { id: 'quiet', name: 'A quiet one' })
  for (const id of ['one', 'two', 'three']) await aModel(ctx, { id, name: id, modelVersion: '' })
  const row = { benchmarkId: 'bench', dimensionId: 'score' }
  await aClaim(ctx, { ...row, modelId: 'one', value: 50, tableId: 'old', publishedOn: '2026-01-01' })
  await aClaim(ctx, { ...row, modelId: 'two', value: 90, tableId: 'old', publishedOn: '2026-01-01' })
  await aClaim(ctx, { ...row, modelId: 'one', value: 60, tableId: 'new', publishedOn: '2026-05-01' })
  await aClaim(ctx, { ...row, modelId: 'two', value: 70, tableId: 'new', publishedOn: '2026-05-01' })
  await aClaim(ctx, { ...row, modelId: 'three', value: 99, tableId: 'new', publishedOn: '2026-05-01', retracted: true })
  await aClaim(ctx, {
    ...row,
    modelId: 'three',
    value: 99,
    tableId: 'alone',
    publishedOn: '2026-09-01',
    evaluatorId: 'other',
    evaluatorOrg: 'Other',
  })
})

describe('benchmarks', () => {
  test('are listed by name with what was published on them', async () => {
    const rows = await listBenchmarks(ctx)
    expect(rows.map(({ id, claims, models, evaluators, newest }) => ({ id, claims, models, evaluators, newest }))).toEqual([
      { id: 'quiet', claims: 0, models: 0, evaluators: 0, newest: null },
      { id: 'bench', claims: 6, models: 3, evaluators: 2, newest: '2026-09-01' },
    ])
    expect((await listBenchmarkChoices(ctx)).map((choice) => choice.title)).toEqual(['A quiet one', 'Bench 2'])
  })

  test('show the newest table that compares at least two models, best first, without what was withdrawn', async () => {
    const { standings } = await getBenchmark(ctx, 'bench')
    expect(standings.map(({ model, value, place, rows }) => ({ model, value, place, rows }))).toEqual([
      { model: 'two', value: 70, place: 1, rows: 2 },
      { model: 'one', value: 60, place: 2, rows: 2 },
    ])
    expect((await getBenchmark(ctx, 'quiet')).standings).toEqual([])
  })

  test('do not exist for another workspace, nor under an id that can be none', async () => {
    const stranger = await testWorkspace(url)
    expect(await listBenchmarks(stranger)).toEqual([])
    for (const [asker, id] of [
      [stranger, 'bench'],
      [ctx, 'a\0b'],
      [ctx, '../secret'],
    ] as const)
      await expect(getBenchmark(asker, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

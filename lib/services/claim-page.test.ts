import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, aModel, anOffering, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { counterOf } from './claim-counter'
import { claimNeighbours } from './claim-neighbours'
import { readClaimQuery } from './claim-query'
import { claimToday } from './claim-today'
import { claimUses } from './claim-uses'
import { getClaimView } from './claim-view'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

/** Alpha and Beta, offered, compared by a dependency, and a benchmark for both. */
async function contest() {
  const ctx = await testWorkspace(url, { role: 'viewer' })
  for (const name of ['a', 'b']) {
    await aVendor(ctx, { id: `${name}-maker` })
    await aModel(ctx, { id: `model-${name}`, name: name === 'a' ? 'Alpha' : 'Beta', vendorId: `${name}-maker` })
    await anOffering(ctx, { id: `offering-${name}`, modelId: `model-${name}`, providerId: `${name}-maker` })
  }
  await aBenchmark(ctx, { id: 'bench', name: 'Bench' })
  await aDependency(ctx, { id: 'adverts', name: 'Adverts', incumbentId: 'offering-a', challengers: ['offering-b'] })
  return ctx
}

const scores = async (ctx: Context, [a, b]: [number, number], row: object) => {
  const at = { benchmarkId: 'bench', dimensionId: 'score', sampleSize: 900, sampleUnit: 'clips', ...row }
  return [await aClaim(ctx, { ...at, modelId: 'model-a', value: a }), await aClaim(ctx, { ...at, modelId: 'model-b', value: b })] as const
}

describe('the page of a claim', () => {
  test('sets what was published by the claim’s date beside what is published today', async () => {
    const ctx = await contest()
    const [, id] = await scores(ctx, [50, 80], { tableId: 'then', publishedOn: '2026-03-01' })
    await scores(ctx, [80, 50], { tableId: 'now', publishedOn: '2026-10-01', evaluatorId: 'b-lab', evaluatorOrg: 'B lab' })
    const view = await getClaimView(ctx, id)
    const [line] = await claimToday(ctx, view.claim, await claimUses(ctx, view.claim))
    expect(line).toMatchObject({ dependency: { id: 'adverts' }, before: { on: '2026-03-01' }, today: { on: '2026-11-25' } })
    expect(line?.claimed).toBeGreaterThan(0)
    expect(line?.before?.m).toBeGreaterThan(line?.today?.m ?? 1)
  })

  test('names who without a stake found the opposite', async () => {
    const ctx = await contest()
    const vendorRun = { evaluatorId: 'b-maker', evaluatorOrg: 'B maker', evaluatorKind: 'vendor', interestId: 'b-maker' }
    const [, id] = await scores(ctx, [50, 80], { tableId: 'paper', ...vendorRun })
    await scores(ctx, [80, 40], { tableId: 'board' })
    const { claim, table } = await getClaimView(ctx, id)
    expect(await counterOf(ctx, claim, table)).toMatchObject({ checked: 1, against: [{ rival: 'Alpha 1', evaluatorOrg: 'A lab' }] })
  })

  test('finds the model on the newest snapshot of the same board', async () => {
    const ctx = await contest()
    const [, id] = await scores(ctx, [50, 80], { tableId: 'march', publishedOn: '2026-03-01' })
    await scores(ctx, [90, 82], { tableId: 'october', publishedOn: '2026-10-01' })
    const view = await getClaimView(ctx, id)
    expect(view.ownPlace).toBe(1)
    expect(view.board).toMatchObject({
      name: 'Bench',
      tableId: 'october',
      on: '2026-10-01',
      place: 2,
      of: 2,
      leader: 'Alpha 1',
      leaderValue: 90,
    })
    const [newest] = await scores(ctx, [91, 81], { tableId: 'november', publishedOn: '2026-11-01' })
    expect((await getClaimView(ctx, newest)).board).toBeNull()
  })

  test('asks words without a figure to the newest independent board that lists the model', async () => {
    const ctx = await contest()
    await scores(ctx, [90, 82], { tableId: 'october', publishedOn: '2026-10-01' })
    const words = { modelId: 'model-b', value: null, unit: null, statement: 'The best of all.', publishedOn: '2026-01-01' }
    const id = await aClaim(ctx, { ...words, evaluatorKind: 'vendor', interestId: 'b-maker' })
    expect((await getClaimView(ctx, id)).board).toMatchObject({ tableId: 'october', place: 2 })
  })

  test('puts a relay that names no original under the figure it tells again', async () => {
    const ctx = await contest()
    const [, id] = await scores(ctx, [50, 80.24], { publishedOn: '2026-03-01' })
    const relay = {
      modelId: 'model-b',
      benchmarkId: 'bench',
      dimensionId: 'score',
      value: 80.2,
      tier: 'relay' as const,
      publishedOn: '2026-03-09',
    }
    const told = await aClaim(ctx, relay)
    for (const asked of [id, told]) {
      const { echoes } = await getClaimView(ctx, asked)
      expect(echoes).toMatchObject({ times: 1, tree: { row: { id }, children: [{ row: { id: told }, drift: 'rounded' }] } })
    }
  })
})

describe('stepping through the list that a claim was opened from', () => {
  const walk = async (ctx: Context, from: string, search: Record<string, string>) => {
    const { query } = readClaimQuery(search)
    const seen = [from]
    for (let id: string | null = from; id !== null && seen.length < 20; ) {
      const next: string | null = (await claimNeighbours(ctx, await getClaimView(ctx, id), query)).next
      if (next) {
        expect((await claimNeighbours(ctx, await getClaimView(ctx, next), query)).previous).toBe(id)
        seen.push(next)
      }
      id = next
    }
    return seen
  }

  test('follows its order and filters to both ends, also past rows without a key', async () => {
    const ctx = await contest()
    const sourceId = await aSource(ctx, { id: 'paper', title: 'Paper' })
    const row = { modelId: 'model-a', sourceId, benchmarkId: 'bench', dimensionId: 'score' }
    for (const [id, value] of [
      ['c1', 30],
      ['c2', 10],
      ['c3', 10],
      ['c4', 20],
    ] as const)
      await aClaim(ctx, { ...row, id, value })
    await aClaim(ctx, { ...row, id: 'c5', value: null, unit: null, statement: 'x' })
    await aClaim(ctx, { modelId: 'model-b', id: 'other', value: 15 })
    expect(await walk(ctx, 'c2', { sort: 'value', source: 'paper' })).toEqual(['c2', 'c3', 'c4', 'c1', 'c5'])
    expect(await walk(ctx, 'c1', { sort: '-value' })).toEqual(['c1', 'c4', 'other', 'c3', 'c2', 'c5'])
    expect(await walk(ctx, 'c1', { sort: 'model', q: 'alpha' })).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
    expect(await walk(ctx, 'c4', { sort: 'source', source: 'paper' })).toEqual(['c4', 'c5'])
    for (const sort of ['benchmark', 'evaluator', 'sample', '-published'])
      expect(await walk(ctx, 'c4', { sort, source: 'paper' })).toContain('c4')
  })

  test('leads nowhere from the only claim', async () => {
    const ctx = await contest()
    const id = await aClaim(ctx, { modelId: 'model-a' })
    const { query } = readClaimQuery({})
    expect(await claimNeighbours(ctx, await getClaimView(ctx, id), query)).toEqual({ previous: null, next: null })
  })
})

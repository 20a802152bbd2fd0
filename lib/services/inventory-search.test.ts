import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { addDays } from '@/lib/domain/day'
import { defaultPolicy } from '@/lib/domain/policy'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { countInventory } from './inventory'
import type { LedgerAddress } from './ledger-query'
import { searchDependencies } from './search-dependencies'
import { searchFacts } from './search-facts'
import { searchModels } from './search-models'
import { searchOfferings } from './search-offerings'
import { searchVendors } from './search-vendors'

let url: string
let ctx: Context

const titles = (page: { rows: { title: string }[] }) => page.rows.map((row) => row.title)

beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
  await aVendor(ctx, { id: 'google', name: 'Google', country: 'US' })
  await aVendor(ctx, { id: 'kuaishou', name: 'Kuaishou 快手', country: 'CN' })
  await aVendor(ctx, { id: 'fal', name: 'fal' })
  await aModel(ctx, { id: 'veo-3.1', name: 'Veo', modelVersion: '3.1', vendorId: 'google', tasks: ['t2v', 'i2v'] })
  await aModel(ctx, { id: 'kling-3.0', name: 'Kling', modelVersion: '3.0', vendorId: 'kuaishou', tasks: ['t2v'] })
  await aModel(ctx, { id: 'kling-2.6', name: 'Kling', modelVersion: '2.6', vendorId: 'kuaishou', tasks: ['lipsync'] })
  await ctx.db.model.updateMany({ where: { id: 'kling-2.6' }, data: { retiresOn: new Date('2026-11-24'), lifecycleStatus: 'announced' } })
  await ctx.db.model.updateMany({ where: { id: 'kling-3.0' }, data: { maxDurationSeconds: 15 } })
  await anOffering(ctx, { id: 'veo', modelId: 'veo-3.1', providerId: 'google', priceUsdPerSecond: 0.4 })
  await anOffering(ctx, { id: 'kling-30', modelId: 'kling-3.0', providerId: 'fal', priceUsdPerSecond: 0.168, regions: ['us'] })
  await anOffering(ctx, { id: 'kling-26', modelId: 'kling-2.6', providerId: 'fal' })
  await ctx.db.offering.updateMany({ where: { providerId: 'fal' }, data: { kind: 'aggregator' } })
  await aDependency(ctx, { name: 'Explainers', incumbentId: 'veo', challengers: ['kling-30'] })
  await aDependency(ctx, { name: 'Avatars', task: 'lipsync', incumbentId: 'kling-26', challengers: ['kling-30', 'veo'] })
  const seen = { workspaceId: ctx.workspace.id, sourceKind: 'vendor_doc', observedOn: new Date('2026-01-05') } as const
  await ctx.db.fact.createMany({
    data: [
      { ...seen, id: 'veo-ga', offeringId: 'veo', gate: 'api_ga', value: true },
      { ...seen, id: 'kling-p95', offeringId: 'kling-30', gate: 'latency_p95', value: 92, sourceKind: 'measured' },
    ],
  })
})

describe('a search of the inventory', () => {
  it('counts what belongs to each row in the same answer', async () => {
    const page = await searchVendors(ctx, {})
    expect(page).toMatchObject({ total: 3, matching: 3, start: 0, previous: undefined, next: null })
    expect(page.rows).toEqual([
      expect.objectContaining({ id: 'fal', models: 0, offerings: 2, claims: 0, dependencies: 1 }),
      expect.objectContaining({ id: 'google', country: 'US', models: 1, offerings: 1, dependencies: 1 }),
      expect.objectContaining({ id: 'kuaishou', models: 2, offerings: 0, dependencies: 1 }),
    ])
    expect(await countInventory(ctx)).toEqual({ dependencies: 2, vendors: 3, models: 3, offerings: 3, facts: 2 })
  })

  it('finds rows by every word, in any case and script, and takes wildcards as they are', async () => {
    expect(titles(await searchModels(ctx, { q: 'KLING 3.0' }))).toEqual(['Kling 3.0'])
    expect(titles(await searchModels(ctx, { q: '快手' }))).toEqual(['Kling 2.6', 'Kling 3.0'])
    expect(await searchModels(ctx, { q: '%' })).toMatchObject({ rows: [], matching: 0, total: 3 })
    expect(titles(await searchOfferings(ctx, { q: 'fal us' }))).toEqual(['Kling 3.0 on fal'])
  })

  it('narrows by the filters of the address and leaves out those that mean nothing', async () => {
    expect(titles(await searchModels(ctx, { vendor: 'kuaishou', task: 't2v' }))).toEqual(['Kling 3.0'])
    expect(titles(await searchModels(ctx, { task: 'no-such-task' }))).toHaveLength(3)
    expect(titles(await searchOfferings(ctx, { provider: 'fal', kind: 'aggregator' }))).toHaveLength(2)
    expect(titles(await searchVendors(ctx, { country: 'CN' }))).toEqual(['Kuaishou 快手'])
    expect(titles(await searchFacts(ctx, { gate: 'latency_p95', kind: 'measured', provider: 'fal' }))).toEqual(['Kling 3.0 on fal'])
    expect(titles(await searchFacts(ctx, { gate: 'no-such-gate' }))).toHaveLength(2)
    expect(titles(await searchDependencies(ctx, { task: 'lipsync' }))).toEqual(['Avatars'])
    expect(titles(await searchDependencies(ctx, { owner: 'nobody', vendor: 'google' }))).toEqual(['Explainers'])
  })

  it('calls retired what has passed its date, whatever its status says', async () => {
    expect(titles(await searchModels(ctx, { lifecycle: 'retired' }))).toEqual(['Kling 2.6'])
    expect(titles(await searchOfferings(ctx, { lifecycle: 'retired' }))).toEqual(['Kling 2.6 on fal'])
    expect((await searchDependencies(ctx, { q: 'Avatars' })).rows[0]).toMatchObject({ state: 'retired', retiresOn: '2026-11-24' })
  })

  it('says until when the policy in force lets a gate read a fact, and whether that day has passed', async () => {
    const { maxAgeDays } = defaultPolicy.gates.find(({ id }) => id === 'latency_p95') ?? {}
    const freshUntil = addDays('2026-01-05', maxAgeDays ?? Number.NaN)
    const late = (day: string) => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) })
    const [fact] = (await searchFacts(late(freshUntil), { gate: 'latency_p95' })).rows
    expect(fact).toMatchObject({ offeringId: 'kling-30', value: 92, observedOn: '2026-01-05', freshUntil, stale: false })
    expect((await searchFacts(late(addDays(freshUntil, 1)), { gate: 'latency_p95' })).rows[0]).toMatchObject({ freshUntil, stale: true })
  })

  it('sorts by any column in both directions, with missing values last', async () => {
    expect(titles(await searchOfferings(ctx, { sort: 'price' }))).toEqual(['Kling 3.0 on fal', 'Veo 3.1', 'Kling 2.6 on fal'])
    expect(titles(await searchOfferings(ctx, { sort: '-price' }))).toEqual(['Veo 3.1', 'Kling 3.0 on fal', 'Kling 2.6 on fal'])
    expect(titles(await searchDependencies(ctx, { sort: '-challengers' }))).toEqual(['Avatars', 'Explainers'])
    expect(titles(await searchDependencies(ctx, { sort: 'no-such-column' }))).toEqual(['Avatars', 'Explainers'])
    expect((await searchOfferings(ctx, { sort: '-used' })).rows.map(({ id, uses, weighs }) => [id, uses, weighs])).toEqual([
      ['veo', 1, 1],
      ['kling-26', 1, 0],
      ['kling-30', 0, 2],
    ])
  })

  it('pages by the last row seen, forwards and back, or by a number, and starts anew when that row is gone', async () => {
    const here = await testWorkspace(url)
    const names = Array.from({ length: 120 }, (_, index) => `v${String(index).padStart(3, '0')}`)
    const data = names.map((name) => ({ workspaceId: here.workspace.id, id: name, name }))
    await here.db.vendor.createMany({ data })
    const first = await searchVendors(here, { sort: '-name' })
    expect(first).toMatchObject({ total: 120, matching: 120, start: 0, previous: undefined, next: 'v070' })
    const second = await searchVendors(here, { sort: '-name', after: first.next ?? '' })
    expect(second).toMatchObject({ start: 50, previous: null, next: 'v020' })
    const third = await searchVendors(here, { sort: '-name', after: second.next ?? '' })
    expect(third).toMatchObject({ start: 100, previous: 'v070', next: null })
    expect([...first.rows, ...second.rows, ...third.rows].map((row) => row.id)).toEqual(names.toReversed())
    expect(await searchVendors(here, { after: 'gone' })).toMatchObject({ start: 0 })
    const ids = async (address: LedgerAddress) => (await searchVendors(here, address)).rows.map((row) => row.id)
    expect(await ids({ at: '50', take: '200' })).toEqual(names.slice(50))
    expect(await ids({ at: '73' })).toEqual(names.slice(50, 100))
    expect(await ids({ at: '9999999' })).toEqual(names.slice(100))
    expect(await ids({ at: '-1', take: '0' })).toEqual(names.slice(0, 50))
  })

  it('shows nothing of another workspace and nothing archived', async () => {
    const stranger = await testWorkspace(url)
    for (const search of [searchVendors, searchModels, searchOfferings, searchFacts, searchDependencies])
      expect(await search(stranger, {})).toMatchObject({ rows: [], total: 0, matching: 0 })
    const id = await aVendor(ctx, { name: 'Closed' })
    await ctx.db.vendor.updateMany({ where: { id }, data: { archivedAt: ctx.now } })
    expect(titles(await searchVendors(ctx, { q: 'Closed' }))).toEqual([])
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import type { Claim } from '@/lib/domain/claim'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aModel, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { claimFacets } from './claim-facets'
import { type ClaimPage, type ClaimRow, listClaims } from './claim-list'
import { type ClaimFilters, type ClaimQuery, claimSorts, noBenchmark, pageSize } from './claim-query'

const kinds = ['peer_reviewed', 'independent', 'community', 'vendor'] as const
const tasks = ['t2v', 'i2v', 't2v_audio'] as const
const count = 137

/** Everything repeats on purpose: equal keys and missing keys are where paging goes wrong. */
const claimOf = (index: number): Partial<Claim> => ({
  id: `c-${String((index * 37) % count).padStart(3, '0')}`,
  modelId: `model-${index % 5}`,
  benchmarkId: index % 4 === 0 ? null : `bench-${index % 3}`,
  dimensionId: index % 4 === 0 ? null : 'score',
  value: index % 6 === 0 ? null : (index % 7) * 1.1,
  unit: index % 6 === 0 ? null : '%',
  statement: index % 6 === 0 ? 'Better than all others.' : null,
  sampleSize: index % 3 === 0 ? null : (index % 4) + 1,
  evaluatorId: `lab-${index % 6}`,
  evaluatorOrg: `Lab ${index % 6}`,
  evaluatorKind: kinds[index % kinds.length],
  task: tasks[index % tasks.length],
  publishedOn: `2026-0${1 + (index % 3)}-1${index % 2}`,
  sourceId: `source-${index % 4}`,
  tier: index % 5 === 0 ? 'relay' : 'primary',
  unverified: index % 11 === 0,
  note: index % 9 === 0 ? 'Read from 100% of the a_b table.' : null,
})

let ctx: Context
let claims: Claim[]

beforeAll(async () => {
  const { url } = await testDatabase()
  ctx = await testWorkspace(url, { role: 'viewer' })
  const other = await testWorkspace(url)
  for (const world of [ctx, other]) {
    const vendors = await Promise.all(['vendor-0', 'vendor-1'].map((id) => aVendor(world, { id })))
    // Two models share a title, so the order by model has ties across models.
    for (let index = 0; index < 5; index++)
      await aModel(world, { id: `model-${index}`, name: `Model ${Math.min(index, 3)}`, modelVersion: '', vendorId: vendors[index % 2] })
    await world.db.model.updateMany({ where: { id: 'model-1' }, data: { aliases: ['Nickname One'] } })
    for (let index = 0; index < 3; index++) await aBenchmark(world, { id: `bench-${index}` })
    for (let index = 0; index < 4; index++) await aSource(world, { id: `source-${index}`, title: `Paper ${index}` })
    for (let index = 0; index < count; index++)
      await aClaim(world, world === ctx ? claimOf(index) : { ...claimOf(index), id: `x-${index}` })
  }
  await aClaim(ctx, { ...claimOf(1), id: 'put-away', archivedAt: new Date() })
  claims = Array.from({ length: count }, (_, index) => claimOf(index) as Claim)
})

type Asked = Partial<Omit<ClaimQuery, 'after' | 'before'>>

async function everyPage(query: Asked): Promise<ClaimPage[]> {
  const pages = [await listClaims(ctx, query)]
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await listClaims(ctx, { ...query, after: next }))
  return pages
}

const idsOf = (pages: readonly ClaimPage[]): string[] => pages.flatMap((page) => page.rows.map((row) => row.id))

const keyOf = (row: ClaimRow, sort: string): string | number | null =>
  ({
    published: row.publishedOn,
    value: row.value,
    sample: row.sampleSize,
    evaluator: row.evaluator,
    model: row.model,
    benchmark: row.benchmark,
    source: row.source,
  })[sort] ?? null

/** The same rules, written down once more over plain rows. */
function passes(claim: Claim, filters: Partial<ClaimFilters>): boolean {
  const within = (values: readonly string[] | undefined, value: string | null) => !values?.length || values.includes(value ?? '')
  const vendorId = `vendor-${Number(claim.modelId.slice(6)) % 2}`
  return (
    within(filters.model, claim.modelId) &&
    within(filters.vendor, vendorId) &&
    within(filters.benchmark, claim.benchmarkId ?? noBenchmark) &&
    within(filters.evaluator, claim.evaluatorId) &&
    within(filters.kind, claim.evaluatorKind) &&
    within(filters.task, claim.task) &&
    within(filters.tier, claim.tier) &&
    (!filters.flag?.length || claim.unverified) &&
    (!filters.from || claim.publishedOn >= filters.from) &&
    (!filters.to || claim.publishedOn <= filters.to)
  )
}

const some = <Value>(...values: Value[]) => fc.subarray(values, { maxLength: Math.min(2, values.length) })
const sortNames = claimSorts.flatMap((sort) => [sort, `-${sort}` as const])
const anyFilters = fc.record({
  model: some('model-0', 'model-3', 'model-4'),
  vendor: some('vendor-0', 'vendor-1'),
  benchmark: some('bench-0', 'bench-1', noBenchmark),
  evaluator: some('lab-1', 'lab-2'),
  kind: some(...kinds),
  task: some(...tasks),
  tier: some('primary' as const, 'relay' as const),
  flag: some('unverified' as const),
  from: fc.constantFrom(null, null, '2026-01-11', '2026-02-10'),
  to: fc.constantFrom(null, null, '2026-03-10'),
})

describe('paging', () => {
  test('shows every claim exactly once over all pages, whatever the order and the filters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sortNames), anyFilters, async (sort, filters) => {
        const ids = idsOf(await everyPage({ sort, ...filters }))
        const expected = claims.filter((claim) => passes(claim, filters)).map((claim) => claim.id)
        expect(ids.toSorted()).toEqual(expected.toSorted())
        expect((await claimFacets(ctx, filters)).count).toBe(expected.length)
      }),
      { numRuns: 60 },
    )
  })

  test.each(sortNames)('orders by %s with missing values last and ids between equals', async (sort) => {
    const rows = (await everyPage({ sort })).flatMap((page) => page.rows)
    const descending = sort.startsWith('-')
    const keys = rows.map((row) => keyOf(row, sort.replace('-', '')))
    const known = keys.filter((key) => key !== null)
    expect(keys.slice(0, known.length)).toEqual(known)
    for (let index = 1; index < rows.length; index++) {
      const [before, after] = [rows[index - 1], rows[index]] as [ClaimRow, ClaimRow]
      const [left, right] = [keys[index - 1], keys[index]]
      if (left === right) expect(before.id < after.id).toBe(!descending)
      else if (right !== null && left !== null && left !== undefined && right !== undefined) expect(left < right).toBe(!descending)
    }
  })

  test.each(sortNames)('goes back by %s through the same pages', async (sort) => {
    const pages = await everyPage({ sort })
    const back = [pages.at(-1) as ClaimPage]
    for (let previous = back[0]?.previous ?? null; previous !== null; previous = back[0]?.previous ?? null)
      back.unshift(await listClaims(ctx, { sort, before: previous }))
    expect(back.map((page) => page.rows)).toEqual(pages.map((page) => page.rows))
    expect(back.map((page) => page.before)).toEqual([0, pageSize, 2 * pageSize])
    expect(back[0]?.next).not.toBeNull()
  })

  test.each(sortNames)('by %s finds the rows from any number on, and goes on from there by key in both directions', async (sort) => {
    const all = (await everyPage({ sort })).flatMap((page) => page.rows)
    for (const at of [1, 49, 50, 100, count - 1]) {
      const jump = await listClaims(ctx, { sort, at, take: 10 })
      expect(jump.rows).toEqual(all.slice(at, at + 10))
      expect(jump.before).toBe(at)
      if (jump.next) {
        expect((await listClaims(ctx, { sort, after: jump.next, take: 7 })).rows).toEqual(all.slice(at + 10, at + 17))
        const further = await listClaims(ctx, { sort, after: jump.next, skip: 20, take: 7 })
        expect(further.rows).toEqual(all.slice(at + 30, at + 37))
        expect(further.before).toBe(at + 30)
      }
      const back = await listClaims(ctx, { sort, before: jump.previous, take: 7 })
      expect(back.rows).toEqual(all.slice(Math.max(0, at - 7), at))
      expect(back.before).toBe(Math.max(0, at - 7))
    }
    expect((await listClaims(ctx, { sort, at: count, take: 10 })).rows).toEqual([])
  })

  test('keeps its place when claims are added on earlier pages', async () => {
    const first = await listClaims(ctx, { sort: '-published' })
    const second = await listClaims(ctx, { sort: '-published', after: first.next })
    const id = await aClaim(ctx, { ...claimOf(1), id: 'newest', publishedOn: '2026-09-01' })
    expect((await listClaims(ctx, { sort: '-published', after: first.next })).rows).toEqual(second.rows)
    await ctx.db.claim.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } })
  })
})

describe('searching', () => {
  const found = async (q: string) => idsOf(await everyPage({ q }))
  const noted = Array.from({ length: count }, (_, index) => index)
    .filter((index) => index % 9 === 0)
    .map((index) => claimOf(index).id)

  test('goes on from any number, however many words are asked for', async () => {
    for (const q of ['nickname', 'bench-1 papers.example/source-3']) {
      const { rows } = await listClaims(ctx, { q })
      expect(rows.length).toBeGreaterThan(1)
      expect((await listClaims(ctx, { q, at: 1, take: 10 })).rows).toEqual(rows.slice(1, 11))
    }
  })

  test('takes % and _ at their word', async () => {
    expect((await found('100%')).toSorted()).toEqual(noted.toSorted())
    expect((await found('a_b')).toSorted()).toEqual(noted.toSorted())
    expect(await found('1%0')).toEqual([])
    expect(await found('a%b')).toEqual([])
    expect(await found('_')).toHaveLength(noted.length)
    expect(await found('\\')).toEqual([])
    expect(await found('\'; drop table "Claim"; --')).toEqual([])
  })

  test('finds models, aliases, vendors, benchmarks, evaluators and sources by name, in any case', async () => {
    expect(await found('MODEL 2')).toHaveLength(claims.filter((claim) => claim.modelId === 'model-2').length)
    expect(await found('nickname')).toHaveLength(claims.filter((claim) => claim.modelId === 'model-1').length)
    expect(await found('bench-1')).toHaveLength(claims.filter((claim) => claim.benchmarkId === 'bench-1').length)
    expect(await found('paper 3')).toHaveLength(claims.filter((claim) => claim.sourceId === 'source-3').length)
    expect(await found('vendor-1')).toHaveLength(claims.filter((claim) => passes(claim, { vendor: ['vendor-1'] })).length)
    expect(await found('better than')).toHaveLength(claims.filter((claim) => claim.statement).length)
  })

  test('asks every word to be found when nothing bears the whole text as its name', async () => {
    const both = claims.filter((claim) => claim.benchmarkId === 'bench-1' && claim.sourceId === 'source-3')
    expect((await found('bench-1 papers.example/source-3')).toSorted()).toEqual(both.map((claim) => claim.id).toSorted())
    expect(await found('bench-1 nowhere')).toEqual([])
  })

  test('folds letters beyond a to z in notes', async () => {
    const id = await aClaim(ctx, { ...claimOf(1), id: 'accents', note: 'Mesuré à l’ÉCOLE, 可灵.' })
    expect(await found('école')).toEqual([id])
    expect(await found('可灵')).toEqual([id])
    await ctx.db.claim.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } })
  })
})

describe('ranges and tags', () => {
  test('leave the values, samples and tags that were asked for', async () => {
    const ids = async (query: Asked) => idsOf(await everyPage(query)).toSorted()
    const within = (passing: (claim: Claim) => boolean) =>
      claims
        .filter(passing)
        .map((claim) => claim.id)
        .toSorted()
    expect(await ids({ min: 2, max: 4.4 })).toEqual(within(({ value }) => value != null && value >= 2 && value <= 4.4))
    expect(await ids({ sample: 3 })).toEqual(within(({ sampleSize }) => (sampleSize ?? 0) >= 3))
    await ctx.db.claimTag.createMany({
      data: ['c-001', 'c-002'].map((claimId) => ({ workspaceId: ctx.workspace.id, claimId, tag: 'seen' })),
    })
    expect(await ids({ tag: ['seen', 'other'] })).toEqual(['c-001', 'c-002'])
    expect((await claimFacets(ctx, { tag: ['seen'] })).count).toBe(2)
    const { rows } = await listClaims(ctx, { tag: ['seen'] })
    expect(rows.map((row) => row.tags)).toEqual([['seen'], ['seen']])
    await ctx.db.claimTag.deleteMany({ where: { tag: 'seen' } })
  })
})

describe('a workspace', () => {
  test('never shows claims of another one', async () => {
    expect(idsOf(await everyPage({})).filter((id) => id.startsWith('x-'))).toEqual([])
    const { total, facets } = await claimFacets(ctx)
    expect(total).toBe(count)
    expect(facets.kind.reduce((sum, option) => sum + option.count, 0)).toBe(count)
  })

  test('puts archived claims away and shows them on demand', async () => {
    expect(idsOf(await everyPage({}))).not.toContain('put-away')
    expect(idsOf(await everyPage({ flag: ['archived'] }))).toEqual(['put-away'])
  })
})

describe('the counts beside a filter', () => {
  test('say how many claims each value would leave', async () => {
    const filters = { kind: ['vendor' as const], task: ['t2v' as const] }
    const { facets } = await claimFacets(ctx, filters)
    for (const option of facets.kind)
      expect(option.count).toBe(claims.filter((claim) => passes(claim, { task: ['t2v'], kind: [option.id as 'vendor'] })).length)
    for (const option of facets.benchmark)
      expect(option.count).toBe(claims.filter((claim) => passes(claim, { ...filters, benchmark: [option.id] })).length)
    expect(facets.evaluator.map((option) => option.label)).toContain('Lab 3')
  })
})

describe('a query that makes no sense is refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an order that does not exist', { sort: 'colour' }],
    ['an unknown field', { order: 'model' }],
    ['a cursor that is no cursor', { after: 'garbage' }],
    ['a cursor of another order', { sort: 'model', after: Buffer.from('["value",false,"1","a",0]').toString('base64url') }],
    ['a cursor whose key is no number', { sort: 'value', after: Buffer.from('["value",false,"1;--","a",0]').toString('base64url') }],
    ['a search text of 10,000 characters', { q: 'a'.repeat(10_000) }],
    ['a kind that does not exist', { kind: ['press'] }],
    ['two ends that are turned around', { from: '2026-02-01', to: '2026-01-01' }],
    ['a range that is turned around', { min: 2, max: 1 }],
    ['more rows than one answer holds', { take: 201 }],
    ['rows to pass over without a row to start from', { skip: 50 }],
    ['a number and a row to start from', { at: 50, after: Buffer.from('["published",true,"2026-01-01","a",0]').toString('base64url') }],
  ])('%s', async (_, query) => {
    await expect(listClaims(ctx, query)).rejects.toMatchObject({ name: 'ZodError' })
  })
})

import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Catalogue } from '@/lib/domain/catalogue'
import { allReferred, type CatalogueRow, type RowPart, rowKey, rowParts } from '@/lib/domain/catalogue-parts'
import { AppError } from '@/lib/errors'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, anOffering, testWorkspace } from '@/lib/testing/factories'
import { history } from './audit'
import { copyCatalogue, shippedEdition, starterCatalogue } from './catalogue'
import {
  acceptCatalogueRows,
  acceptShownRows,
  dismissCatalogueRows,
  forecastCatalogueRows,
  forecastShownRows,
  recallCatalogueRows,
} from './catalogue-acceptance'
import { uploadCatalogue, withdrawCatalogue } from './catalogue-editions'
import { listAcceptances } from './catalogue-journal'
import { undoAcceptance } from './catalogue-undo'
import { catalogueUpdate, waitingUpdates } from './catalogue-updates'
import { archiveOffering, getOffering, unarchiveOffering, updateOffering } from './offerings'
import { getSource } from './sources'
import { getVendor, updateVendor } from './vendors'

const priced = 'kuaishou-kling-3-0--kuaishou'
const ranked = 'arena-t2v-2026-08-14-gemini-omni-flash'

/** These rows of a catalogue and all that they refer to. */
function partOf(catalogue: Catalogue, wanted: Partial<Record<RowPart, string[]>>): Catalogue {
  const kept = new Set<string>()
  const keep = (part: RowPart, id: string): void => {
    const row = (catalogue[part] as CatalogueRow[]).find((each) => each.id === id)
    if (!row || kept.has(rowKey({ part, id }))) return
    kept.add(rowKey({ part, id }))
    for (const ref of allReferred(part, row)) keep(ref.part, ref.id)
  }
  for (const part of rowParts) for (const id of wanted[part] ?? []) keep(part, id)
  const rows = rowParts.map((part) => [part, catalogue[part].filter(({ id }) => kept.has(rowKey({ part, id })))])
  return { meta: catalogue.meta, ...Object.fromEntries(rows) }
}

let url: string
let whole: Catalogue
let shipped: Catalogue
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
  whole = await starterCatalogue()
  const fact = whole.facts.at(-1)?.id ?? ''
  shipped = partOf(whole, { vendors: ['runway'], models: ['minimax-h3'], offerings: [priced], claims: [ranked], facts: [fact] })
})

let ctx: Context
beforeEach(async () => {
  ctx = await testWorkspace(url)
  await transaction(ctx, (tx) => copyCatalogue(tx, ctx, shipped))
})

const analyst = () => addMember(url, ctx, 'analyst')
const newer = (change: (catalogue: Catalogue) => void, version = '2026.12.01'): Catalogue => {
  const copy = structuredClone(shipped)
  copy.meta.version = version
  change(copy)
  return copy
}
const file = (catalogue: unknown, name = 'newer.json') => ({ name, bytes: new TextEncoder().encode(JSON.stringify(catalogue)) })
const rowIn = <Row extends { id: string }>(rows: Row[], id: string): Row => {
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Error(`There is no row ${id}.`)
  return row
}
const aNewModel = (catalogue: Catalogue) => {
  const source = { title: 'Launch post', url: 'https://vendor.example/launch', locator: null, readOn: '2026-11-30' }
  const vendor = { ...rowIn(catalogue.vendors, 'runway'), id: 'aurora', name: 'Aurora', sources: [source] }
  const model = {
    ...rowIn(catalogue.models, 'minimax-h3'),
    id: 'aurora-1',
    name: 'Aurora',
    modelVersion: '1',
    group: 'aurora-1',
    vendorId: 'aurora',
    sources: [source],
    replacementModelId: null,
  }
  const claim = { ...rowIn(catalogue.claims, ranked), id: 'aurora-claim', modelId: 'aurora-1' }
  catalogue.vendors.push(vendor)
  catalogue.models.push(model)
  catalogue.claims.push(claim)
}
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  )
const versionOf = async () => (await client(url).workspace.findUniqueOrThrow({ where: { id: ctx.workspace.id } })).catalogueVersion

describe('the catalogue that ships with this version', () => {
  it('comes whole into an empty workspace, then differs in no row and no field, and a second time changes nothing', async () => {
    const empty = await testWorkspace(url)
    const { edition, ready } = await catalogueUpdate(empty)
    const taken = { edition: edition?.sha256 ?? '', stamp: ready.stamp }
    expect(ready.count).toBe(rowParts.reduce((sum, part) => sum + whole[part].length, 0))
    expect(await acceptShownRows(empty, taken)).toEqual({ added: ready.count, changed: 0, kept: 0, shifts: [] })
    expect(await waitingUpdates(empty)).toBeNull()
    expect(await refused(acceptShownRows(empty, taken))).toMatchObject({ code: 'conflict' })
    await empty.db.catalogueEdition.deleteMany({})
    const { counts } = await catalogueUpdate(empty)
    expect(Object.values(counts).flatMap((count) => Object.values(count))).toEqual(Array(42).fill(0))
  })

  it('is not even compared where the workspace has it', async () => {
    const { sha256 } = await shippedEdition()
    await ctx.db.catalogueEdition.updateMany({ where: {}, data: { id: sha256 } })
    expect(await catalogueUpdate(ctx)).toMatchObject({ edition: { sha256 }, matching: 0 })
    expect(await waitingUpdates(ctx)).toBeNull()
  })
})

describe('a newer catalogue', () => {
  it('shows new, changed and gone rows and conflicts; own corrections survive accepting all the rest', async () => {
    const kept = await getVendor(ctx, 'runway')
    await updateVendor(ctx, { ...plain(kept), country: 'DE', note: 'Our words.', version: kept.version })
    await uploadCatalogue(
      ctx,
      file(
        newer((catalogue) => {
          rowIn(catalogue.offerings, priced).priceUsdPerSecond = 0.05
          Object.assign(rowIn(catalogue.vendors, 'runway'), { country: 'FR', website: 'https://new.example' })
          catalogue.facts.pop()
          aNewModel(catalogue)
        }),
      ),
    )
    expect(await waitingUpdates(ctx)).toEqual({ version: '2026.12.01', new: 3, changed: 1, conflict: 1, gone: 1 })
    const { edition, ready, counts, rows } = await catalogueUpdate(ctx)
    expect(edition?.fileName).toBe('newer.json')
    expect(ready.count).toBe(4)
    expect(counts.models.new).toBe(1)
    expect(rows.find((row) => row.id === 'aurora-claim')?.needs.map((need) => need.title)).toEqual(['Aurora', 'Aurora 1'].reverse())

    const who = await analyst()
    expect(await acceptShownRows(who, { edition: edition?.sha256 ?? '', stamp: ready.stamp })).toMatchObject({
      added: 3,
      changed: 1,
      kept: 0,
      shifts: [],
    })
    expect((await getOffering(ctx, priced)).priceUsdPerSecond).toBe(0.05)
    expect(await getVendor(ctx, 'runway')).toMatchObject({ country: 'DE', note: 'Our words.', website: kept.website })
    expect(await waitingUpdates(ctx)).toEqual({ version: '2026.12.01', new: 0, changed: 0, conflict: 1, gone: 1 })
    const [event] = await history(ctx, { type: 'offering', id: priced })
    expect(event).toMatchObject({ action: 'offering.changed', detail: { taken: ['priceUsdPerSecond'], catalogue: '2026.12.01' } })
    expect(await versionOf()).toBeNull()
  })

  it('gives a field with a conflict to whom it was chosen for, and asks again for those left open', async () => {
    const kept = await getVendor(ctx, 'runway')
    await updateVendor(ctx, { ...plain(kept), country: 'DE', website: 'https://ours.example', version: kept.version })
    await uploadCatalogue(
      ctx,
      file(newer((catalogue) => Object.assign(rowIn(catalogue.vendors, 'runway'), { country: 'FR', website: 'https://new.example' }))),
    )
    const first = await catalogueUpdate(ctx)
    const key = first.rows[0]?.key ?? ''
    const edition = first.edition?.sha256 ?? ''
    expect((await refused(acceptCatalogueRows(ctx, { edition, rows: [key] })))?.message).toMatch(/Nothing was taken: choose/)
    await acceptCatalogueRows(ctx, { edition, rows: [key], choices: [{ row: key, field: 'country', take: 'theirs' }] })
    expect(await getVendor(ctx, 'runway')).toMatchObject({ country: 'FR', website: 'https://ours.example' })
    const second = await catalogueUpdate(ctx)
    expect(second.rows.map((row) => row.fields.map((field) => field.field))).toEqual([['website']])
    const again = second.rows[0]?.key ?? ''
    expect(
      await acceptCatalogueRows(ctx, { edition, rows: [again], choices: [{ row: again, field: 'website', take: 'mine' }] }),
    ).toMatchObject({
      added: 0,
      changed: 0,
      kept: 1,
    })
    expect(await getVendor(ctx, 'runway')).toMatchObject({ country: 'FR', website: 'https://ours.example' })
    expect(await waitingUpdates(ctx)).toBeNull()
    expect(await versionOf()).toBe('2026.12.01')
  })

  it('is refused where a row was changed since it was shown, and then nothing is written', async () => {
    await uploadCatalogue(ctx, file(newer((catalogue) => Object.assign(rowIn(catalogue.offerings, priced), { priceUsdPerSecond: 0.05 }))))
    const shown = await catalogueUpdate(ctx)
    const edition = shown.edition?.sha256 ?? ''
    const offering = await getOffering(ctx, priced)
    await updateOffering(ctx, { ...plain(offering), note: 'Ours.', version: offering.version })
    expect(await refused(acceptCatalogueRows(ctx, { edition, rows: [shown.rows[0]?.key ?? ''] }))).toMatchObject({
      code: 'conflict',
      current: { note: 'Ours.' },
    })
    expect(await refused(acceptShownRows(ctx, { edition, stamp: shown.ready.stamp }))).toMatchObject({ code: 'conflict' })
    expect((await getOffering(ctx, priced)).priceUsdPerSecond).toBe(offering.priceUsdPerSecond)
  })

  it('brings a dimension and the claim about it in one step', async () => {
    await uploadCatalogue(
      ctx,
      file(
        newer((catalogue) => {
          const claim = rowIn(catalogue.claims, ranked)
          const benchmark = rowIn(catalogue.benchmarks, claim.benchmarkId ?? '')
          benchmark.dimensions.push({ ...(benchmark.dimensions[0] as (typeof benchmark.dimensions)[number]), id: 'grace', name: 'Grace' })
          catalogue.claims.push({ ...claim, id: 'grace-claim', dimensionId: 'grace' })
        }),
      ),
    )
    const { rows, edition } = await catalogueUpdate(ctx, { table: 'claims' })
    expect(rows[0]?.needs.map((need) => need.part)).toEqual(['benchmarks'])
    expect(await acceptCatalogueRows(ctx, { edition: edition?.sha256 ?? '', rows: [rows[0]?.key ?? ''] })).toMatchObject({
      added: 1,
      changed: 1,
      kept: 0,
    })
    expect(await ctx.db.benchmarkDimension.count({ where: { id: 'grace' } })).toBe(1)
    expect(await waitingUpdates(ctx)).toBeNull()
  })

  it('keeps the text of a source that it replaces as an earlier version', async () => {
    const id = rowIn(shipped.claims, ranked).sourceId
    const before = rowIn(shipped.sources, id).text
    await uploadCatalogue(ctx, file(newer((catalogue) => Object.assign(rowIn(catalogue.sources, id), { text: 'The page of today.' }))))
    const { edition, ready } = await catalogueUpdate(ctx)
    await acceptShownRows(ctx, { edition: edition?.sha256 ?? '', stamp: ready.stamp })
    expect((await getSource(ctx, id)).text).toBe('The page of today.')
    const texts = await ctx.db.sourceCapture.findMany({ where: { sourceId: id }, orderBy: { number: 'asc' }, select: { text: true } })
    expect(texts.map(({ text }) => text)).toEqual([before, 'The page of today.'])
  })

  it('leaves archived rows archived, and shows their changes once they are taken back', async () => {
    const unused = priced
    await archiveOffering(ctx, { id: unused })
    await uploadCatalogue(ctx, file(newer((catalogue) => Object.assign(rowIn(catalogue.offerings, unused), { note: 'New note.' }))))
    expect(await waitingUpdates(ctx)).toBeNull()
    const { counts, ready } = await catalogueUpdate(ctx)
    expect(counts.offerings.archived).toBe(1)
    expect(ready.count).toBe(0)
    await unarchiveOffering(ctx, { id: unused })
    expect(await waitingUpdates(ctx)).toMatchObject({ changed: 1 })
  })

  it('is dismissed row by row, and a dismissed row comes back by hand or when the catalogue says something else', async () => {
    await uploadCatalogue(ctx, file(newer((catalogue) => void catalogue.facts.pop())))
    const { rows, edition } = await catalogueUpdate(ctx)
    const wanted = { edition: edition?.sha256 ?? '', rows: rows.map((row) => row.key) }
    expect(rows.map((row) => row.kind)).toEqual(['gone'])
    await dismissCatalogueRows(ctx, wanted)
    expect(await waitingUpdates(ctx)).toBeNull()
    expect((await catalogueUpdate(ctx, { kind: 'dismissed' })).rows).toHaveLength(1)
    await recallCatalogueRows(ctx, wanted)
    expect(await waitingUpdates(ctx)).toMatchObject({ gone: 1 })
  })

  it('tells a row that the team made itself from one it took: nothing of it is overwritten unasked', async () => {
    const id = await ctx.db.vendor
      .create({ data: { workspaceId: ctx.workspace.id, id: 'aurora', name: 'Aurora Labs', roles: [], unverifiedFields: [] } })
      .then((row) => row.id)
    await uploadCatalogue(ctx, file(newer(aNewModel)))
    const { rows, ready, edition } = await catalogueUpdate(ctx)
    expect(rows.find((row) => row.id === id)?.kind).toBe('conflict')
    await acceptShownRows(ctx, { edition: edition?.sha256 ?? '', stamp: ready.stamp })
    expect((await getVendor(ctx, id)).name).toBe('Aurora Labs')
  })
})

describe('an uploaded file', () => {
  const broken: [string, { name: string; bytes: Uint8Array } | (() => unknown), RegExp][] = [
    ['no JSON', { name: 'a.json', bytes: new TextEncoder().encode('{\n"meta": ]') }, /This is no JSON: .*unexpected token/i],
    ['other encodings', { name: 'a.json', bytes: new Uint8Array([0xff, 0xfe, 0x7b]) }, /no UTF-8/],
    ['a list', () => [], /no catalogue/],
    ['missing tables', () => ({ meta: {} }), /The file has no “claims”/],
    [
      'null characters',
      () => newer((c) => Object.assign(rowIn(c.vendors, 'runway'), { note: 'a\0b' })),
      /vendors, runway, note: This text cannot be kept/,
    ],
    [
      'dangling references',
      () => newer((c) => Object.assign(rowIn(c.models, 'minimax-h3'), { vendorId: 'nobody' })),
      /models, minimax-h3, vendorId: There is no vendor “nobody”\. Add it to vendors/,
    ],
    ['an older version', () => newer(() => undefined, '2020.01.01'), /is older than 2026/],
  ]
  it.each(broken)('with %s is refused by name, and nothing is kept', async (_, given, message) => {
    const before = await ctx.db.catalogueEdition.findMany({})
    const error = await refused(uploadCatalogue(ctx, typeof given === 'function' ? file(given(), 'a.json') : given))
    expect(error?.code).toBe('invalid')
    expect([error?.message, ...Object.entries(error?.fields ?? {}).map((entry) => entry.join(': '))].join('\n')).toMatch(message)
    expect(await ctx.db.catalogueEdition.findMany({})).toEqual(before)
  })

  it('that holds the catalogue of the workspace brings nothing new', async () => {
    await uploadCatalogue(ctx, file(shipped))
    expect(await waitingUpdates(ctx)).toBeNull()
  })

  it('is put away again as long as nothing was taken of it', async () => {
    await uploadCatalogue(ctx, file(newer(aNewModel)))
    const { edition, ready } = await catalogueUpdate(ctx)
    const sha256 = edition?.sha256 ?? ''
    await withdrawCatalogue(ctx, { edition: sha256 })
    expect((await catalogueUpdate(ctx)).edition).toMatchObject({ fileName: null, version: whole.meta.version })
    await uploadCatalogue(ctx, file(newer(aNewModel)))
    await acceptShownRows(ctx, { edition: sha256, stamp: ready.stamp })
    await withdrawCatalogue(ctx, { edition: sha256 })
    expect((await catalogueUpdate(ctx)).edition).toBeNull()
    expect(await ctx.db.model.count({ where: { id: 'aurora-1' } })).toBe(1)
  })

  it('is as it was before, rows and version, once its acceptance is undone', async () => {
    const everything = async () => ({
      vendors: await ctx.db.vendor.findMany({ orderBy: { id: 'asc' } }),
      models: await ctx.db.model.findMany({ orderBy: { id: 'asc' } }),
      offerings: (await ctx.db.offering.findMany({ orderBy: { id: 'asc' } })).map(({ version: _, updatedAt: _at, ...row }) => row),
      benchmarks: (await ctx.db.benchmark.findMany({ orderBy: { id: 'asc' } })).map(({ version: _, updatedAt: _at, ...row }) => row),
      dimensions: await ctx.db.benchmarkDimension.findMany({ orderBy: { id: 'asc' } }),
      claims: await ctx.db.claim.findMany({ orderBy: { id: 'asc' } }),
    })
    const before = [await everything(), await versionOf()]
    const next = newer((catalogue) => {
      aNewModel(catalogue)
      rowIn(catalogue.offerings, priced).priceUsdPerSecond = 0.05
      const [benchmark] = catalogue.benchmarks
      const [dimension] = benchmark?.dimensions ?? []
      if (dimension) benchmark?.dimensions.push({ ...dimension, id: 'another', name: 'Another' })
    })
    await uploadCatalogue(ctx, file(next))
    const { edition, ready } = await catalogueUpdate(ctx)
    await acceptShownRows(ctx, { edition: edition?.sha256 ?? '', stamp: ready.stamp })
    expect(await refused(uploadCatalogue(ctx, file(newer(() => undefined, '2026.11.30'))))).toMatchObject({ code: 'invalid' })
    const [acceptance] = await listAcceptances(ctx)
    const { id = '' } = acceptance ?? {}
    expect(acceptance).toMatchObject({ version: '2026.12.01', added: 3, changed: 2, undoneAt: null })

    expect(await undoAcceptance(ctx, { id })).toEqual({ id, removed: 3, restored: 2, stayed: [] })
    expect([await everything(), await versionOf()]).toEqual(before)
    const [event] = await history(ctx, { type: 'offering', id: priced })
    expect(event).toMatchObject({ action: 'offering.changed', detail: { before: { priceUsdPerSecond: 0.05 } } })
    expect((await catalogueUpdate(ctx)).ready).toMatchObject({ count: ready.count })
    expect(await refused(undoAcceptance(ctx, { id }))).toMatchObject({ code: 'conflict' })
    await uploadCatalogue(ctx, file(newer(() => undefined, '2026.11.30')))
    expect((await catalogueUpdate(ctx)).edition).toMatchObject({ version: '2026.11.30' })
  })

  it('leaves at an undo what somebody changed or used since, by name', async () => {
    await uploadCatalogue(
      ctx,
      file(
        newer((catalogue) => {
          aNewModel(catalogue)
          rowIn(catalogue.offerings, priced).priceUsdPerSecond = 0.05
        }),
      ),
    )
    const { edition, ready } = await catalogueUpdate(ctx)
    await acceptShownRows(ctx, { edition: edition?.sha256 ?? '', stamp: ready.stamp })
    await ctx.db.offering.updateMany({ where: { id: priced }, data: { priceUsdPerSecond: 0.07, version: { increment: 1 } } })
    await ctx.db.claimTag.create({ data: { workspaceId: ctx.workspace.id, claimId: 'aurora-claim', tag: 'ours' } })
    const [{ id = '' } = {}] = await listAcceptances(ctx)
    const { removed, restored, stayed } = await undoAcceptance(ctx, { id })
    expect([removed, restored]).toEqual([0, 0])
    expect(Object.fromEntries(stayed.map((row) => [row.id, row.why]))).toEqual({
      [priced]: 'it was changed since',
      ...{ 'aurora-claim': 'something else uses it', 'aurora-1': 'something else uses it', aurora: 'something else uses it' },
    })
    expect((await getOffering(ctx, priced)).priceUsdPerSecond).toBe(0.07)
  })

  it('is weighed before it is accepted, and nothing of that stays', async () => {
    for (const [id, modelId] of Object.entries({ ours: 'minimax-h3', theirs: rowIn(shipped.claims, ranked).modelId }))
      await anOffering(ctx, { id, modelId })
    await aDependency(ctx, { id: 'films', name: 'Films', incumbentId: 'ours', challengers: ['theirs'] })
    await uploadCatalogue(
      ctx,
      file(
        newer((catalogue) => {
          const claim = rowIn(catalogue.claims, ranked)
          const value = (claim.value ?? 0) - 150
          catalogue.claims.push({ ...claim, id: 'beaten', modelId: 'minimax-h3', value, ciLow: value - 5, ciHigh: value + 5, rank: null })
        }),
      ),
    )
    const { edition, ready, rows } = await catalogueUpdate(ctx)
    const asked = { edition: edition?.sha256 ?? '', stamp: ready.stamp }
    const shifts = await forecastShownRows(ctx, asked)
    expect(shifts).toMatchObject([{ name: 'Films', kind: 'headline', before: { status: 'INSUFFICIENT' }, after: { status: 'PROMISING' } }])
    expect(await forecastCatalogueRows(ctx, { edition: asked.edition, rows: rows.map(({ key }) => key) })).toEqual(shifts)
    expect(await ctx.db.claim.count({ where: { id: 'beaten' } })).toBe(0)
    expect(await acceptShownRows(ctx, asked)).toMatchObject({ shifts })
    expect(await listAcceptances(ctx)).toMatchObject([{ shifts }])
  })

  it('is for analysts: a viewer sees what differs and takes nothing', async () => {
    await uploadCatalogue(ctx, file(newer(aNewModel)))
    const viewer = await addMember(url, ctx, 'viewer')
    const { edition, ready } = await catalogueUpdate(viewer)
    expect(ready.count).toBe(3)
    expect(await refused(acceptShownRows(viewer, { edition: edition?.sha256 ?? '', stamp: ready.stamp }))).toMatchObject({
      code: 'forbidden',
    })
    expect(await refused(uploadCatalogue(viewer, file(newer(aNewModel))))).toMatchObject({ code: 'forbidden' })
  })
})

const plain = <Row extends { origin: unknown; archivedAt: unknown }>({ origin: _o, archivedAt: _a, ...row }: Row) => row

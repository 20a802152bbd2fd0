import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Benchmark } from './benchmark'
import { acceptance, type Choice, type RowWrite } from './catalogue-acceptance'
import { allReferred, type CatalogueRow, type RowPart, repeatedFirst, rowKey, rowParts } from './catalogue-parts'
import { catalogueTitles } from './catalogue-titles'
import {
  type CatalogueRows,
  compareCatalogue,
  corrections,
  countUpdates,
  fieldsOf,
  type HeldRow,
  type HeldRows,
  rowOf,
  takesItself,
  waits,
} from './catalogue-update'
import { Claim } from './claim'
import { Model } from './model'
import { Source } from './source'
import { Vendor } from './vendor'

const none = (): CatalogueRows => ({ vendors: [], models: [], offerings: [], benchmarks: [], sources: [], claims: [], facts: [] })
const nothingHeld: HeldRows = { vendors: [], models: [], offerings: [], benchmarks: [], sources: [], claims: [], facts: [] }
const byPart = <Row>(of: (part: RowPart) => Row[]) => Object.fromEntries(rowParts.map((part) => [part, of(part)])) as Record<RowPart, Row[]>
const taken = (rows: CatalogueRows): HeldRows =>
  byPart((part) => rows[part].map((row): HeldRow => ({ row, base: row, version: 1, archived: false })))

/** The workspace after some writes. */
function written(held: HeldRows, writes: readonly RowWrite[]): HeldRows {
  const byKey = new Map(writes.map((write) => [rowKey(write), write]))
  const after = rowParts.map((part) => {
    const kept = held[part].map((each) => {
      const write = byKey.get(rowKey({ part, id: each.row.id }))
      return write ? { ...each, row: write.row, base: write.base, version: each.version + 1 } : each
    })
    const added = writes.filter((write) => write.part === part && write.held === null)
    return [part, [...kept, ...added.map(({ row, base }): HeldRow => ({ row, base, version: 1, archived: false }))]]
  })
  return Object.fromEntries(after) as HeldRows
}

const compare = (theirs: CatalogueRows, held: HeldRows) => compareCatalogue({ theirs, held, dismissals: [] })
const acceptAll = (theirs: CatalogueRows, held: HeldRows, take?: Choice['take']) => {
  const updates = compare(theirs, held)
  const choices = take ? updates.flatMap(({ part, id, fields }) => fields.map(({ field }): Choice => ({ part, id, field, take }))) : []
  return acceptance({ updates, rows: take ? updates : updates.filter(takesItself), choices })
}

const value = fc.constantFrom(null, 'one', 'two', 'three')
const ids = ['a', 'b', 'c', 'd']
const vendors = fc.uniqueArray(
  fc
    .record({ id: fc.constantFrom(...ids), country: fc.constantFrom(null, 'DE', 'FR', 'US'), note: value })
    .map((row) => Vendor.parse({ ...row, name: `Vendor ${row.id}` })),
  { selector: (row) => row.id, maxLength: 4 },
)
const dimension = (id: string, name: string) => ({ id, name, metric: 'automatic', unit: '%', higherIsBetter: true })
const benchmarks = fc.uniqueArray(
  fc
    .record({ id: fc.constantFrom(...ids), publishedIn: value, names: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('X', 'Y')) })
    .map(({ names, ...row }) =>
      Benchmark.parse({
        ...row,
        name: row.id,
        maintainer: 'M',
        maintainerKind: 'academic',
        dimensions: Object.entries(names).map(([id, name]) => dimension(id, name)),
      }),
    ),
  { selector: (row) => row.id, maxLength: 3 },
)
const sources = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...ids), text: value }).map((row) => Source.parse({ ...row, title: `Source ${row.id}` })),
  { selector: (row) => row.id, maxLength: 3 },
)
/** A whole catalogue: models of its vendors, and claims of its models and sources, some of them echoes. */
const catalogue = fc
  .record({
    vendors,
    benchmarks,
    sources,
    links: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    notes: fc.array(value, { minLength: 8, maxLength: 8 }),
  })
  .map(({ links, notes, ...rows }): CatalogueRows => {
    const at = <Row>(list: readonly Row[], index: number): Row | undefined => list[(links[index] ?? 0) % Math.max(1, list.length)]
    const models = [0, 1].flatMap((n) => {
      const vendor = at(rows.vendors, n)
      return vendor && (links[n + 2] ?? 0) % 2 === 0
        ? [Model.parse({ id: `m${n}`, vendorId: vendor.id, name: 'M', modelVersion: String(n), group: 'm', note: notes[n] })]
        : []
    })
    const claims = [0, 1, 2].flatMap((n) => {
      const [model, source] = [at(models, n + 4), at(rows.sources, n + 7)]
      return model && source ? [{ id: `c${n}`, modelId: model.id, sourceId: source.id, note: notes[n + 2] ?? null }] : []
    })
    const echoes = claims.map((claim, n) =>
      Claim.parse({
        ...claim,
        repeatsId: n > 0 && (links[10] ?? 0) % 2 ? claims[n - 1]?.id : null,
        task: 't2v',
        statement: 'Best',
        evaluatorId: 'e',
        evaluatorOrg: 'E',
        evaluatorKind: 'vendor',
        publishedOn: '2026-11-01',
        tier: 'relay',
      }),
    )
    return { ...none(), ...rows, models, claims: echoes }
  })
const edits = fc.array(
  fc.record({
    id: fc.constantFrom(...ids, 'm0', 'm1', 'c0', 'c1', 'c2'),
    field: fc.constantFrom('note', 'country', 'publishedIn', 'text'),
    to: fc.constantFrom(null, 'US', 'own'),
  }),
  { maxLength: 6 },
)
const edited = (held: HeldRows, changes: readonly { id: string; field: string; to: string | null }[]): HeldRows =>
  byPart((part) =>
    held[part].map((each) => {
      const mine = changes.filter(({ id, field, to }) => id === each.row.id && field in each.row && !(field === 'country' && to === 'own'))
      return { ...each, row: { ...each.row, ...Object.fromEntries(mine.map(({ field, to }) => [field, to])) } }
    }),
  )

const world = fc
  .record({ before: catalogue, after: catalogue, edits })
  .map(({ before, after, edits: changes }) => ({ theirs: after, held: edited(taken(before), changes) }))
const runs = { numRuns: 150 }

describe('accepting a newer catalogue', () => {
  it('leaves nothing but what is gone when everything is taken, and a second time does nothing', () => {
    fc.assert(
      fc.property(world, ({ theirs, held }) => {
        const { writes, problems } = acceptAll(theirs, held, 'theirs')
        expect(problems).toEqual([])
        const after = written(held, writes)
        expect(compare(theirs, after).filter(({ kind }) => kind !== 'gone')).toEqual([])
        expect(acceptAll(theirs, after, 'theirs').writes).toEqual([])
      }),
      runs,
    )
  })

  it('never overwrites a field that the team corrected, when only what needs no decision is taken', () => {
    fc.assert(
      fc.property(world, ({ theirs, held }) => {
        const after = written(held, acceptAll(theirs, held).writes)
        for (const part of rowParts)
          for (const before of held[part]) {
            const now = after[part].find(({ row }) => row.id === before.row.id)
            const [fields, was] = [now && fieldsOf(now.row), fieldsOf(before.row)]
            for (const field of corrections(before)) expect(fields?.[field], `${part} ${before.row.id} ${field}`).toEqual(was[field])
          }
      }),
      runs,
    )
  })

  it('settles every conflict for the team when it says so, without changing a value of its own', () => {
    fc.assert(
      fc.property(world, ({ theirs, held }) => {
        const after = written(held, acceptAll(theirs, held, 'mine').writes)
        expect(compare(theirs, after).filter(({ kind }) => kind === 'conflict')).toEqual([])
        for (const part of rowParts)
          for (const before of held[part]) {
            const now = after[part].find(({ row }) => row.id === before.row.id)
            for (const field of corrections(before)) expect(fieldsOf(now?.row ?? before.row)[field]).toEqual(fieldsOf(before.row)[field])
          }
      }),
      runs,
    )
  })

  it('changes nothing when nothing is accepted, and compares the same again', () => {
    fc.assert(
      fc.property(world, ({ theirs, held }) => {
        const updates = compare(theirs, held)
        expect(acceptance({ updates, rows: [] })).toEqual({ writes: [], problems: [] })
        expect(compare(theirs, held)).toEqual(updates)
      }),
      runs,
    )
  })

  it('writes every row after those it refers to, whichever row was asked for', () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ theirs, held }, pick) => {
        const updates = compare(theirs, held).filter(({ kind }) => kind === 'new')
        const asked = updates[pick % Math.max(1, updates.length)]
        if (!asked) return
        const { writes } = acceptance({ updates: compare(theirs, held), rows: [asked] })
        const there = new Set(rowParts.flatMap((part) => held[part].map(({ row }) => rowKey({ part, id: row.id }))))
        const claims = repeatedFirst(
          writes.filter(({ part }) => part === 'claims').map(({ row }) => row as { id: string; repeatsId?: unknown }),
        )
        const order = [
          ...writes.filter(({ part }) => part !== 'claims' && part !== 'facts'),
          ...claims.flatMap(({ id }) => writes.filter((write) => write.id === id && write.part === 'claims')),
        ]
        for (const write of order) {
          for (const ref of allReferred(write.part, write.row))
            expect(there.has(rowKey(ref)), `${rowKey(write)} → ${rowKey(ref)}`).toBe(true)
          there.add(rowKey(write))
        }
        expect(there.has(rowKey(asked))).toBe(true)
      }),
      runs,
    )
  })
})

const vendor = (over: object) => Vendor.parse({ id: 'a', name: 'A', ...over })
const heldVendor = (row: object, base: object | null, over: Partial<HeldRow> = {}): HeldRows => ({
  ...nothingHeld,
  vendors: [{ row: vendor(row), base: base && vendor(base), version: 3, archived: false, ...over }],
})
const one = (theirs: object, held: HeldRows) => compare({ ...none(), vendors: [vendor(theirs)] }, held)[0]

describe('a field of a row', () => {
  it.each([
    ['the catalogue changed it', { country: 'DE' }, { country: 'DE' }, { country: 'FR' }, 'changed'],
    ['the team corrected it', { country: 'DE' }, { country: 'US' }, { country: 'DE' }, undefined],
    ['both changed it alike', { country: 'DE' }, { country: 'FR' }, { country: 'FR' }, undefined],
    ['both changed it otherwise', { country: 'DE' }, { country: 'US' }, { country: 'FR' }, 'conflict'],
    ['the team emptied it and the catalogue changed it', { country: 'DE' }, { country: null }, { country: 'FR' }, 'conflict'],
    [
      'only the order of keys differs',
      { sources: [{ title: 'T', url: null }] },
      { sources: [{ url: null, title: 'T' }] },
      { sources: [{ title: 'T' }] },
      undefined,
    ],
  ])('stands right where %s', (_, base, mine, theirs, kind) => {
    expect(one(theirs, heldVendor(mine, base))?.kind).toBe(kind)
  })

  it('that older catalogues did not have is filled where it is empty, and asked about where the team filled it', () => {
    const { country: _, ...old } = vendor({})
    const held = (country: string | null): HeldRows => ({
      ...nothingHeld,
      vendors: [{ row: vendor({ country }), base: old as CatalogueRow, version: 1, archived: false }],
    })
    expect(one({ country: 'FR' }, held(null))?.kind).toBe('changed')
    expect(one({ country: 'FR' }, held('US'))?.kind).toBe('conflict')
  })

  it('of a row the team made itself is never taken unasked', () => {
    expect(one({ country: 'FR', note: 'New' }, heldVendor({ country: 'US' }, null))).toMatchObject({
      kind: 'conflict',
      fields: [{ conflict: true }, { conflict: true }],
    })
  })
})

describe('a row', () => {
  it('that the team archived stays archived, with everything that belongs to it', () => {
    const model = Model.parse({ id: 'm', vendorId: 'a', name: 'M', modelVersion: '1', group: 'm' })
    const updates = compare({ ...none(), vendors: [vendor({ country: 'FR' })], models: [model] }, heldVendor({}, {}, { archived: true }))
    expect(updates.map(({ part, kind }) => [part, kind])).toEqual([
      ['vendors', 'archived'],
      ['models', 'archived'],
    ])
    expect(updates.filter(waits)).toEqual([])
  })

  it('that the catalogue no longer has is shown, unless the team made it or archived it', () => {
    const gone = (held: HeldRows) => compare(none(), held).map(({ kind }) => kind)
    expect(gone(heldVendor({}, {}))).toEqual(['gone'])
    expect(gone(heldVendor({}, null))).toEqual([])
    expect(gone(heldVendor({}, {}, { archived: true }))).toEqual([])
    expect(acceptance({ updates: compare(none(), heldVendor({}, {})), rows: [{ part: 'vendors', id: 'a' }] }).writes).toEqual([])
  })

  it('that was dismissed waits again only when the catalogue says something else', () => {
    const held = heldVendor({}, {})
    const dismissed = (country: string) =>
      compareCatalogue({
        theirs: { ...none(), vendors: [vendor({ country })] },
        held,
        dismissals: [{ part: 'vendors', id: 'a', row: vendor({ country: 'FR' }) }],
      })
    expect(dismissed('FR').filter(waits)).toEqual([])
    expect(countUpdates(dismissed('FR')).vendors).toMatchObject({ changed: 0, dismissed: 1 })
    expect(dismissed('DE').filter(waits)).toHaveLength(1)
  })

  it('that would not be valid with the corrections of the team is not taken by itself, and says why', () => {
    const said = {
      task: 't2v',
      evaluatorId: 'e',
      evaluatorOrg: 'E',
      evaluatorKind: 'independent',
      sourceId: 's',
      tier: 'primary',
      id: 'c',
      modelId: 'm',
      unit: '%',
    }
    const claim = (over: object) => Claim.parse({ ...said, value: 1, publishedOn: '2026-11-10', ...over })
    const held: HeldRows = {
      ...nothingHeld,
      claims: [{ row: claim({ evaluatedOn: '2026-11-05' }), base: claim({}), version: 2, archived: false }],
    }
    const updates = compare({ ...none(), claims: [claim({ publishedOn: '2026-11-01' })] }, held)
    expect(updates[0]).toMatchObject({ kind: 'conflict', problem: 'A test cannot be run after it was published.' })
    expect(acceptance({ updates, rows: updates }).problems).toMatchObject([{ part: 'claims', id: 'c', field: 'evaluatedOn' }])
  })

  it('has the same fields after the way there and back', () => {
    const benchmark = Benchmark.parse({
      id: 'b',
      name: 'B',
      maintainer: 'M',
      maintainerKind: 'academic',
      dimensions: [dimension('x', 'X')],
    })
    expect(rowOf({ part: 'benchmarks', id: 'b' }, fieldsOf(benchmark))).toEqual(benchmark)
  })

  it('is called by the names of what it refers to', () => {
    const theirs = {
      ...none(),
      vendors: [vendor({})],
      models: [Model.parse({ id: 'm', vendorId: 'a', name: 'Veo', modelVersion: '4', group: 'v' })],
    }
    expect(catalogueTitles(theirs, nothingHeld)({ part: 'models', id: 'm' })).toBe('Veo 4')
    expect(catalogueTitles(theirs, nothingHeld)({ part: 'models', id: 'unknown' })).toBe('unknown')
  })
})

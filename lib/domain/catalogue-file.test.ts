import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueFiles } from './catalogue'
import { readCatalogueFile } from './catalogue-file'

const meta = { version: '2026.12.01', title: 'T', collectedOn: '2026-12-01', licence: 'L', notes: [], attributions: [] }
const source = { title: 'Page', url: 'https://a.example' }
const vendor = { id: 'aurora', name: 'Aurora', country: 'DE', sources: [source] }
const model = { id: 'aurora-1', vendorId: 'aurora', name: 'Aurora', modelVersion: '1', group: 'aurora-1', sources: [source] }
const whole = { meta, vendors: [vendor], models: [model], offerings: [], benchmarks: [], sources: [], claims: [], facts: [] }

const problemsIn = (given: unknown) => {
  const read = readCatalogueFile(typeof given === 'string' ? given : JSON.stringify(given))
  return read.ok ? [] : read.problems
}

describe('a catalogue file', () => {
  it('is read whole, with or without a byte order mark', () => {
    expect(problemsIn(whole)).toEqual([])
    expect(problemsIn(`\uFEFF${JSON.stringify(whole)}`)).toEqual([])
  })

  it.each([
    [
      'an unknown field',
      { vendors: [{ ...vendor, colour: 'blue' }] },
      { table: 'vendors', row: 'aurora', field: 'colour', fix: 'Remove it, or correct its name.' },
    ],
    ['a wrong type', { models: [{ ...model, fps: 'fast' }] }, { table: 'models', row: 'aurora-1', field: 'fps' }],
    ['a row without an id', { vendors: [vendor, { name: 'B' }] }, { table: 'vendors', row: 'row 2', field: 'id' }],
    ['an id used twice', { vendors: [vendor, vendor] }, { table: 'vendors', row: 'aurora', field: 'id', fix: 'Remove one of the two.' }],
    [
      'a vendor that is not there',
      { vendors: [] },
      { table: 'models', row: 'aurora-1', field: 'vendorId', reason: 'There is no vendor “aurora”.' },
    ],
    ['a table that is no list', { claims: {} }, { table: 'claims', row: null }],
    ['a table nobody knows', { prices: [] }, { table: 'prices', row: null, field: null }],
    [
      'a null character deep inside',
      { vendors: [{ ...vendor, sources: [{ ...source, title: 'a\0' }] }] },
      { table: 'vendors', row: 'aurora', field: 'sources.0.title' },
    ],
    ['half a character', { vendors: [{ ...vendor, name: '\ud800' }] }, { table: 'vendors', row: 'aurora', field: 'name' }],
    ['a version in another form', { meta: { ...meta, version: '1' } }, { table: 'meta', row: null, field: 'version' }],
  ])('with %s is refused with table, row, field, reason and fix', (_, change, problem) => {
    const problems = problemsIn({ ...whole, ...change })
    expect(problems[0]).toMatchObject(problem)
    for (const { reason, fix } of problems) expect(reason && fix).toBeTruthy()
  })

  it('of any content is either read or refused with a reason and a fix, and nothing of it reaches the prototype of objects', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom(1e308, -1, '', '\0', '\ud800', '0000-01-01', '2026-02-30', null, [[]], {}),
    )
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(catalogueFiles)), fc.constantFrom('whole', 'id', 'name', 'sources', '__proto__'), value)
      .map(([part, field, by]) => {
        const text = JSON.stringify(by)
        const rows = field === 'whole' ? text : `[{"id":"x","${field}":${text}}]`
        return JSON.stringify({ ...whole, [part]: 'HERE' }).replace('"HERE"', () => rows)
      })
    fc.assert(
      fc.property(
        fc.oneof(
          spoilt,
          fc.string(),
          fc.json(),
          fc.string().map((cut) => JSON.stringify(whole).slice(0, -1 - cut.length)),
        ),
        (text) => {
          for (const { reason, fix } of problemsIn(text)) expect(reason && fix).toBeTruthy()
          expect(Object.keys(Object.prototype)).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
    expect(problemsIn('['.repeat(200_000))).toHaveLength(1)
    expect(problemsIn(`{"vendors":${'['.repeat(50_000)}${']'.repeat(50_000)}}`).length).toBeGreaterThan(0)
  })
})

import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEdit, type Edit, someTables, type Tables, worldOf } from '@/lib/testing/world-edits'
import { dependency, trial } from './evidence/example-inventory'
import { weigh } from './report'
import { reweigh, type Weighed, weighed } from './reweigh'

const previousOf = ({ previous }: Tables) => new Map(previous)
const start = (tables: Tables): Weighed => weighed(worldOf(tables, { backwards: false }), tables.frame, previousOf(tables))
const next = (before: Weighed, tables: Tables, { backwards, keeps }: { backwards: boolean; keeps: boolean }): Weighed =>
  reweigh(before, worldOf(tables, { backwards, known: keeps ? before.world : undefined }), tables.frame, previousOf(tables))
const afresh = (tables: Tables) => weigh(worldOf(tables, { backwards: false }), tables.frame, previousOf(tables))

describe('weighing again', () => {
  it('gives the bytes of weighing afresh after any edits, each report going on from the one before', () => {
    fc.assert(
      fc.property(
        someTables,
        fc.array(fc.array(anyEdit, { maxLength: 2 }), { minLength: 1, maxLength: 4 }),
        fc.record({ backwards: fc.boolean(), keeps: fc.boolean() }),
        (tables, rounds, reading) => {
          let now = tables
          let known = start(now)
          for (const edits of rounds) {
            now = edits.reduce((rows: Tables, edit: Edit) => edit.make(rows), now)
            known = next(known, now, reading)
            expect(canonicalize(known.report)).toBe(canonicalize(afresh(now)))
          }
        },
      ),
      { numRuns: 300, seed: 20261125 },
    )
  })
  it('keeps every dependency as the same object when nothing differs, and none on another day', () => {
    fc.assert(
      fc.property(someTables, (tables) => {
        const before = start(tables)
        const entries = before.report.dependencies
        const same = next(before, tables, { backwards: true, keeps: false }).report.dependencies
        expect(same.every((entry, at) => entry === entries[at])).toBe(true)
        const tomorrow = { ...tables, frame: { ...tables.frame, asOf: '2026-11-26' } }
        const moved = next(before, tomorrow, { backwards: false, keeps: true }).report.dependencies
        expect(moved.some((entry) => entries.includes(entry))).toBe(false)
      }),
      { numRuns: 20, seed: 20261125 },
    )
  })

  it('follows an offering of which a trial tells, though it stands in no pair of the dependency', () => {
    const [any] = fc.sample(someTables, { numRuns: 1, seed: 20261125 }) as [Tables]
    const sides = { incumbentId: 'seedance-2.0--fal', challengers: [{ offeringId: 'veo-3.1--fal', addedOn: '2026-04-01' }] }
    const told = { challengerId: 'veo-3.1--direct', incumbentId: 'seedance-2.0--fal', closedOn: '2026-11-01' }
    const tables: Tables = {
      ...any,
      dependencies: [{ ...dependency(sides), origin: 'team', ownerName: null }],
      trials: [{ ...trial(told), origin: 'team' }],
    }
    const before = start(tables)
    const offerings = tables.offerings.map((row) => (row.id === 'veo-3.1--direct' ? { ...row, modelId: 'hunyuanvideo' } : row))
    const after = next(before, { ...tables, offerings }, { backwards: false, keeps: true })
    const trialsOf = ({ report }: Weighed) => report.dependencies[0]?.pairs[0]?.input.trials
    expect(trialsOf(before)).toHaveLength(1)
    expect(trialsOf(after)).toEqual([])
  })
})

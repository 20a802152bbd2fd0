import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEdit, type Edit, someTables, type Tables, worldOf } from '@/lib/testing/world-edits'
import { weigh } from './report'
import { reweigh, type Weighed, weighed } from './reweigh'

const previousOf = ({ previous }: Tables) => new Map(previous)
const start = (tables: Tables): Weighed => weighed(worldOf(tables, { backwards: false }), tables.frame, previousOf(tables))
const next = (before: Weighed, tables: Tables, backwards = false): Weighed =>
  reweigh(before, worldOf(tables, { backwards }), tables.frame, previousOf(tables))
const afresh = (tables: Tables) => weigh(worldOf(tables, { backwards: false }), tables.frame, previousOf(tables))

describe('weighing again', () => {
  it('gives the bytes of weighing afresh after any edits, each report going on from the one before', () => {
    fc.assert(
      fc.property(
        someTables,
        fc.array(fc.array(anyEdit, { maxLength: 2 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (tables, rounds, backwards) => {
          let now = tables
          let known = start(now)
          for (const edits of rounds) {
            now = edits.reduce((rows: Tables, edit: Edit) => edit.make(rows), now)
            known = next(known, now, backwards)
            expect(canonicalize(known.report)).toBe(canonicalize(afresh(now)))
          }
        },
      ),
      { numRuns: 250, seed: 20261125 },
    )
  })
})

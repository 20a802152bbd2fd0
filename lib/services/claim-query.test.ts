import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClaimQuery, cursorText, filtersOf, readClaimQuery } from './claim-query'

const plain = readClaimQuery({}).query

describe('an address', () => {
  test('without parts lists everything, the newest first', () => {
    expect(plain).toMatchObject({ q: '', sort: '-published', model: [], after: null, before: null })
    expect(readClaimQuery({}).problems).toEqual([])
  })

  test('with several values in one filter keeps them all, once each', () => {
    const { query, problems } = readClaimQuery({ kind: 'vendor, independent,vendor', from: '2026-01-01', to: '2026-02-01' })
    expect(filtersOf(query)).toMatchObject({ kind: ['vendor', 'independent'], from: '2026-01-01', to: '2026-02-01' })
    expect(problems).toEqual([])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['an order that does not exist', { sort: 'nonsense' }, /no order “nonsense”/],
    ['a search of 10,000 characters', { q: 'a'.repeat(10_000) }, /at most 200 characters.*10,000/],
    ['a search of many words', { q: 'a b c d e f g h i j' }, /at most 8 words/],
    ['an unknown kind', { kind: 'vendor,press' }, /“press” is no kind of evaluator/],
    ['an id that cannot be one', { model: 'Veo 3; drop table' }, /is no id of a model/],
    ['a day that does not exist', { from: '2026-02-30' }, /“2026-02-30” is no day/],
    ['days that are turned around', { from: '2026-02-01', to: '2026-01-01' }, /lies before the first/],
    ['garbage for a place', { after: '%%%' }, /cannot be read, so this is the first page/],
    [
      'a place in another order',
      { sort: 'model', after: cursorText({ sort: 'value', descending: false, key: '1', id: 'a', before: 0 }) },
      /cannot be read/,
    ],
  ])('with %s says so and lists the rest', (_, search, problem) => {
    const { query, problems } = readClaimQuery(search)
    expect(problems.join(' ')).toMatch(problem)
    expect(query.after).toBeNull()
    expect(ClaimQuery.safeParse(query).success).toBe(true)
  })

  test('keeps its good parts beside a bad one', () => {
    const { query } = readClaimQuery({ kind: 'vendor,press', sort: '-value', q: ' kling ' })
    expect(query).toMatchObject({ kind: ['vendor'], sort: '-value', q: 'kling' })
  })

  test('of any kind is answered with a valid query', () => {
    const names = fc.constantFrom(
      'q',
      'sort',
      'model',
      'vendor',
      'kind',
      'task',
      'tier',
      'flag',
      'table',
      'source',
      'from',
      'to',
      'after',
      'before',
    )
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String())), (search) => {
        expect(ClaimQuery.safeParse(readClaimQuery(search).query).success).toBe(true)
      }),
    )
  })
})

describe('a place in the list', () => {
  test('survives its way through an address', () => {
    const cursor = { sort: 'model', descending: true, key: 'Kling 3.0 可灵', id: 'claim-1', before: 50 } as const
    expect(ClaimQuery.parse({ sort: '-model', after: cursorText(cursor) }).after).toEqual(cursor)
  })

  test('cannot be given in both directions', () => {
    const place = cursorText({ sort: 'model', descending: false, key: 'a', id: 'b', before: 0 })
    expect(ClaimQuery.safeParse({ sort: 'model', after: place, before: place }).success).toBe(false)
  })
})

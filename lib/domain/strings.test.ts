import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Dependency } from './dependency'
import { fromStrings, slugify } from './strings'

const Form = z.strictObject({
  name: z.string(),
  count: z.number().nullable(),
  done: z.boolean(),
  maybe: z.boolean().nullable().default(null),
  tags: z.array(z.string()).default([]),
  range: z.strictObject({ low: z.number(), high: z.number() }).nullable().default(null),
  weights: z.record(z.string(), z.number()),
})

const read = (...entries: [string, string][]) => fromStrings(entries, Form)

describe('texts of a form become values', () => {
  test('numbers, yes and no, lists, ranges', () => {
    expect(
      read(
        ['name', ' 7 '],
        ['count', '3.5'],
        ['done', 'off'],
        ['done', 'on'],
        ['tags', 'eu, us\ncn'],
        ['range.low', '1'],
        ['range.high', '2'],
        ['weights.motion', '0.3'],
      ),
    ).toEqual({ name: ' 7 ', count: 3.5, done: true, tags: ['eu', 'us', 'cn'], range: { low: 1, high: 2 }, weights: { motion: 0.3 } })
  })

  test('a number is read as the product prints it, and one that could be read two ways stays a text', () => {
    const count = (text: string) => (read(['count', text]) as { count: unknown }).count
    expect(['1,262', '1,262.5', '12,345,678', '−3.5', '-1,000'].map(count)).toEqual([1262, 1262.5, 12345678, -3.5, -1000])
    expect(['1,26', '0,123', '1,2623', '1.262,5', '12,34,567'].map(count)).toEqual(['1,26', '0,123', '1,2623', '1.262,5', '12,34,567'])
  })

  test('an empty field is "not given", never zero', () => {
    expect(read(['count', ''], ['maybe', ''], ['range.low', ''], ['range.high', ''], ['weights.motion', ''])).toEqual({
      count: null,
      maybe: null,
      range: null,
      weights: {},
    })
  })

  test('a text that does not fit stays a text, so that the schema can refuse it by name', () => {
    const value = read(['name', 'x'], ['count', '3,5'], ['done', 'perhaps'])
    expect(value).toMatchObject({ count: '3,5', done: 'perhaps' })
    const fields = Form.safeParse(value).error?.issues.map((issue) => issue.path[0])
    expect(fields).toEqual(expect.arrayContaining(['count', 'done']))
  })

  test('half a range is not silently dropped', () => {
    expect(read(['range.low', '1'], ['range.high', ''])).toMatchObject({ range: { low: 1, high: '' } })
  })

  test('rows of a list keep their order, also beyond ten', () => {
    const entries = Array.from({ length: 12 }, (_, index): [string, string] => [`challengers.${index}.offeringId`, `offering-${index}`])
    const value = fromStrings(entries.reverse(), Dependency) as { challengers: { offeringId: string }[] }
    expect(value.challengers.map((challenger) => challenger.offeringId)).toEqual(
      Array.from({ length: 12 }, (_, index) => `offering-${index}`),
    )
  })

  test('no name can reach the prototype', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('__proto__.polluted', 'constructor.prototype.polluted', 'weights.__proto__.polluted'),
        fc.string(),
        (name, text) => {
          read([name, text])
          expect(({} as Record<string, unknown>).polluted).toBeUndefined()
        },
      ),
    )
  })
})

describe('slugs', () => {
  test.each([
    ['Kling 3.0 Pro', 'kling-3-0-pro'],
    ['  École d’été ', 'ecole-d-ete'],
    ['可灵', 'model'],
    ['--', 'model'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugify(name, 'model')).toBe(slug)
  })

  test('a slug never exceeds 80 characters and never ends in a hyphen', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        const slug = slugify(name)
        expect(slug.length).toBeLessThanOrEqual(80)
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      }),
    )
  })
})

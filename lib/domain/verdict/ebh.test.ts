import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldTogether } from './ebh'

const named = (...values: number[]) => values.map((e, at) => ({ id: `t${at}`, e }))

describe('trials that hold together', () => {
  it.each([
    ['one trial needs 20', [19.999], []],
    ['one trial at 20', [20], ['t0']],
    ['of two, one needs 40', [39, 1], []],
    ['of two, one at 40', [1, 40], ['t1']],
    ['two at 20 carry each other', [20, 20], ['t0', 't1']],
    ['of four, three at 27', [27, 30, 1, 27], ['t1', 't0', 't3']],
    ['a strong one carries none that is weak', [1000, 5, 5], ['t0']],
    ['none', [], []],
  ])('%s', (_, values, ids) => {
    expect(heldTogether(named(...values))).toEqual(ids)
  })

  it('what holds is never weaker than what does not, and reaches the bar of its own size', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 20 }), (values) => {
        const trials = named(...values)
        const held = new Set(heldTogether(trials))
        const inside = trials.filter(({ id }) => held.has(id)).map(({ e }) => e)
        const outside = trials.filter(({ id }) => !held.has(id)).map(({ e }) => e)
        for (const e of inside) {
          expect(e * inside.length * 0.05).toBeGreaterThanOrEqual(trials.length)
          for (const other of outside) expect(e).toBeGreaterThan(other)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('more evidence in one trial never takes another one out', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }), fc.nat(11), (values, at) => {
        const before = heldTogether(named(...values))
        const after = new Set(heldTogether(named(...values.map((e, i) => (i === at ? e + 50 : e)))))
        for (const id of before) expect(after.has(id)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a share of false findings that is none', () => {
    expect(() => heldTogether(named(20), 0)).toThrow(/alpha/)
    expect(() => heldTogether(named(20), 1.5)).toThrow(/alpha/)
    expect(heldTogether(named(20), 1)).toEqual(['t0'])
  })
})

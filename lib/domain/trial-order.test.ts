import { describe, expect, it } from 'vitest'
import { batches, showings, shuffled } from './trial-order'

const plan = 'a'.repeat(64)
const prompts = Array.from({ length: 90 }, (_, i) => ({ id: `p${i + 1}`, position: i + 1, useCase: i % 3 === 0 ? 'ads' : 'films' }))
const shown = (raterId: string, over: { planSha256?: string; of?: typeof prompts } = {}) =>
  showings(over.of ?? prompts, { planSha256: over.planSha256 ?? plan, lookEvery: 30, raterId })

describe('what a rater is shown', () => {
  it('is every prompt once, the same each time, and otherwise for another rater or plan', () => {
    const first = shown('ana')
    expect(first.map(({ promptId }) => promptId).sort()).toEqual(prompts.map(({ id }) => id).sort())
    expect(shown('ana')).toEqual(first)
    expect(shown('ana', { of: [...prompts].reverse() })).toEqual(first)
    expect(shown('bo')).not.toEqual(first)
    expect(shown('ana', { planSha256: 'b'.repeat(64) })).not.toEqual(first)
  })

  it('has the challenger on the left in half of every batch, for each rater', () => {
    for (const rater of ['ana', 'bo', 'chi', 'dee']) {
      const all = shown(rater)
      for (const from of [0, 30, 60])
        expect(all.slice(from, from + 30).filter(({ leftSide }) => leftSide === 'challenger')).toHaveLength(15)
    }
  })

  it('leaves an odd prompt to either side, so that no side is favoured over many raters', () => {
    const one = prompts.slice(0, 1)
    const left = Array.from({ length: 400 }, (_, i) => shown(`rater ${i}`, { of: one })[0]?.leftSide).filter(
      (side) => side === 'challenger',
    )
    expect(left.length).toBeGreaterThan(150)
    expect(left.length).toBeLessThan(250)
  })

  it('tells nothing of the side by the place in the order', () => {
    const firsts = Array.from({ length: 400 }, (_, i) => shown(`rater ${i}`, { of: prompts.slice(0, 4) })[0]?.leftSide)
    const left = firsts.filter((side) => side === 'challenger').length
    expect(left).toBeGreaterThan(150)
    expect(left).toBeLessThan(250)
  })
})

describe('the batches between two looks', () => {
  it('are the same for all raters, so that a look finds prompts that everybody has judged', () => {
    const [first = []] = batches(prompts, plan, 30)
    const ids = first.map(({ id }) => id).sort()
    for (const rater of ['ana', 'bo'])
      expect(
        shown(rater)
          .slice(0, 30)
          .map(({ promptId }) => promptId)
          .sort(),
      ).toEqual(ids)
  })

  it('hold each use case in its share', () => {
    for (const batch of batches(prompts, plan, 30)) {
      expect(batch).toHaveLength(30)
      const ads = batch.filter(({ useCase }) => useCase === 'ads').length
      expect(Math.abs(ads - 10)).toBeLessThanOrEqual(1)
    }
  })

  it('come out for no prompts, for fewer than one look, and for prompts without a use case', () => {
    expect(batches([], plan, 30)).toEqual([])
    const few = prompts.slice(0, 7).map((prompt) => ({ ...prompt, useCase: null }))
    expect(batches(few, plan, 30).map((batch) => batch.length)).toEqual([7])
  })
})

it('shuffling puts every item first about as often as any other', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]
  const firsts = Array.from({ length: 800 }, (_, i) => shuffled(items, 'seed', String(i))[0]?.id)
  for (const { id } of items) {
    const share = firsts.filter((first) => first === id).length / 800
    expect(share).toBeGreaterThan(0.18)
    expect(share).toBeLessThan(0.32)
  }
})

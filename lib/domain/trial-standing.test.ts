import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './policy'
import type { Choice, JudgedPrompt } from './trial-outcome'
import { standingOf } from './trial-standing'

const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
const trial = { ...conditions, plannedPrompts: 60, ratersPerPrompt: 1, goal: 'capability' as const, attempts: 1 }
const prices = { challenger: 0.1, incumbent: null }
const outcomes = (wins: number, losses: number, ties: number): JudgedPrompt[] =>
  [...Array<Choice>(wins).fill('challenger'), ...Array<Choice>(losses).fill('incumbent'), ...Array<Choice>(ties).fill('no_difference')].map(
    (choice, i) => ({
      id: `p${i}`,
      useCase: i % 2 === 0 ? 'ads' : null,
      clips: { challenger: 'ready', incumbent: 'ready' },
      votes: [{ raterId: i % 3 === 0 ? 'ana' : 'bo', leftSide: i % 2 === 0 ? 'challenger' : 'incumbent', choice }],
    }),
  )
const standing = (prompts: JudgedPrompt[], over: Partial<Parameters<typeof standingOf>[1]> = {}) =>
  standingOf(prompts, { trial, clips: [], insiderIds: [], prices, policy: defaultPolicy, ...over })

describe('where a trial stands', () => {
  it('equals the published figures for 39 won, 15 lost and 6 tied', () => {
    const found = standing(outcomes(39, 15, 6))
    expect(found).toMatchObject({
      wins: 39,
      losses: 15,
      ties: 6,
      decided: 60,
      undecided: 0,
      votes: 60,
      raters: 2,
      stillNeeded: 0,
      broken: [],
    })
    expect(found.e).toBeCloseTo(75.654208828, 6)
    expect(found.interval[0]).toBeCloseTo(0.513706992, 8)
    expect(found.interval[1]).toBeCloseTo(0.880033352, 8)
    expect(found.davidson?.theta).toBeCloseTo(0.955511445, 8)
    expect(found.davidson?.se).toBeCloseTo(0.30382181, 8)
    expect(found.davidson?.nu).toBeCloseTo(0.248069469, 8)
    expect(found.bar).toEqual({ p0: 0.5, e: 20, minWins: 15 })
  })

  it('has no share, no estimate and no agreement before there is anything to tell: missing is never zero', () => {
    expect(standing([])).toMatchObject({ e: 1, share: null, davidson: null, alpha: null, stillNeeded: null, interval: [0, 1] })
    expect(standing(outcomes(5, 0, 0))).toMatchObject({ share: 1, davidson: null })
  })

  it('asks less of evidence, and more of wins, where a challenger only has to be as good', () => {
    const found = standing(outcomes(34, 22, 0), { trial: { ...trial, goal: 'cost' } })
    expect(found.bar).toEqual({ p0: 0.45, e: 3, minWins: 18 })
    expect(found.e).toBeCloseTo(4.694004002, 6)
  })

  it('is told for each use case, which together make the whole, and for prompts without one', () => {
    const { useCases } = standing(outcomes(10, 5, 2))
    expect(useCases.map(({ useCase }) => useCase)).toEqual(['ads', null])
    expect(useCases.reduce((sum, { wins }) => sum + wins, 0)).toBe(10)
    expect(useCases.reduce((sum, { decided }) => sum + decided, 0)).toBe(17)
  })

  it('names the votes of those who knew the sides, and what keeps the trial from being proof', () => {
    const found = standing(outcomes(9, 0, 0), { insiderIds: ['ana', 'somebody else'], trial: { ...trial, ownPrompts: false } })
    expect(found.insiders).toEqual({ raters: 1, votes: 3 })
    expect(found.broken).toEqual([expect.stringContaining('Not blind'), expect.stringContaining('own prompts')])
    expect(standing(outcomes(9, 0, 0)).insiders).toEqual({ raters: 0, votes: 0 })
  })
})

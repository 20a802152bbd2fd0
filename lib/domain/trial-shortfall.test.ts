import { expect, it } from 'vitest'
import { shortfallText } from './trial-shortfall'
import { neededWins, type ProofBar } from './verdict/sample-size'

const bar = { p0: 0.5, e: 20, minWins: 15 }
const said = (planned: number, own: ProofBar = bar) => shortfallText(planned, { bar: own, needed: neededWins(own, planned)[planned] ?? 0 })

it('a plan that cannot reach the bar says what it misses, and one that can says nothing', () => {
  expect(said(4)).toBe('4 prompts cannot reach the bar of 15 wins: this trial can only be informal.')
  expect(said(15)).toBeNull()
  expect(said(2, { ...bar, minWins: 1 })).toBe('2 prompts cannot reach evidence of 20:1: this trial can only be informal.')
})

import { describe, expect, test } from 'vitest'
import { answerText, boardSentence, holdsOn, isSuperlative, pairSentence, type Weighed } from './true-today'

const weighed = (m: number, half: number, over: Partial<Weighed> = {}): Weighed => ({
  on: '2026-11-25',
  status: 'PROMISING',
  m,
  lo90: m - half,
  hi90: m + half,
  ...over,
})

describe('whether a claim holds', () => {
  test('is yes or no only when the whole interval lies on one side of parity', () => {
    expect(holdsOn(0.2, weighed(0.1, 0.05))).toBe('yes')
    expect(holdsOn(-0.2, weighed(-0.1, 0.05))).toBe('yes')
    expect(holdsOn(0.2, weighed(-0.1, 0.05))).toBe('no')
    expect(holdsOn(0.2, weighed(0.1, 0.15))).toBe('open')
    expect(holdsOn(0, weighed(0.01, 0.1))).toBe('yes')
    expect(holdsOn(0, weighed(0.3, 0.1))).toBe('no')
  })

  test('cannot be told where nothing was weighed', () => {
    expect(holdsOn(0.2, null)).toBe('unknown')
    expect(answerText('unknown')).toBe('Cannot be told')
  })

  test('is told in one sentence with points and status of both days', () => {
    const pair = { challenger: 'Seedance 2.0', incumbent: 'Veo 3.1', claimed: 0.24 }
    const before = weighed(0.09, 0.13, { on: '2025-03-03', status: 'INSUFFICIENT' })
    expect(pairSentence({ ...pair, before, today: weighed(0.02, 0.1) })).toMatch(
      /^The claim puts Seedance 2\.0 at \+24 points of net preference against Veo 3\.1\. All that was published by 3 Mar 2025 put it at \+9 \(−4 to \+22\) \(Not enough evidence\); as of 25 Nov 2026 it is at \+2 \(−8 to \+12\) \(Promising, not proven\)\.$/,
    )
    expect(pairSentence({ ...pair, before: null, today: weighed(0.02, 0.1) })).toMatch(/On its date nothing could be weighed; as of/)
    expect(pairSentence({ ...pair, before, today: null })).toMatch(/nothing can be weighed today/)
  })
})

describe('a claim to be first', () => {
  test('is known by its words or its published rank', () => {
    const said = (statement: string | null, rank: number | null = null) => isSuperlative({ statement, rank })
    expect(said('First in its class')).toBe(true)
    expect(said('Ahead of its rivals on nearly every quality tested.')).toBe(true)
    expect(said('Ranked #1 on the board')).toBe(true)
    expect(said(null, 1)).toBe(true)
    expect(said(null, 2)).toBe(false)
    expect(said('Closes much of the gap between open and closed models.')).toBe(false)
  })

  test('is answered with the newest snapshot of the board', () => {
    const standing = { on: '2026-09-30', of: 28, leader: 'Veo 4', leaderValue: 1515, unit: 'arena points' }
    const sentence = (place: number | null) => boardSentence({ model: 'Sora', board: 'Arena', standing: { ...standing, place } })
    expect(sentence(22)).toBe('On Arena, as of 30 Sep 2026, Sora stands 22nd of 28; Veo 4 leads with 1,515 arena points.')
    expect(sentence(11)).toMatch(/11th of 28/)
    expect(sentence(1)).toMatch(/Sora leads 28 models/)
    const held = { ...standing, of: 28, held: true }
    expect(boardSentence({ model: 'Sora', board: 'Arena', standing: { ...held, place: 7 } })).toMatch(/7th among the 28 rows we hold;/)
    expect(boardSentence({ model: 'Sora', board: 'Arena', standing: { ...held, place: 1 } })).toMatch(/leads the 28 rows we hold\./)
    expect(sentence(null)).toMatch(/Sora is not listed; Veo 4 leads/)
  })
})

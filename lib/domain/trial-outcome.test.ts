import { describe, expect, it } from 'vitest'
import { type Choice, type ClipStanding, isVotable, type JudgedPrompt, majority, outcomeOf, sideBalance, tally } from './trial-outcome'

const c = 'challenger' as const
const i = 'incumbent' as const
const n = 'no_difference' as const
const prompt = (choices: Choice[], clips: [ClipStanding, ClipStanding] = ['ready', 'ready']): JudgedPrompt => ({
  id: 'p1',
  useCase: null,
  clips: { challenger: clips[0], incumbent: clips[1] },
  votes: choices.map((choice, at) => ({ raterId: `r${at}`, leftSide: c, choice })),
})

describe('the outcome of a prompt', () => {
  it.each<[string, Choice[], string]>([
    ['two of three for the challenger', [c, c, i], 'win'],
    ['two of three for the incumbent', [c, i, i], 'loss'],
    ['all different', [c, i, n], 'tie'],
    ['two of three see no difference', [c, n, n], 'tie'],
    ['one of three decided', [c, n, n], 'tie'],
    ['half of four', [c, c, i, n], 'tie'],
    ['nobody', [], 'tie'],
  ])('%s: %s → %s', (_, choices, outcome) => expect(majority(choices)).toBe(outcome))

  it('waits for all planned raters', () => {
    expect(outcomeOf(prompt([c, c]), 3)).toBeNull()
    expect(outcomeOf(prompt([c, c, i]), 3)).toBe('win')
  })

  it.each<[ClipStanding, ClipStanding, string | null]>([
    ['failed', 'ready', 'loss'],
    ['ready', 'refused', 'win'],
    ['refused', 'failed', 'tie'],
    ['failed', null, null],
    [null, 'ready', null],
  ])('with the clips %s and %s is %s without a vote', (challenger, incumbent, outcome) => {
    const shown = prompt([], [challenger, incumbent])
    expect(outcomeOf(shown, 3)).toBe(outcome)
    expect(isVotable(shown)).toBe(false)
  })

  it('is counted once per prompt, and undecided ones are not', () => {
    expect(tally([prompt([c, c, c]), prompt([i, i, c]), prompt([c, i, n]), prompt([c])], 3)).toEqual({
      wins: 1,
      losses: 1,
      ties: 1,
      decided: 3,
    })
  })
})

describe('a habit of one side', () => {
  const votes = (left: number, right: number, same = 0) => [
    prompt([...Array(left).fill(c), ...Array(right).fill(i), ...Array(same).fill(n)]),
  ]

  it('is warned of above 65 % of the decisive votes, with the counts, whichever model stood there', () => {
    expect(sideBalance(votes(14, 7))).toEqual({ left: 14, right: 7, warns: true })
    expect(sideBalance(votes(7, 14, 50))).toEqual({ left: 7, right: 14, warns: true })
    const swapped = votes(14, 7).map((one) => ({ votes: one.votes.map((vote) => ({ ...vote, leftSide: i })) }))
    expect(sideBalance(swapped)).toEqual({ left: 7, right: 14, warns: true })
  })

  it('is not warned of at 65 %, nor on fewer than 20 votes', () => {
    expect(sideBalance(votes(13, 7)).warns).toBe(false)
    expect(sideBalance(votes(19, 0)).warns).toBe(false)
    expect(sideBalance([]).warns).toBe(false)
  })
})

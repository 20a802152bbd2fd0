import { expect, it } from 'vitest'
import { stopText, trialVerdict } from './trial-verdict'

const bars = { bar: { p0: 0.5, e: 20, minWins: 15 }, eLoss: 10 }
const said = (wins: number, losses: number, informal = false) => trialVerdict({ wins, losses, informal }, bars)

it('a trial that reaches its bar has proved it, and one whose counts speak against it is refuted', () => {
  expect(said(41, 13)).toMatchObject({ word: 'proved', text: expect.stringMatching(/^evidence [\d,]+:1 of the 20:1 needed$/) })
  expect(said(11, 32)).toMatchObject({ word: 'refuted', text: expect.stringContaining('against it; 10:1 refutes') })
})

it('a trial that won more than it lost and stopped short of its bar is not decisive, and says by how much', () => {
  expect(said(19, 8)).toMatchObject({ word: 'not decisive', text: expect.stringMatching(/^evidence \d\.\d:1 of the 20:1 needed$/) })
  expect(said(10, 0)).toMatchObject({ word: 'not decisive', text: expect.stringContaining('10 wins of at least 15') })
  expect(said(0, 0).word).toBe('not decisive')
})

it('an informal trial proves and refutes nothing, however clear its counts are', () => {
  for (const [wins, losses] of [
    [41, 3],
    [3, 41],
  ] as const)
    expect(said(wins, losses, true)).toMatchObject({ word: 'not decisive', text: expect.stringContaining('informal') })
})

it('a trial for one that is as good says so', () => {
  const asGood = { bar: { p0: 0.45, e: 3, minWins: 15 }, eLoss: 10 }
  expect(trialVerdict({ wins: 44, losses: 32, informal: false }, asGood).text).toContain('of the 3:1 needed that it is as good')
})

it('an ended trial says why it ended, as far as that is known', () => {
  const ended = { closeReason: null, decided: 30, plannedPrompts: 100 }
  expect(stopText(ended)).toBe('ended after 30 of 100 prompts')
  expect(stopText({ ...ended, decided: 100 })).toBe('all planned prompts decided')
  expect(stopText({ ...ended, closeReason: 'success' })).toBe('stopped at its bar')
})

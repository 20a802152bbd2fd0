import { expect, test } from 'vitest'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import type { Pair, Report } from './report'
import { trialLines, trialText } from './trial-text'

const report = demoWeeks.get('2026-W48') as Report
const pairOf = (dependencyId: string, challengerId: string): Pair => {
  const pair = report.dependencies
    .find((entry) => entry.dependency.id === dependencyId)
    ?.pairs.find((entry) => entry.challenger.id === challengerId)
  if (!pair) throw new Error(`${challengerId} is not weighed for ${dependencyId}.`)
  return pair
}
const won = pairOf('packshots', 'minimax-h3--minimax')
const counted = (w: number, l: number, ti: number): Pair => ({ ...won, verdict: { ...won.verdict, trial: { w, l, ti, N: w + l + ti } } })

test('a won trial says how many decisive prompts it rests on', () => {
  expect(trialText(won, report)).toContain('Decisive prompts won: 41 of 54')
  expect(trialLines(won)).toMatchObject([{ won: '41', lost: '13', tied: '6', counts: 'proof', demo: true }])
})

test('a trial without a decisive prompt has no share, which is not a share of zero', () => {
  const text = trialText(counted(0, 0, 12), report)
  expect(text).toContain('All 12 prompts were tied, so no share can be given.')
  expect(text).not.toMatch(/\b0%/)
})

test('a clean sweep is not told as certain', () => {
  const sweep = { ...counted(7, 0, 0), verdict: { ...counted(7, 0, 0).verdict, cs: [0.484312543, 1] as [number, number] } }
  expect(trialText(sweep, report)).toContain('between 48% and >99%')
})

test('without a trial it says what a proof would take', () => {
  expect(trialText({ ...won, trials: [] }, report)).toMatch(/at least 15 wins and evidence of 20:1/)
})

import { describe, expect, it } from 'vitest'
import { type Seeded, seeded } from '@/lib/testing/seeded'
import { defaultPolicy } from './policy'
import { type Choice, type JudgedPrompt, outcomeOf } from './trial-outcome'
import { proofBar } from './verdict/sample-size'
import { confidenceSequence, evidence } from './verdict/trial'

const RUNS = 1000
const PROMPTS = 100
const RATERS = ['a', 'b', 'c']
const bar = proofBar('capability', defaultPolicy)

const remembered = <Value>(work: (wins: number, losses: number) => Value) => {
  const known = new Map<number, Value>()
  return (wins: number, losses: number): Value => {
    const key = wins * 1000 + losses
    const value = known.get(key) ?? work(wins, losses)
    known.set(key, value)
    return value
  }
}
const evidenceAt = remembered((wins, losses) => evidence(wins, losses, bar.p0))
const intervalAt = remembered(confidenceSequence)

/** How often one of three raters has to prefer the challenger for the majority to do so with this share: 3p² − 2p³. */
function voteShare(share: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const p = (low + high) / 2
    if (3 * p * p - 2 * p * p * p < share) low = p
    else high = p
  }
  return low
}

type Run = { proven: boolean; covered: boolean }

/** One trial with simulated raters; somebody looks after every single vote. */
function run(random: Seeded, share: number): Run {
  const p = voteShare(share)
  const seen = { wins: 0, losses: 0, proven: false, covered: true }
  for (let number = 0; number < PROMPTS; number++) {
    const votes: JudgedPrompt['votes'] = []
    for (const raterId of RATERS) {
      const choice: Choice = random.uniform() < p ? 'challenger' : 'incumbent'
      votes.push({ raterId, leftSide: random.uniform() < 0.5 ? 'challenger' : 'incumbent', choice })
      const prompt = { id: `p${number}`, useCase: null, clips: { challenger: 'ready', incumbent: 'ready' }, votes } as const
      const outcome = outcomeOf(prompt, RATERS.length)
      if (outcome === 'win') seen.wins++
      if (outcome === 'loss') seen.losses++
      const [low, high] = intervalAt(seen.wins, seen.losses)
      seen.covered &&= low <= share && share <= high
      seen.proven ||= seen.wins >= bar.minWins && evidenceAt(seen.wins, seen.losses) >= bar.e
    }
  }
  return seen
}

describe.each([0.5, 0.6, 0.7])(
  '1,000 trials of 100 prompts with three simulated raters, looked at after every vote, true share %f',
  (share) => {
    const random = seeded(Math.round(share * 100))
    const runs = Array.from({ length: RUNS }, () => run(random, share))
    const of = (what: keyof Run) => runs.filter((one) => one[what]).length / RUNS

    it('the confidence sequence holds the true share at every look in at least 94 % of them', () => {
      expect(of('covered')).toBeGreaterThanOrEqual(0.94)
    })

    it(share === 0.5 ? 'prove a difference that is not there in at most 5 %' : 'prove the difference more often than chance', () => {
      const proven = of('proven')
      if (share === 0.5) expect(proven).toBeLessThanOrEqual(0.05)
      else expect(proven).toBeGreaterThan(share === 0.6 ? 0.2 : 0.85)
    })
  },
)

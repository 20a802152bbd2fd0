import { beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { allClips, aPlan, aRunningTrial, raters, votesOnAll } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { liveReport } from './live-report'
import { collectClips } from './trial-insiders'
import { createTrial, getTrial, listTrials, lockTrial } from './trial-plans'
import { resultOf, revealTrial, standing } from './trial-results'
import { castVote, nextPair } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

it('a trial goes from its plan through blind votes to counts that everybody sees after the reveal', async () => {
  const { id } = await createTrial(ctx, await aPlan(ctx, { count: 3 }))
  const { planSha256 } = await lockTrial(ctx, { id, version: 1 })
  await allClips(ctx, id)
  const taste = (text: string) => (text === 'Prompt 3' ? 'no_difference' : text === 'Prompt 2' ? 'incumbent' : 'challenger')
  for (const rater of await raters(url, ctx, id)) expect(await votesOnAll(rater, taste)).toBe(3)
  expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', closeReason: 'maximum', wins: null, planSha256, planIntact: true })
  expect(await listTrials(ctx)).toEqual([expect.objectContaining({ id, state: 'closed', wins: null, prompts: 3, planned: true })])
  await collectClips(ctx, { trialId: id })
  expect(await standing(ctx, id)).toMatchObject({ wins: 1, losses: 1, ties: 1, votes: 9 })
  expect(await revealTrial(ctx, { id })).toEqual({ id, wins: 1, losses: 1, ties: 1 })
  expect(await listTrials(ctx)).toEqual([expect.objectContaining({ id, wins: 1, losses: 1, ties: 1 })])
  expect(await resultOf({ ...ctx, role: 'viewer' }, id)).toMatchObject({ wins: 1, share: 0.5, broken: [], raters: 3, alpha: 1 })
})

it('a trial that is won stops by itself, and changes the verdict at the reveal and not before', async () => {
  const week = '2026-W48'
  const plan = await aPlan(ctx, { count: 20, lookEvery: 15, ratersPerPrompt: 1 })
  const verdict = async () => {
    const { dependencies } = await liveReport(ctx, week)
    return dependencies.find(({ dependency }) => dependency.id === plan.dependencyId)?.pairs[0]?.verdict
  }
  const { id } = await createTrial(ctx, plan)
  await lockTrial(ctx, { id, version: 1 })
  await allClips(ctx, id)
  const before = await verdict()
  expect(before).toMatchObject({ status: 'INSUFFICIENT', trial: { N: 0 } })
  const [rater] = await raters(url, ctx, id, 1)
  if (!rater) throw new Error('Nobody votes.')
  expect(await votesOnAll(rater, () => 'challenger')).toBe(15)
  expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', closeReason: 'success' })
  expect(await verdict()).toEqual(before)
  await revealTrial(ctx, { id })
  const after = await verdict()
  expect(after).toMatchObject({ levels: { Q: 4 }, trial: { w: 15, l: 0, ti: 0, N: 15 } })
  expect(after?.status).not.toBe(before?.status)
  expect(after?.e).toBeGreaterThanOrEqual(20)
})

it('a trial that is won on prompts that are not the team’s own is shown, says why, and proves nothing', async () => {
  const plan = await aPlan(ctx, { count: 16, ratersPerPrompt: 1, ownPrompts: false })
  const { id } = await createTrial(ctx, plan)
  await lockTrial(ctx, { id, version: 1 })
  await allClips(ctx, id)
  for (const rater of await raters(url, ctx, id, 1)) expect(await votesOnAll(rater, () => 'challenger')).toBe(16)
  await revealTrial(ctx, { id })
  expect(await resultOf(ctx, id)).toMatchObject({ wins: 16, broken: [expect.stringContaining('own prompts')] })
  const { dependencies } = await liveReport(ctx, '2026-W48')
  const verdict = dependencies.find(({ dependency }) => dependency.id === plan.dependencyId)?.pairs[0]?.verdict
  expect(verdict).toMatchObject({ e: 1, trial: { N: 0 } })
  expect(verdict?.levels.Q).toBeLessThan(4)
})

it('of twelve people who send the last vote of a look at the same moment one is taken, and all are answered', async () => {
  const id = await aRunningTrial(ctx, { count: 2, lookEvery: 1, ratersPerPrompt: 1 })
  const people = await raters(url, ctx, id, 12)
  const pairs = await Promise.all(people.map((rater) => nextPair(rater)))
  const answers = await Promise.allSettled(
    people.map((rater, i) => castVote(rater, { pairId: pairs[i]?.pair?.pairId ?? '', choice: 'no_difference' })),
  )
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason.message)] : []))
  expect(refused).toEqual(Array.from({ length: 11 }, () => expect.stringContaining('Enough others')))
  expect(await ctx.db.trialVote.count({ where: { trialId: id } })).toBe(1)
})

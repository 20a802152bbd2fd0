import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { aPlan, aRunningTrial, raters, votesOnAll } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { refusal } from '@/lib/testing/refusal'
import { draftTrial, redraftTrial } from './trial-drafts'
import { exportTrial } from './trial-export'
import { getTrial } from './trial-plans'
import { listTrialLines, trialProgress } from './trial-progress'
import { closeTrial, revealTrial } from './trial-results'
import { pairsToWatch } from './trial-watch'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

const textOf = async ({ chunks }: Awaited<ReturnType<typeof exportTrial>>) => {
  const parts: Uint8Array[] = []
  for await (const part of chunks) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('a plan from a form', () => {
  it('reads the pasted list, and keeps the ids of prompts whose text stays', async () => {
    const { prompts: _, ...plan } = await aPlan(ctx, { count: 2 })
    const { id } = await draftTrial(ctx, { ...plan, promptList: 'prompt,use case\nA lake,films\nA car,ads' })
    const before = (await getTrial(ctx, id)).prompts
    expect(before).toMatchObject([
      { text: 'A lake', useCase: 'films' },
      { text: 'A car', useCase: 'ads' },
    ])
    await redraftTrial(ctx, { ...plan, id, version: 1, promptList: 'A car\nA tram' })
    const after = (await getTrial(ctx, id)).prompts
    expect(after.map(({ text }) => text)).toEqual(['A car', 'A tram'])
    expect(after[0]?.id).toBe(before[1]?.id)
  })

  it('says at the list what is wrong with it, and keeps nothing', async () => {
    const { prompts: _, ...plan } = await aPlan(ctx)
    const twice = await refusal(draftTrial(ctx, { ...plan, promptList: 'A lake\nA lake' }))
    expect(twice).toMatchObject({ status: 422, fields: { promptList: expect.stringContaining('Prompt 2: The same prompt') } })
    const broken = await refusal(draftTrial(ctx, { ...plan, promptList: '[{' }))
    expect(broken).toMatchObject({ status: 422, fields: { promptList: expect.stringContaining('brackets') } })
    expect(await listTrialLines(ctx)).toEqual([])
  })
})

describe('the progress of a trial', () => {
  it('counts what is decided and what waits, and nothing of who is ahead', async () => {
    const id = await aRunningTrial(ctx, { count: 3, ratersPerPrompt: 1 })
    await ctx.db.trialClip.deleteMany({ where: { promptId: 'p3' } })
    const [rater] = await raters(url, ctx, id, 1)
    if (!rater) throw new Error('Nobody joined.')
    await votesOnAll(rater, () => 'challenger')
    const progress = { decided: 2, awaitingClips: 1, awaitingVotes: 0, raters: 1 }
    expect(await trialProgress({ ...ctx, role: 'viewer' }, { id, ratersPerPrompt: 1 })).toEqual(progress)
    expect(await listTrialLines({ ...ctx, role: 'viewer' })).toEqual([expect.objectContaining({ id, wins: null, progress })])
  })
})

describe('votes to take along and pairs to watch', () => {
  it('are there from the reveal on, with raters as numbers, and refused before it', async () => {
    const id = await aRunningTrial(ctx, { count: 3, ratersPerPrompt: 1 })
    const [rater] = await raters(url, ctx, id, 1)
    if (!rater) throw new Error('Nobody joined.')
    await votesOnAll(rater, (text) => (text === 'Prompt 1' ? 'incumbent' : 'challenger'))
    for (const work of [() => exportTrial(ctx, id, 'votes.csv'), () => exportTrial(ctx, id, 'outcomes.csv'), () => pairsToWatch(ctx, id)])
      expect(await refusal(work())).toMatchObject({ status: 409 })
    await revealTrial(ctx, { id })
    const viewer = { ...ctx, role: 'viewer' as const }
    const votes = await textOf(await exportTrial(viewer, id, 'votes.csv'))
    expect(votes.split('\r\n')).toHaveLength(5)
    expect(votes).toMatch(/^1,1,(challenger|incumbent),incumbent,/m)
    expect(votes).not.toContain('Rater 1')
    expect(await textOf(await exportTrial(viewer, id, 'outcomes.csv'))).toContain('1,Prompt 1,ads,loss,0,1,0,')
    const { best, worst } = await pairsToWatch(viewer, id)
    expect(best.map(({ text }) => text)).toEqual(['Prompt 2', 'Prompt 3'])
    expect(worst).toEqual([
      expect.objectContaining({ text: 'Prompt 1', clips: { challenger: expect.anything(), incumbent: expect.anything() } }),
    ])
    expect(await refusal(exportTrial(viewer, id, 'plan.exe'))).toMatchObject({ status: 404 })
  })

  it('a trial that is only closed keeps them to itself', async () => {
    const id = await aRunningTrial(ctx, { count: 2, ratersPerPrompt: 1 })
    await ctx.db.trialClip.deleteMany({ where: { promptId: 'p2' } })
    const [rater] = await raters(url, ctx, id, 1)
    if (!rater) throw new Error('Nobody joined.')
    await votesOnAll(rater, () => 'challenger')
    await closeTrial(ctx, { id, reason: 'the budget is spent' })
    expect(await refusal(exportTrial(ctx, id, 'votes.csv'))).toMatchObject({ status: 409 })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { allClips, aPlan, raters } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { addMember } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import type { RaterSession } from './trial-joining'
import { keepNames, namingPrompts } from './trial-names'
import { createTrial, getTrial, lockTrial } from './trial-plans'
import { castVote, nextPair } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

/** A draft of three prompts; the second one names the model of the challenger. */
async function draft() {
  const plan = await aPlan(ctx)
  const offering = await ctx.db.offering.findFirstOrThrow({ where: { id: plan.challengerId }, select: { modelId: true } })
  await ctx.db.model.updateMany({ where: { id: offering.modelId }, data: { name: 'Zephyr', modelVersion: '7' } })
  const prompts = [{ text: 'A fox' }, { text: 'A fox in the look of zephyr-7' }, { text: 'A zephyrine sea' }]
  return { plan, id: (await createTrial(ctx, { ...plan, prompts })).id }
}
const reason = 'It is the name of our mascot.'

describe('a prompt that names a side', () => {
  it('keeps the plan from being locked, is named with its number, and stays with a reason that is kept', async () => {
    const { id } = await draft()
    expect(await namingPrompts(ctx, id)).toEqual([expect.objectContaining({ number: 2, names: ['Zephyr 7'] })])
    expect(await refusal(lockTrial(ctx, { id, version: 1 }))).toMatchObject({
      status: 422,
      fields: { namesReason: expect.stringContaining('prompt 2 says “Zephyr 7”') },
    })
    await lockTrial(ctx, { id, version: 1, namesReason: reason })
    expect(await getTrial(ctx, id)).toMatchObject({ state: 'running', namesReason: reason, namesByName: ctx.actor.name, planIntact: true })
    const told = await ctx.db.auditEvent.findFirst({ where: { subjectId: id, action: 'trial.locked' }, select: { detail: true } })
    expect(told?.detail).toMatchObject({ namesReason: reason, naming: [2] })
    await expect(ctx.db.trial.updateMany({ where: { id }, data: { namesReason: null } })).rejects.toThrow()
  })

  it('leaves no reason behind where no prompt names anybody', async () => {
    const { id } = await createTrial(ctx, await aPlan(ctx))
    await lockTrial(ctx, { id, version: 1, namesReason: reason })
    expect(await getTrial(ctx, id)).toMatchObject({ namesReason: null, namesByName: null })
    expect(await refusal(keepNames(ctx, { id, namesReason: reason }))).toMatchObject({ status: 409 })
  })

  it('is not shown to raters, nor takes votes, until that is decided: also where a model gets its name after the lock', async () => {
    const plan = await aPlan(ctx, { count: 2, ratersPerPrompt: 1 })
    const { id } = await createTrial(ctx, { ...plan, prompts: [{ text: 'A fox' }, { text: 'A Quillon fox' }] })
    await lockTrial(ctx, { id, version: 1 })
    await allClips(ctx, id)
    const [rater] = (await raters(url, ctx, id, 1)) as [RaterSession]
    const offered = await nextPair(rater)
    const naming = offered.pair?.prompt === 'A Quillon fox' ? offered.pair : offered.ahead
    const { modelId } = await ctx.db.offering.findFirstOrThrow({ where: { id: plan.challengerId }, select: { modelId: true } })
    await ctx.db.model.updateMany({ where: { id: modelId }, data: { name: 'Quillon' } })
    const now = await nextPair(rater)
    expect(now).toMatchObject({ state: 'voting', of: 2, pair: { prompt: 'A fox' }, ahead: null })
    const vote = { pairId: naming?.pairId ?? '', choice: 'left' as const }
    expect(await refusal(castVote(rater, vote))).toMatchObject({ status: 409, detail: expect.stringContaining('held back') })
    await castVote(rater, { pairId: now.pair?.pairId ?? '', choice: 'left' })
    expect(await nextPair(rater)).toMatchObject({ state: 'waiting', pair: null })
    expect(await refusal(keepNames(await addMember(url, ctx, 'rater'), { id, namesReason: reason }))).toMatchObject({ status: 403 })
    expect((await refusal(keepNames(ctx, { id, namesReason: ' ' })))?.fields).toHaveProperty('namesReason')
    await keepNames(ctx, { id, namesReason: reason })
    expect(await nextPair(rater)).toMatchObject({ state: 'voting', pair: { prompt: 'A Quillon fox' } })
    expect(await castVote(rater, vote)).toEqual({ voted: true })
    expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', planIntact: true })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { aRunningTrial, left, pairFor, raters } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { addMember } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { collectClips } from './trial-insiders'
import { joinTrial, type RaterSession } from './trial-joining'
import { closeTrial, pairsOf, resultOf, revealTrial, standing } from './trial-results'
import { castVote } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

describe('what is known before the reveal', () => {
  it('is shown to whoever collects the clips, never to who votes or may still vote, and to nobody as a result', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const analyst = await addMember(url, ctx, 'analyst')
    const rater = await joinTrial(analyst, { trialId: id })
    expect(await refusal(standing(analyst, id))).toMatchObject({ status: 403, detail: expect.stringContaining('You vote in this trial') })
    await castVote(rater, left((await pairFor(rater)).pairId))
    expect(await refusal(standing(await addMember(url, ctx, 'rater'), id))).toMatchObject({ status: 403 })
    expect(await refusal(standing(ctx, id))).toMatchObject({ status: 403, detail: expect.stringContaining('Only those who collect') })
    await collectClips(ctx, { trialId: id })
    expect(await standing(ctx, id)).toMatchObject({ decided: 1, votes: 1, raters: 1 })
    for (const read of [resultOf, pairsOf])
      expect(await refusal(read(ctx, id))).toMatchObject({ status: 409, detail: expect.stringContaining('not revealed') })
    await revealTrial(ctx, { id })
    const viewer = await addMember(url, ctx, 'viewer')
    expect(await resultOf(viewer, id)).toMatchObject({ decided: 1 })
    expect(await pairsOf(viewer, id)).toHaveLength(1)
    expect(await standing(analyst, id)).toMatchObject({ decided: 1 })
    expect(await refusal(revealTrial(ctx, { id }))).toMatchObject({ status: 409, detail: expect.stringContaining('already') })
  })

  it('counts a trial as not blind when somebody voted who knew the sides, in words, in the row and so in the verdict', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const [ana] = (await raters(url, ctx, id, 1)) as [RaterSession]
    const userId = ana.ctx.actor.kind === 'user' ? ana.ctx.actor.id : ''
    await castVote(ana, left((await pairFor(ana)).pairId))
    // As from a time when those who sent clips could vote.
    await ctx.db.trialInsider.create({ data: { workspaceId: ctx.workspace.id, trialId: id, userId, since: new Date(0) } })
    await collectClips(ctx, { trialId: id })
    expect(await standing(ctx, id)).toMatchObject({ insiders: { raters: 1, votes: 1 }, broken: [expect.stringContaining('Not blind')] })
    await revealTrial(ctx, { id })
    expect(await ctx.db.trial.findFirst({ where: { id }, select: { blind: true } })).toEqual({ blind: false })
    expect((await resultOf(ctx, id)).broken).toEqual([expect.stringContaining('Not blind')])
    const again = ctx.db.trial.updateMany({ where: { id }, data: { blind: true } })
    await expect(again).rejects.toThrow()
  })

  it('cannot be revealed while it runs, nor closed without one decided prompt or a reason', async () => {
    const id = await aRunningTrial(ctx, { count: 1 })
    expect(await refusal(revealTrial(ctx, { id }))).toMatchObject({ status: 409 })
    expect(await refusal(closeTrial(ctx, { id, reason: 'Enough.' }))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('No prompt is decided'),
    })
    expect((await refusal(closeTrial(ctx, { id, reason: '' })))?.status).toBe(422)
  })
})

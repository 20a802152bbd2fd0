import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { aRunningTrial, left, pairFor, raters } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { addMember } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { recordFailure } from './trial-clips'
import { collectClips, partIn } from './trial-insiders'
import { joinAsGuest, joinTrial, type RaterSession } from './trial-joining'
import { createTrial } from './trial-plans'
import { endRater, inviteGuest } from './trial-raters'
import { castVote, nextPair } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

const userIdOf = ({ actor }: Context) => (actor.kind === 'user' ? actor.id : '')
const blind = { status: 403, detail: expect.stringContaining('your votes would not be blind') }

describe('whoever collects the clips of a trial', () => {
  it('has said so, does not vote, not even as a guest, and leaves that to others', async () => {
    const id = await aRunningTrial(ctx)
    expect(await partIn(ctx, id)).toBeNull()
    await collectClips(ctx, { trialId: id })
    await collectClips(ctx, { trialId: id })
    expect(await partIn(ctx, id)).toBe('collects')
    expect(await ctx.db.auditEvent.count({ where: { subjectId: id, action: 'trial.insider' } })).toBe(1)
    expect(await refusal(joinTrial(ctx, { trialId: id }))).toMatchObject(blind)
    const { token } = await inviteGuest(ctx, { trialId: id, name: 'Ada' })
    expect(await refusal(joinAsGuest(token, { userId: userIdOf(ctx) }))).toMatchObject(blind)
    const { rater } = await joinAsGuest(token)
    expect(await castVote(rater, left((await pairFor(rater)).pairId))).toEqual({ voted: true })
  })

  it('becomes one by sending or recording a clip, too, and who votes can do neither', async () => {
    const id = await aRunningTrial(ctx)
    await ctx.db.trialClip.deleteMany({ where: { trialId: id, promptId: 'p1' } })
    const bo = await addMember(url, ctx, 'analyst', 'Bo')
    const chi = await addMember(url, ctx, 'analyst', 'Chi')
    await joinTrial(chi, { trialId: id })
    expect(await partIn(chi, id)).toBe('rates')
    const failure = { trialId: id, promptId: 'p1', side: 'incumbent' as const, state: 'failed' as const, reason: 'A time-out.' }
    for (const attempt of await Promise.all([recordFailure(chi, failure), collectClips(chi, { trialId: id })].map(refusal)))
      expect(attempt).toMatchObject({ status: 409, detail: expect.stringContaining('You vote in this trial') })
    await recordFailure(bo, failure)
    expect(await partIn(bo, id)).toBe('collects')
    expect(await refusal(joinTrial(bo, { trialId: id }))).toMatchObject(blind)
    expect(await refusal(collectClips(await addMember(url, ctx, 'rater'), { trialId: id }))).toMatchObject({ status: 403 })
  })

  it('only watches from then on when they had a part already, and the database takes no vote of theirs either', async () => {
    const id = await aRunningTrial(ctx)
    const [ana] = (await raters(url, ctx, id, 1)) as [RaterSession]
    const { pairId } = await pairFor(ana)
    await ctx.db.trialInsider.create({ data: { workspaceId: ctx.workspace.id, trialId: id, userId: userIdOf(ana.ctx) } })
    expect(await nextPair(ana)).toMatchObject({ state: 'watching', watches: 'insider' })
    expect(await refusal(castVote(ana, left(pairId)))).toMatchObject({ status: 403, detail: expect.stringContaining('know which model') })
    const row = { workspaceId: ctx.workspace.id, trialId: id, promptId: 'p1', raterId: ana.raterId }
    await expect(ctx.db.trialVote.create({ data: { ...row, leftSide: 'challenger', choice: 'challenger' } })).rejects.toThrow()
  })

  it('may have voted before, when that part was ended first; before the lock there is nothing to collect', async () => {
    const id = await aRunningTrial(ctx)
    const bo = await addMember(url, ctx, 'analyst', 'Bo')
    const rater = await joinTrial(bo, { trialId: id })
    await castVote(rater, left((await pairFor(rater)).pairId))
    await endRater(ctx, { trialId: id, raterId: rater.raterId })
    await collectClips(bo, { trialId: id })
    expect(await partIn(bo, id)).toBe('collects')
    const { dependencyId, challengerId } = await ctx.db.trial.findFirstOrThrow({
      where: { id },
      select: { dependencyId: true, challengerId: true },
    })
    const plan = {
      dependencyId,
      challengerId,
      hypothesis: 'Better.',
      plannedPrompts: 1,
      lookEvery: 1,
      settings: { resolution: '1080p', seconds: 5 },
    }
    const draft = await createTrial(ctx, { ...plan, ownPrompts: true, versionsExact: true })
    expect(await refusal(collectClips(ctx, { trialId: draft.id }))).toMatchObject({ status: 409 })
  })
})

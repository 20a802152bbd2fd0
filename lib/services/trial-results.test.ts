import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { aRunningTrial, left, pairFor, raters } from '@/lib/testing/a-trial'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { closeTrial, pairsOf, resultOf, revealTrial, standing } from './trial-results'
import { castVote, joinTrial, type RaterSession } from './trial-voting'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.NEXTAUTH_SECRET = 'a secret of more than thirty-two characters'
  process.env.NEXTAUTH_URL = 'http://localhost:3000'
  process.env.DATABASE_URL = url
})
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => problem(error),
  )

describe('what is known before the reveal', () => {
  it('is shown to whoever runs the trial, never to who votes in it, and to nobody as a result', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const analyst = await addMember(url, ctx, 'analyst')
    const rater = await joinTrial(analyst, { trialId: id })
    expect(await refusal(standing(analyst, id))).toMatchObject({ status: 403, detail: expect.stringContaining('You vote in this trial') })
    await castVote(rater, left((await pairFor(rater)).pairId))
    expect(await refusal(standing(await addMember(url, ctx, 'rater'), id))).toMatchObject({ status: 403 })
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

  it('tells whose votes came from people who put clips in, and may have known the sides', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 3 })
    const [ana, bo] = (await raters(url, ctx, id, 2)) as [RaterSession, RaterSession]
    const userId = ana.ctx.actor.kind === 'user' ? ana.ctx.actor.id : ''
    await ctx.db.trialClip.updateMany({ where: { trialId: id, side: 'challenger' }, data: { uploadedById: userId } })
    for (const rater of [ana, bo]) await castVote(rater, left((await pairFor(rater)).pairId))
    expect(await standing(ctx, id)).toMatchObject({ raters: 2, insiders: { raters: 1, votes: 1 } })
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

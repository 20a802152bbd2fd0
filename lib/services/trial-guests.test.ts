import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { aRunningTrial, left, pairFor } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { refusal } from '@/lib/testing/refusal'
import { openClip } from './trial-clip-access'
import { findGuestLink, guestRater, joinAsGuest } from './trial-joining'
import { endRater, inviteGuest, listRaters } from './trial-raters'
import { castVote, nextPair } from './trial-voting'

let ctx: Context
beforeEach(async () => {
  ;({ ctx } = await anAnalyst())
})

const votes = (trialId: string) =>
  ctx.db.trialVote.findMany({ where: { trialId }, select: { choice: true, leftSide: true, votedAt: true, tags: true } })

describe('a guest', () => {
  it('comes by a link that works once, keeps a session for this trial only, and votes like anybody', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const { token } = await inviteGuest(ctx, { trialId: id, name: 'Chi' })
    expect(await findGuestLink(token)).toEqual({ name: 'Chi', workspaceName: 'Test studio' })
    expect(await findGuestLink(token)).toMatchObject({ name: 'Chi' })
    const { session } = await joinAsGuest(token)
    expect(await refusal(joinAsGuest(token))).toMatchObject({ status: 404, detail: expect.stringContaining('used already') })
    expect(await refusal(findGuestLink(token))).toMatchObject({ status: 404 })
    const rater = await guestRater(session)
    expect(rater).toMatchObject({ trialId: id, guest: true })
    const pair = await pairFor(rater)
    const visitor = { userId: null, guestSession: session }
    expect(await openClip(pair.left.src.split('/').at(-1) ?? '', visitor)).toMatchObject({ mime: 'video/mp4' })
    await castVote(rater, left(pair.pairId))
    expect(await votes(id)).toHaveLength(1)
    expect(await listRaters(ctx, id)).toMatchObject([{ name: 'Chi', guest: true, state: 'voting', votes: 1 }])
    for (const secret of [token, session]) expect(JSON.stringify(await ctx.db.trialRater.findMany({}))).not.toContain(secret)
  })

  it('without a name is not invited, and whoever invites is told whose name is meant', async () => {
    const trialId = await aRunningTrial(ctx, { count: 1 })
    expect((await refusal(inviteGuest(ctx, { trialId, name: ' ' })))?.fields).toEqual({
      name: 'Say who the guest is: this name stands beside their votes.',
    })
    expect(await inviteGuest(ctx, { trialId, name: ' Chi ' })).toMatchObject({ name: 'Chi' })
  })

  it('whose link is used by two at once lets one in', async () => {
    const { token } = await inviteGuest(ctx, { trialId: await aRunningTrial(ctx, { count: 1 }), name: 'Chi' })
    const both = await Promise.all([refusal(joinAsGuest(token)), refusal(joinAsGuest(token))])
    expect(both.map((found) => found?.status ?? null).sort()).toEqual([404, null])
  })

  it('whose part was ended, or whose time is over, neither enters nor votes; the votes so far stay', async () => {
    const id = await aRunningTrial(ctx)
    const chi = await inviteGuest(ctx, { trialId: id, name: 'Chi' })
    const { session, rater } = await joinAsGuest(chi.token)
    const { pair, ahead } = await nextPair(rater)
    await castVote(rater, left(pair?.pairId ?? ''))
    await endRater(ctx, { trialId: id, raterId: chi.raterId })
    expect(await refusal(guestRater(session))).toMatchObject({ status: 404 })
    expect(await refusal(castVote(rater, left(ahead?.pairId ?? '')))).toMatchObject({
      status: 403,
      detail: expect.stringContaining('ended'),
    })
    expect(await votes(id)).toHaveLength(1)
    const late = await inviteGuest(ctx, { trialId: id, name: 'Dee', days: 1 })
    expect(await refusal(joinAsGuest(late.token, { now: new Date('2026-11-27T12:00:00Z') }))).toMatchObject({ status: 404 })
    const unused = await inviteGuest(ctx, { trialId: id, name: 'Eli' })
    await endRater(ctx, { trialId: id, raterId: unused.raterId })
    expect(await refusal(joinAsGuest(unused.token))).toMatchObject({ status: 404 })
    expect(await refusal(joinAsGuest('guessed'))).toMatchObject({ status: 404 })
  })

  it('who belongs to a vendor watches and never votes, whether they say so or whoever invited them', async () => {
    const id = await aRunningTrial(ctx, { count: 1 })
    const told = await inviteGuest(ctx, { trialId: id, name: 'Chi', vendorTie: true })
    const tells = await inviteGuest(ctx, { trialId: id, name: 'Dee' })
    const both = [await joinAsGuest(told.token), await joinAsGuest(tells.token, { vendorTie: true })]
    for (const { rater } of both) {
      const { state, pair } = await nextPair(rater)
      expect(state).toBe('watching')
      expect(await refusal(castVote(rater, left(pair?.pairId ?? '')))).toMatchObject({ status: 403 })
    }
  })
})

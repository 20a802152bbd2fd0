import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { aClip, allClips, aPlan, aRunningTrial, left, pairFor, raters, sideOnTheLeft, votesOnAll } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { aDependency, addMember, aModel, anOffering, aVendor } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { openClip } from './trial-clip-access'
import { joinTrial, type RaterSession } from './trial-joining'
import { createTrial, getTrial, lockTrial, voidTrial } from './trial-plans'
import { closeTrial, pairsOf, revealTrial } from './trial-results'
import { castVote, nextPair } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

const votes = (trialId: string) =>
  ctx.db.trialVote.findMany({ where: { trialId }, select: { choice: true, leftSide: true, votedAt: true, tags: true } })
const one = async (trialId: string) => (await raters(url, ctx, trialId, 1))[0] as RaterSession

describe('a vote', () => {
  it('is kept for the side that stood there, with its tags and judgements, and the choice is in no audit row', async () => {
    const id = await aRunningTrial(ctx)
    const rater = await one(id)
    const pair = await pairFor(rater)
    const leftSide = await sideOnTheLeft(rater, pair.prompt)
    const judgements = { left: { accepted: true }, right: { accepted: false, reason: 'motion' as const } }
    await castVote(rater, { pairId: pair.pairId, choice: 'right', tags: ['calmer'], judgements })
    const rightSide = leftSide === 'challenger' ? 'incumbent' : 'challenger'
    expect(await votes(id)).toMatchObject([{ leftSide, choice: rightSide, tags: ['calmer'] }])
    const said = await ctx.db.clipJudgement.findMany({ where: { trialId: id }, select: { side: true, accepted: true, reasonCode: true } })
    expect(said.find(({ side }) => side === leftSide)).toMatchObject({ accepted: true, reasonCode: null })
    expect(said.find(({ side }) => side === rightSide)).toMatchObject({ accepted: false, reasonCode: 'motion' })
    const told = await ctx.db.auditEvent.findMany({ where: { subjectId: id, action: 'trial.voted' }, select: { detail: true } })
    expect(told).toEqual([{ detail: { raterId: rater.raterId } }])
  })

  it('leads on to the next pair, and coming back later goes on where one stopped', async () => {
    const id = await aRunningTrial(ctx)
    const rater = await one(id)
    const first = await nextPair(rater)
    expect(first).toMatchObject({
      state: 'voting',
      voted: 0,
      ready: 3,
      of: 3,
      demo: false,
      pair: { number: 1, of: 3 },
      ahead: { number: 2 },
    })
    await castVote(rater, left(first.pair?.pairId ?? ''))
    const again = await joinTrial(rater.ctx, { trialId: id })
    expect(again.raterId).toBe(rater.raterId)
    const second = await nextPair(again)
    expect(second).toMatchObject({ state: 'voting', voted: 1, of: 3, pair: { number: 2, of: 3 } })
    expect(second.pair).toEqual({ ...first.ahead, number: 2 })
  })

  it.each([
    ['a clip turned down without a reason', { judgements: { left: { accepted: false } } }, 'judgements.left.reason'],
    ['an accepted clip with a reason', { judgements: { right: { accepted: true, reason: 'motion' as const } } }, 'judgements.right.reason'],
    ['an unknown choice', { choice: 'challenger' as never }, 'choice'],
    ['an unknown field', { leftSide: 'challenger' } as never, 'leftSide'],
  ])('with %s is refused at the field', async (_, wrong: object, field) => {
    const id = await aRunningTrial(ctx, { count: 1 })
    const rater = await one(id)
    const { pairId } = await pairFor(rater)
    expect(Object.keys((await refusal(castVote(rater, { ...left(pairId), ...wrong })))?.fields ?? {})).toEqual([field])
    expect(await votes(id)).toEqual([])
  })

  it('for the same pair again is refused, also from two tabs at once: the first one stands', async () => {
    const id = await aRunningTrial(ctx)
    const rater = await one(id)
    const { pairId } = await pairFor(rater)
    const both = await Promise.all([refusal(castVote(rater, left(pairId))), refusal(castVote(rater, { pairId, choice: 'right' }))])
    expect(both.filter((found) => found === null)).toHaveLength(1)
    expect(both.find((found) => found !== null)).toMatchObject({ status: 409, detail: expect.stringContaining('another tab') })
    expect(await refusal(castVote(rater, left(pairId)))).toMatchObject({ status: 409 })
    expect(await votes(id)).toHaveLength(1)
  })

  it('for a pair of somebody else, of another trial, or of nobody is not found', async () => {
    const id = await aRunningTrial(ctx)
    const [ana, bo] = (await raters(url, ctx, id, 2)) as [RaterSession, RaterSession]
    const elsewhere = await one(await aRunningTrial(ctx))
    for (const pairId of [(await pairFor(bo)).pairId, (await pairFor(elsewhere)).pairId, 'p1', 'x'.repeat(100)])
      expect(await refusal(castVote(ana, left(pairId)))).toMatchObject({ status: 404 })
    expect(await refusal(castVote({ ...ana, trialId: elsewhere.trialId }, left((await pairFor(elsewhere)).pairId)))).toMatchObject({
      status: 404,
    })
    expect(await votes(id)).toEqual([])
    await castVote(ana, left((await pairFor(ana)).pairId))
    expect(await votes(id)).toHaveLength(1)
  })

  it('is not needed any more when enough others were faster, even at the same moment', async () => {
    const id = await aRunningTrial(ctx, { count: 2, ratersPerPrompt: 1 })
    const [ana, bo] = (await raters(url, ctx, id, 2)) as [RaterSession, RaterSession]
    const pairs = await Promise.all([pairFor(ana), pairFor(bo)])
    if (pairs[0].prompt !== pairs[1].prompt) {
      await castVote(ana, left(pairs[0].pairId))
      await castVote(ana, left((await pairFor(ana)).pairId))
      expect(await refusal(castVote(bo, left(pairs[1].pairId)))).toMatchObject({ status: 409 })
    } else {
      const both = await Promise.all([refusal(castVote(ana, left(pairs[0].pairId))), refusal(castVote(bo, left(pairs[1].pairId)))])
      expect(both.filter((found) => found === null)).toHaveLength(1)
      expect(both.find((found) => found !== null)?.detail).toContain('Enough others')
    }
    expect((await votes(id)).length).toBeLessThanOrEqual(2)
  })

  it('after the close, on a void trial and before the lock is refused with a sentence, and the database refuses it as well', async () => {
    const id = await aRunningTrial(ctx, { count: 2, ratersPerPrompt: 1 })
    const [ana, bo] = (await raters(url, ctx, id, 2)) as [RaterSession, RaterSession]
    await castVote(ana, left((await pairFor(ana)).pairId))
    const { pair, ahead } = await nextPair(bo)
    await closeTrial(ctx, { id, reason: 'Enough seen.' })
    for (const shown of [pair, ahead])
      if (shown)
        expect(await refusal(castVote(bo, left(shown.pairId)))).toMatchObject({ status: 409, detail: expect.stringContaining('has ended') })
    expect(await nextPair(bo)).toMatchObject({ state: 'closed', pair: null })
    const raw = {
      workspaceId: ctx.workspace.id,
      trialId: id,
      promptId: 'p1',
      raterId: bo.raterId,
      leftSide: 'challenger',
      choice: 'challenger',
    } as const
    await expect(client(url).trialVote.create({ data: { ...raw, tags: [] } })).rejects.toMatchObject({ code: 'P2003' })

    const gone = await aRunningTrial(ctx, { count: 1 })
    const chi = await one(gone)
    const { pairId } = await pairFor(chi)
    await voidTrial(ctx, { id: gone, version: 2, voidReason: 'Wrong clips.' })
    expect((await refusal(castVote(chi, left(pairId))))?.detail).toContain('void')

    const { id: draft } = await createTrial(ctx, await aPlan(ctx))
    expect((await refusal(joinTrial(ctx, { trialId: draft })))?.detail).toContain('prepared')
  })

  it('and the close at the same moment come one after the other: what is revealed is what was kept', async () => {
    const id = await aRunningTrial(ctx, { count: 2, ratersPerPrompt: 1 })
    const rater = await one(id)
    await castVote(rater, left((await pairFor(rater)).pairId))
    const { pairId } = await pairFor(rater)
    const [voted, closed] = await Promise.all([refusal(castVote(rater, left(pairId))), refusal(closeTrial(ctx, { id, reason: 'Now.' }))])
    expect([voted, closed].filter((found) => found !== null)).toHaveLength(1)
    const kept = await votes(id)
    expect(kept).toHaveLength(voted === null ? 2 : 1)
    const { closedAt, closeReason } = await getTrial(ctx, id)
    expect(closeReason).toBe(voted === null ? 'maximum' : 'person')
    expect(kept.every(({ votedAt }) => closedAt !== null && votedAt <= closedAt)).toBe(true)
    const { wins, losses } = await revealTrial(ctx, { id })
    expect(wins + losses).toBe(kept.length)
  })

  it('is in order even when the clock of the server was set back', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const rater = await one(id)
    const early = { ...rater, ctx: { ...rater.ctx, now: new Date('2026-11-01T00:00:00Z') } }
    await castVote(early, left((await pairFor(early)).pairId))
    const { lockedAt, closedAt, closedOn, registeredOn } = await getTrial(ctx, id)
    expect((await votes(id)).every(({ votedAt }) => lockedAt !== null && votedAt >= lockedAt)).toBe(true)
    expect(closedAt?.getTime()).toBeGreaterThanOrEqual(lockedAt?.getTime() ?? Number.NaN)
    expect((closedOn ?? '') >= registeredOn).toBe(true)
  })

  it('by a viewer is refused, and by a rater taken', async () => {
    const id = await aRunningTrial(ctx, { count: 1 })
    const viewer = await addMember(url, ctx, 'viewer')
    expect(await refusal(joinTrial(viewer, { trialId: id }))).toMatchObject({ status: 403 })
    const rater = await one(id)
    const { pairId } = await pairFor(rater)
    expect(await refusal(castVote({ ...rater, ctx: { ...rater.ctx, role: 'viewer' } }, left(pairId)))).toMatchObject({ status: 403 })
    await castVote(rater, left(pairId))
  })
})

describe('a tie to a vendor', () => {
  it('lets a person watch every pair, forward and back, and says why no vote is taken', async () => {
    const id = await aRunningTrial(ctx, { count: 3 })
    const rater = await joinTrial(await addMember(url, ctx, 'rater'), { trialId: id, vendorTie: true })
    const seen = []
    for (const at of [1, 2, 3]) seen.push(await nextPair(rater, { at }))
    expect(seen.map(({ pair, ahead }) => [pair?.number, pair?.of, ahead?.number ?? null])).toEqual([
      ...[
        [1, 3, 2],
        [2, 3, 3],
        [3, 3, null],
      ],
    ])
    expect(new Set(seen.map(({ pair }) => pair?.prompt)).size).toBe(3)
    expect(seen[0]).toMatchObject({ state: 'watching', watches: 'vendor', voted: 0, of: 3 })
    expect((await nextPair(rater, { at: 2 })).pair).toEqual(seen[0]?.ahead)
    for (const [at, number] of [
      [0, 1],
      [99, 3],
      [Number.NaN, 1],
    ] as const)
      expect((await nextPair(rater, { at })).pair?.number).toBe(number)
  })

  it('lets a person watch and never vote, whether they said so or their address does', async () => {
    const vendorId = await aVendor(ctx)
    await ctx.db.vendor.updateMany({ where: { id: vendorId }, data: { website: 'https://www.maker.example/' } })
    const challengerId = await anOffering(ctx, { modelId: await aModel(ctx, { vendorId }) })
    const dependencyId = await aDependency(ctx, { challengers: [challengerId] })
    const id = await aRunningTrial(ctx, { count: 1, dependencyId, challengerId })
    const said = await joinTrial(await addMember(url, ctx, 'rater'), { trialId: id, vendorTie: true })
    const member = await addMember(url, ctx, 'rater')
    const userId = member.actor.kind === 'user' ? member.actor.id : ''
    await client(url).user.update({ where: { id: userId }, data: { email: `bo.${userId}@labs.maker.example` } })
    const works = await joinTrial(member, { trialId: id })
    for (const rater of [said, works]) {
      const { state, pair } = await nextPair(rater)
      expect(state).toBe('watching')
      expect(await refusal(castVote(rater, left(pair?.pairId ?? '')))).toMatchObject({
        status: 403,
        detail: expect.stringContaining('vendor'),
      })
    }
    const again = await joinTrial(member, { trialId: id, vendorTie: false })
    expect((await nextPair(again)).state).toBe('watching')
    const raw = {
      workspaceId: ctx.workspace.id,
      trialId: id,
      promptId: 'p1',
      raterId: works.raterId,
      leftSide: 'challenger',
      choice: 'challenger',
    } as const
    await expect(client(url).trialVote.create({ data: { ...raw, tags: [] } })).rejects.toMatchObject({ code: 'P2003' })
    expect(await votes(id)).toEqual([])
  })
})

describe('a pair', () => {
  it('names no model, vendor, offering, side, file, trial or prompt: neither in what is shown nor in its addresses', async () => {
    const id = await aRunningTrial(ctx)
    const rater = await one(id)
    const trial = await getTrial(ctx, id)
    const text = JSON.stringify(await nextPair(rater))
    const decoded = [...text.matchAll(/[\w-]{20,}/g)].map(([part]) => Buffer.from(part, 'base64url').toString('latin1')).join(' ')
    const ours = [id, trial.challengerId, trial.incumbentId, trial.dependencyId, rater.raterId, ctx.workspace.id]
    for (const secret of [...ours, 'challenger', 'incumbent', 'vendor', 'model', '.mp4', 'key-of'])
      for (const place of [text, decoded]) expect(place).not.toContain(secret)
    expect(Object.keys(JSON.parse(text).pair).sort()).toEqual(['left', 'number', 'of', 'pairId', 'prompt', 'reference', 'right'])
  })

  it('is counted among those that are ready now, beside all that still come; a demo says that it is one', async () => {
    const { id } = await createTrial(ctx, await aPlan(ctx, { count: 5 }))
    await lockTrial(ctx, { id, version: 1 })
    for (const promptId of ['p1', 'p2'])
      for (const side of ['challenger', 'incumbent'] as const) await ctx.db.trialClip.create({ data: aClip(ctx, id, promptId, side) })
    await ctx.db.trialClip.create({ data: aClip(ctx, id, 'p3', 'challenger') })
    const rater = await one(id)
    const first = await nextPair(rater)
    expect(first).toMatchObject({ ready: 2, of: 5, demo: false, pair: { number: 1, of: 2 }, ahead: { number: 2, of: 2 } })
    await castVote(rater, left(first.pair?.pairId ?? ''))
    expect(await nextPair(rater)).toMatchObject({ voted: 1, ready: 2, of: 5, pair: { number: 2, of: 2 }, ahead: null })
    expect(await votesOnAll(rater, () => 'no_difference')).toBe(1)
    expect(await nextPair(rater)).toMatchObject({ state: 'waiting', voted: 2, ready: 2, of: 5, pair: null })
    await ctx.db.trial.updateMany({ where: { id }, data: { origin: 'demo' } })
    expect(await nextPair(rater)).toMatchObject({ demo: true })
  })

  it('waits until both clips are settled; with one missing it is not shown, and the missing side has lost', async () => {
    const { id } = await createTrial(ctx, await aPlan(ctx, { count: 3, ratersPerPrompt: 1 }))
    await lockTrial(ctx, { id, version: 1 })
    const rater = await one(id)
    expect(await nextPair(rater)).toMatchObject({ state: 'waiting', pair: null, of: 3 })
    await ctx.db.trialClip.create({ data: { ...aClip(ctx, id, 'p1', 'challenger'), state: 'failed' } })
    await allClips(ctx, id)
    const { pair, of } = await nextPair(rater)
    expect(of).toBe(2)
    expect(pair?.prompt).not.toBe('Prompt 1')
    expect(await votesOnAll(rater, () => 'challenger')).toBe(2)
    expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', closeReason: 'maximum' })
    expect(await revealTrial(ctx, { id })).toMatchObject({ wins: 2, losses: 1, ties: 0 })
    const worst = (await pairsOf(ctx, id)).at(-1)
    expect(worst).toMatchObject({ text: 'Prompt 1', outcome: 'loss', shown: { challenger: false, incumbent: true } })
  })

  it('opens its clips for the person it was made for, the right one at each side, and for nobody else', async () => {
    const id = await aRunningTrial(ctx, { count: 1, ratersPerPrompt: 1 })
    const [ana, bo] = (await raters(url, ctx, id, 2)) as [RaterSession, RaterSession]
    const pair = await pairFor(ana)
    const leftSide = await sideOnTheLeft(ana, pair.prompt)
    const who = ({ ctx: { actor } }: RaterSession) => ({ userId: actor.kind === 'user' ? actor.id : null, guestSession: null })
    const address = pair.left.src.split('/').at(-1) ?? ''
    expect(await openClip(address, who(ana))).toEqual({ storageKey: `key-of-p1-${leftSide}`, mime: 'video/mp4', bytes: null })
    const right = await openClip(pair.right.src.split('/').at(-1) ?? '', who(ana))
    expect(right.storageKey).toBe(`key-of-p1-${leftSide === 'challenger' ? 'incumbent' : 'challenger'}`)
    const changed = `${address.slice(0, -2)}${address.endsWith('AA') ? 'BB' : 'AA'}`
    const refused = [
      openClip(address, who(bo)),
      openClip(address, { userId: null, guestSession: null }),
      openClip(address, { userId: null, guestSession: 'guessed' }),
      openClip(changed, who(ana)),
      openClip('challenger', who(ana)),
      openClip('', who(ana)),
    ]
    for (const attempt of await Promise.all(refused.map(refusal)))
      expect(attempt).toMatchObject({ status: 404, detail: expect.stringContaining('no clip here') })
    await castVote(ana, left(pair.pairId))
    expect(await refusal(openClip(address, who(ana)))).toMatchObject({ status: 404 })
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { aRunningTrial, left, pairFor, raters, sideOnTheLeft } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { addMember } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { recordFailure, removeClip } from './trial-clips'
import { collectClips } from './trial-insiders'
import type { RaterSession } from './trial-joining'
import { countOpenReports, keepClip, listReports, reportClip } from './trial-reports'
import { castVote, nextPair } from './trial-voting'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

/** A rater who has voted on one pair and reports the left clip of the next one. */
async function reported() {
  const trialId = await aRunningTrial(ctx)
  // Clips without a file: there is nothing to delete where one makes room.
  await ctx.db.trialClip.updateMany({ where: { trialId }, data: { storageKey: null } })
  const people = (await raters(url, ctx, trialId, 2)) as [RaterSession, RaterSession]
  const [rater] = people
  await castVote(rater, left((await pairFor(rater)).pairId))
  const pair = await pairFor(rater)
  const side = await sideOnTheLeft(rater, pair.prompt)
  await reportClip(rater, { pairId: pair.pairId, place: 'left', trouble: 'tells', note: 'A logo in the corner.' })
  await collectClips(ctx, { trialId })
  const [line] = await listReports(ctx, trialId)
  if (!line) throw new Error('Nothing is reported.')
  return { trialId, people, rater, pair, side, line }
}

describe('a reported clip', () => {
  it('is kept with its side, rater and reason for those who collect the clips; the audit row does not say the side', async () => {
    const { trialId, side, pair, line } = await reported()
    expect(line).toMatchObject({ side, text: pair.prompt, trouble: 'tells', note: 'A logo in the corner.', rater: 'Rater 1', remedy: null })
    expect(await countOpenReports(ctx, trialId)).toBe(1)
    const told = await ctx.db.auditEvent.findFirst({
      where: { subjectId: trialId, action: 'trial.clip_reported' },
      select: { detail: true },
    })
    expect(JSON.stringify(told)).not.toMatch(/challenger|incumbent|p\d/)
    const other = await addMember(url, ctx, 'analyst')
    expect(await refusal(listReports(other, trialId))).toMatchObject({ status: 403 })
  })

  it('lets the pair wait for whoever reported it, and nobody else; a vote on it is refused until then', async () => {
    const { rater, pair, people, trialId, line } = await reported()
    expect(await nextPair(rater)).toMatchObject({ state: 'voting', of: 3, ahead: null })
    expect((await nextPair(rater)).pair?.pairId).not.toBe(pair.pairId)
    expect(await refusal(castVote(rater, left(pair.pairId)))).toMatchObject({ status: 409, detail: expect.stringContaining('reported') })
    const again = reportClip(rater, { pairId: pair.pairId, place: 'left', trouble: 'damaged' })
    expect(await refusal(again)).toMatchObject({ status: 409 })
    expect(await nextPair(people[1])).toMatchObject({ state: 'voting', of: 3 })
    await keepClip(ctx, { trialId, reportId: line.id })
    expect(await listReports(ctx, trialId)).toEqual([expect.objectContaining({ remedy: 'kept', settledByName: ctx.actor.name })])
    expect(await castVote(rater, left(pair.pairId))).toEqual({ voted: true })
    expect(await refusal(keepClip(ctx, { trialId, reportId: line.id }))).toMatchObject({ status: 409 })
  })

  it('can be replaced or recorded as none although votes are cast, which settles the report; others stay', async () => {
    const { trialId, line, side, rater } = await reported()
    const at = { trialId, promptId: line.promptId, side }
    const other = { ...at, side: side === 'challenger' ? ('incumbent' as const) : ('challenger' as const) }
    const failure = { state: 'failed' as const, reason: 'Its logo cannot be taken out.' }
    expect(await refusal(recordFailure(ctx, { ...other, ...failure }))).toMatchObject({ status: 409 })
    expect(await refusal(removeClip(ctx, at))).toMatchObject({ status: 409 })
    await recordFailure(ctx, { ...at, ...failure })
    expect(await listReports(ctx, trialId)).toEqual([expect.objectContaining({ remedy: 'failed' })])
    expect(await countOpenReports(ctx, trialId)).toBe(0)
    expect(await nextPair(rater)).toMatchObject({ of: 2 })
  })

  it('stays when somebody has voted on it in the meantime', async () => {
    const { trialId, line, side, people } = await reported()
    for (let i = 0; i < 3; i++) await castVote(people[1], left((await pairFor(people[1])).pairId))
    const attempt = recordFailure(ctx, { trialId, promptId: line.promptId, side, state: 'failed', reason: 'A logo.' })
    expect(await refusal(attempt)).toMatchObject({ status: 409, detail: expect.stringContaining('others have voted on it') })
    expect((await listReports(ctx, trialId))[0]).toMatchObject({ judged: true, remedy: null })
  })

  it.each([
    ['without saying what is wrong', { trouble: undefined }, 'trouble'],
    ['as something else without a word', { trouble: 'other' }, 'note'],
    ['of neither side', { place: 'both' }, 'place'],
    ['with an unknown field', { side: 'challenger' }, 'side'],
  ])('%s is refused at the field', async (_, wrong, field) => {
    const trialId = await aRunningTrial(ctx, { count: 1 })
    const [rater] = (await raters(url, ctx, trialId, 1)) as [RaterSession]
    const { pairId } = await pairFor(rater)
    const attempt = reportClip(rater, { pairId, place: 'left', trouble: 'damaged', ...wrong } as never)
    expect(Object.keys((await refusal(attempt))?.fields ?? {})).toEqual([field])
    expect(await countOpenReports(ctx, trialId)).toBe(0)
  })
})

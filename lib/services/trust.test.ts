import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, aModel, anOffering, testWorkspace } from '@/lib/testing/factories'
import { signWeek } from './review-acts'
import { getHashedWeek } from './reviews'
import { recordTrial } from './trials'
import { calibrationState, getTrust } from './trust'

let url: string
let owner: Context

const at = (ctx: Context, now: string): Context => ({ ...ctx, now: new Date(now) })
const spring = '2026-06-03T12:00:00Z'
const autumn = '2026-09-10T12:00:00Z'

beforeAll(async () => {
  url = (await testDatabase()).url
})

/** A workflow whose challenger one board favours, signed in the first week of June and again a week later. */
beforeEach(async () => {
  owner = at(await testWorkspace(url), spring)
  const [ours, theirs] = [await aModel(owner, { id: 'ours' }), await aModel(owner, { id: 'theirs' })]
  const incumbentId = await anOffering(owner, { id: 'ours--api', modelId: ours })
  const challenger = await anOffering(owner, { id: 'theirs--api', modelId: theirs })
  await aDependency(owner, { id: 'films', name: 'Films', incumbentId, challengers: [challenger] })
  await anotherBoard('first', '2026-06-01', 60)
  await sign(owner)
  await sign(at(owner, '2026-06-10T12:00:00Z'))
})

async function anotherBoard(name: string, publishedOn: string, lead: number) {
  const benchmarkId = await aBenchmark(owner, { id: `board-${name}` })
  const shared = { benchmarkId, dimensionId: 'score', sampleSize: 900, tableId: `table-${name}`, evaluatorId: `lab-${name}`, publishedOn }
  await aClaim(owner, { ...shared, id: `${name}-ours`, modelId: 'ours', value: 20 })
  await aClaim(owner, { ...shared, id: `${name}-theirs`, modelId: 'theirs', value: 20 + lead })
}

async function sign(ctx: Context) {
  const week = ctx.now.toISOString().startsWith('2026-06-03') ? '2026-W23' : '2026-W24'
  await signWeek(ctx, { week, evidenceSha256: (await getHashedWeek(ctx, week)).sha256 })
}

const trial = (closedOn: string, counts: { wins: number; losses: number; ties: number }) => ({
  ...{ dependencyId: 'films', challengerId: 'theirs--api', registeredOn: closedOn, closedOn, plannedPrompts: 60 },
  ...{ blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true, ...counts },
})

describe('what a workspace signed, 90 days later', () => {
  it('counts nothing before the 90 days are over', async () => {
    expect(await calibrationState(at(owner, '2026-09-01T12:00:00Z'))).toEqual({ resolved: 0, enough: 30, calibrated: false })
  })

  it('is one row per pair and month, told by somebody who had not been heard', async () => {
    await anotherBoard('second', '2026-07-15', 70)
    const { own, signedWeeks } = await getTrust(at(owner, autumn))
    expect(signedWeeks).toBe(1)
    expect(own).toMatchObject({ asked: 1, n: 1, base: 1, calibrated: false })
    expect(await calibrationState(at(owner, autumn))).toEqual({ resolved: 1, enough: 30, calibrated: false })
  })

  it('is not told by the same board again, nor by what came after the 90 days', async () => {
    await anotherBoard('late', '2026-09-08', 70)
    const { own } = await getTrust(at(owner, autumn))
    expect(own.n).toBe(0)
    expect(own.dropped).toEqual([{ why: 'Nobody independent measured the pair anew within 90 days.', count: 1 }])
  })

  it('is told by an own trial that closed later', async () => {
    await recordTrial(at(owner, '2026-07-20T12:00:00Z'), trial('2026-07-20', { wins: 10, losses: 45, ties: 5 }))
    const { own } = await getTrust(at(owner, autumn))
    expect(own).toMatchObject({ n: 1, base: 0 })
  })

  it('the board’s line counts anew when the day changes', async () => {
    expect((await calibrationState(at(owner, autumn))).resolved).toBe(0)
    await anotherBoard('second', '2026-07-15', 70)
    expect((await calibrationState(at(owner, '2026-09-11T12:00:00Z'))).resolved).toBe(1)
  })
})

describe('own trials together', () => {
  it('says of each whether it holds beside the others', async () => {
    await recordTrial(at(owner, '2026-06-08T12:00:00Z'), trial('2026-06-08', { wins: 45, losses: 10, ties: 5 }))
    const { trials } = await getTrust(at(owner, '2026-06-16T12:00:00Z'))
    expect(trials).toMatchObject([{ dependencyId: 'films', challengerId: 'theirs--api', wins: 45, losses: 10, ties: 5, holds: true }])
  })

  it('a trial that proves nothing does not hold', async () => {
    await recordTrial(at(owner, '2026-06-08T12:00:00Z'), trial('2026-06-08', { wins: 12, losses: 10, ties: 0 }))
    expect((await getTrust(at(owner, '2026-06-16T12:00:00Z'))).trials).toMatchObject([{ holds: false }])
  })
})

describe('for whom', () => {
  it('a viewer reads it', async () => {
    const viewer: Context = { ...at(owner, autumn), role: 'viewer' }
    expect((await calibrationState(viewer)).enough).toBe(30)
    expect((await getTrust(viewer)).own.asked).toBe(1)
  })

  it('the starter catalogue scores the same for everybody', async () => {
    const [mine, theirs] = [await getTrust(at(owner, autumn)), await getTrust(at(await testWorkspace(url), autumn))]
    expect(theirs.starter).toBe(mine.starter)
    expect(mine.starter.lines).toHaveLength(30)
    expect(theirs.own.asked).toBe(0)
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { fromDay } from '@/lib/domain/day'
import { tally } from '@/lib/domain/trial-outcome'
import { storage } from '@/lib/storage/storage'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, anOffering, testWorkspace } from '@/lib/testing/factories'
import { seedTrials } from './seed-trials'
import { getTrial } from './trial-plans'
import { readJudged } from './trial-rows'

let ctx: Context
let folder: string
beforeAll(async () => {
  const { url } = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-seed-'))
  process.env.DATA_DIR = folder
  ctx = await testWorkspace(url, { role: 'analyst' })
  for (const [id, counts] of [
    ['packshots-h3-october', { state: 'closed', closedOn: fromDay('2026-10-16'), wins: 41, losses: 13, ties: 6 }],
    ['mood-films-omni-november', { state: 'registered' }],
  ] as const) {
    const challengerId = await anOffering(ctx)
    const dependencyId = await aDependency(ctx, { challengers: [challengerId] })
    const { incumbentId } = await ctx.db.dependency.findFirstOrThrow({ where: { id: dependencyId }, select: { incumbentId: true } })
    const conditions = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
    const row = { id, dependencyId, challengerId, incumbentId, registeredOn: fromDay('2026-09-21'), plannedPrompts: 100 }
    await ctx.db.trial.create({ data: { ...row, ...conditions, ...counts, origin: 'demo', workspaceId: ctx.workspace.id } })
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('the demo gets votes that come to the counts it had, clips that are there, and plans with their hashes; a second run changes nothing', async () => {
  await seedTrials(ctx)
  const finished = await getTrial(ctx, 'packshots-h3-october')
  expect(finished).toMatchObject({ state: 'closed', closeReason: 'success', wins: 41, losses: 13, ties: 6, planIntact: true })
  expect(tally(await readJudged(ctx.db, finished.id), 3)).toEqual({ wins: 41, losses: 13, ties: 6, decided: 60 })
  const open = await getTrial(ctx, 'mood-films-omni-november')
  expect(open).toMatchObject({ state: 'running', wins: null, revealedAt: null, planIntact: true })
  expect(tally(await readJudged(ctx.db, open.id), 3)).toMatchObject({ decided: 9 })

  const clips = await ctx.db.trialClip.findMany({ select: { storageKey: true, bytes: true } })
  expect(clips).toHaveLength(180)
  const files = new Map(clips.map(({ storageKey, bytes }) => [storageKey ?? '', bytes]))
  expect(files.size).toBe(20)
  for (const [key, bytes] of files) expect(await storage().size(key)).toBe(bytes)

  const votes = await ctx.db.trialVote.count()
  await seedTrials(ctx)
  expect(await ctx.db.trialVote.count()).toBe(votes)
  expect(await ctx.db.trialClip.findMany({ select: { storageKey: true, bytes: true } })).toEqual(clips)
})

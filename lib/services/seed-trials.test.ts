import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { fromDay } from '@/lib/domain/day'
import { tally } from '@/lib/domain/trial-outcome'
import { storage } from '@/lib/storage/storage'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, anOffering, testWorkspace } from '@/lib/testing/factories'
import { seedIfEmpty } from './seed'
import { seedTrials } from './seed-trials'
import { getTrial } from './trial-plans'
import { readJudged } from './trial-rows'

let ctx: Context
let folder: string
let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-seed-'))
  process.env.DATA_DIR = folder
  ctx = await testWorkspace(url, { role: 'analyst' })
  for (const [id, counts] of [
    ['packshots-h3-october', { state: 'closed', closedOn: fromDay('2026-10-16'), wins: 41, losses: 13, ties: 6 }],
    ['mood-films-omni-november', { state: 'registered' }],
    ['run-elsewhere', { state: 'closed', closedOn: fromDay('2026-10-16'), wins: 16, losses: 11, ties: 3 }],
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

it('a trial of the demo that somebody declared void, or that is none of the demo’s, is left alone', async () => {
  const where = { id: 'mood-films-omni-november' }
  for (const touched of [{ state: 'voided', voidReason: 'Not needed.' }, { origin: 'team' }] as const) {
    await ctx.db.trial.updateMany({ where, data: touched })
    await seedTrials(ctx)
    expect(await ctx.db.trialPrompt.count({ where: { trialId: where.id } })).toBe(0)
    await ctx.db.trial.updateMany({ where, data: { state: 'registered', voidReason: null, origin: 'demo' } })
  }
  await ctx.db.trial.updateMany({ where, data: { state: 'registered' } })
})

it('a demo from before gets its clips at the next start, once, and a start after that takes no time', async () => {
  await client(url).workspace.updateMany({ where: { id: ctx.workspace.id }, data: { demo: true, catalogueVersion: 'earlier' } })
  const said: string[] = []
  const start = () => seedIfEmpty({ databaseUrl: url, log: (line) => void said.push(line) })
  await start()
  const before = {
    clips: await ctx.db.trialClip.count(),
    votes: await ctx.db.trialVote.count(),
    insiders: await ctx.db.trialInsider.count(),
  }
  expect(before).toEqual({ clips: 180, votes: 225, insiders: 2 })
  const began = performance.now()
  await start()
  expect(performance.now() - began).toBeLessThan(1000)
  expect({
    clips: await ctx.db.trialClip.count(),
    votes: await ctx.db.trialVote.count(),
    insiders: await ctx.db.trialInsider.count(),
  }).toEqual(before)
  expect(said).toEqual([])
})

it('the demo gets somebody who vouches for what was run elsewhere, votes that come to the counts it had, clips that are there, and plans with their hashes; a second run changes nothing', async () => {
  await seedTrials(ctx)
  const finished = await getTrial(ctx, 'packshots-h3-october')
  expect(finished).toMatchObject({ state: 'closed', closeReason: 'success', wins: 41, losses: 13, ties: 6, planIntact: true })
  expect(tally(await readJudged(ctx.db, finished.id), 3)).toEqual({ wins: 41, losses: 13, ties: 6, decided: 60 })
  const open = await getTrial(ctx, 'mood-films-omni-november')
  expect(open).toMatchObject({ state: 'running', wins: null, revealedAt: null, planIntact: true })
  expect(tally(await readJudged(ctx.db, open.id), 3)).toMatchObject({ decided: 9 })

  expect((await getTrial(ctx, 'run-elsewhere')).attestedByName).toBe('Ana Ruiz')
  expect(finished.attestedByName).toBeNull()

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

import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { allClips, aPlan, raters, votesOnAll } from '@/lib/testing/a-trial'
import { testDatabase } from '@/lib/testing/database'
import { testWorkspace } from '@/lib/testing/factories'
import { createTrial, getTrial, listTrials, lockTrial } from './trial-plans'
import { resultOf, revealTrial, standing } from './trial-results'

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

it('a trial goes from its plan through blind votes to counts that everybody sees after the reveal', async () => {
  const { id } = await createTrial(ctx, await aPlan(ctx, { count: 5 }))
  const { planSha256 } = await lockTrial(ctx, { id, version: 1 })
  await allClips(ctx, id)
  const taste = (text: string) => (text === 'Prompt 5' ? 'no_difference' : text === 'Prompt 4' ? 'incumbent' : 'challenger')
  for (const rater of await raters(url, ctx, id)) expect(await votesOnAll(rater, taste)).toBe(5)
  expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', closeReason: 'maximum', wins: null, planSha256, planIntact: true })
  expect(await listTrials(ctx)).toEqual([expect.objectContaining({ id, state: 'closed', wins: null, prompts: 5, planned: true })])
  expect(await standing(ctx, id)).toMatchObject({ wins: 3, losses: 1, ties: 1, votes: 15 })
  expect(await revealTrial(ctx, { id })).toEqual({ id, wins: 3, losses: 1, ties: 1 })
  expect(await listTrials(ctx)).toEqual([expect.objectContaining({ id, wins: 3, losses: 1, ties: 1 })])
  expect(await resultOf({ ...ctx, role: 'viewer' }, id)).toMatchObject({ wins: 3, share: 0.75 })
})

import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { fullWorkspace } from '@/lib/testing/full-workspace'
import { findSeat, seatKey, trialOfSeat } from './trial-seat'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
  process.env.NEXTAUTH_SECRET ??= 'a secret of a test that is long enough to be taken'
  process.env.NEXTAUTH_URL ??= 'http://127.0.0.1:3000'
})

let theirs: Awaited<ReturnType<typeof fullWorkspace>>
let rater: Context
beforeEach(async () => {
  theirs = await fullWorkspace(url, `m${Math.floor(performance.now() * 1000)}`)
  rater = await addMember(url, theirs.ctx, 'rater')
})

it('gives a member nothing before they join, and then always the same part', async () => {
  const { trial } = theirs.ids
  expect(await findSeat(rater, trial)).toBeNull()
  const userId = rater.actor.kind === 'user' ? rater.actor.id : null
  const data = { workspaceId: rater.workspace.id, trialId: trial, userId, name: rater.actor.name }
  const { id } = await rater.db.trialRater.create({ data, select: { id: true } })
  expect(await findSeat(rater, trial)).toMatchObject({ trialId: trial, raterId: id, guest: false })
  expect(await findSeat(theirs.ctx, trial)).toBeNull()
})

it('addresses the part without a word of the trial, and reads the address only in its own workspace', async () => {
  const { trial } = theirs.ids
  const key = seatKey(rater, trial)
  expect(key).toMatch(/^[\w-]+$/)
  expect(key).not.toContain(trial)
  expect(Buffer.from(key, 'base64url').toString('latin1')).not.toContain(trial)
  expect(trialOfSeat(rater, key)).toBe(trial)
  expect(trialOfSeat(rater, trial)).toBeNull()
  expect(trialOfSeat(rater, `${key}A`)).toBeNull()
  expect(trialOfSeat(await testWorkspace(url), key)).toBeNull()
})

it('shows a viewer no part, and nobody a part in a trial of another workspace', async () => {
  const viewer = await addMember(url, theirs.ctx, 'viewer')
  await expect(findSeat(viewer, theirs.ids.trial)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(findSeat(await testWorkspace(url), theirs.ids.trial)).rejects.toMatchObject({ code: 'not_found' })
})

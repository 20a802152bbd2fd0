import { beforeAll, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import type { Status } from '@/lib/domain/verdict/output'
import { shiftWeek } from '@/lib/domain/week'
import { testDatabase } from '@/lib/testing/database'
import { exampleReport } from '@/lib/testing/example-report'
import { filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { getBoard } from './board'
import { getReview } from './review'

const running = '2026-W48'
const content = JSON.stringify({ ...exampleReport(), dependencies: [] })

let url: string

beforeAll(async () => {
  url = (await testDatabase()).url
})

const at = (ctx: Context): Context => ({ ...ctx, now: new Date('2026-11-25T12:00:00Z') })

/** Signed weeks before the running one, oldest first, each with the headline of one workflow; null leaves a week open. */
async function history(statuses: readonly (Status | null)[]): Promise<Context> {
  const ctx = at(await testWorkspace(url))
  const workspaceId = ctx.workspace.id
  for (const [index, status] of statuses.entries()) {
    const week = shiftWeek(running, index - statuses.length)
    await ctx.db.review.create({ data: { workspaceId, week, edition: 1 } })
    const levels = { quality: 2, readiness: 1, economics: 1, netPreference: 0, lo90: -0.1, hi90: 0.1 }
    const versions = { policyVersion: '1', engineVersion: '1', reasons: [] }
    const pair = { workspaceId, week, edition: 1, dependencyId: 'films', goal: 'capability' as const, ...levels, ...versions }
    await ctx.db.verdictSnapshot.createMany({
      data: [
        { ...pair, challengerId: 'first', headline: true, status: status ?? 'STAY' },
        { ...pair, challengerId: 'second', headline: false, status: index % 2 ? 'HYPE' : 'STAY' },
      ],
    })
    const frozen = { state: 'signed' as const, content, sha256: week, asOf: ctx.now, signedAt: ctx.now }
    if (status) await ctx.db.review.updateMany({ where: { week }, data: frozen })
  }
  return ctx
}

it('calls a row unsettled after three changes of its headline in the last twelve signed weeks, and not after two', async () => {
  const restless = await history(['HYPE', 'STAY', 'HYPE', 'STAY'])
  expect([...(await getBoard(restless)).unsettled]).toEqual(['films'])
  expect((await getBoard(restless, shiftWeek(running, -2))).unsettled.size).toBe(0)
  expect((await getBoard(await history(['HYPE', 'STAY', null, 'STAY', 'HYPE']))).unsettled.size).toBe(0)
})

it('forgets changes that lie further back than twelve signed weeks', async () => {
  const calm = Array.from({ length: 11 }, (): Status => 'STAY')
  expect((await getBoard(await history(['HYPE', 'STAY', 'HYPE', ...calm]))).unsettled.size).toBe(0)
})

it('waits for a signature where there is a dependency, and not in a week before the first', async () => {
  const owner = at(await testWorkspace(url))
  await filmsWorkflow(owner)
  const waits = async (week: string) => [(await getBoard(owner, week)).awaitsSignature, (await getReview(owner, week)).awaitsSignature]
  expect(await waits(running)).toEqual([true, true])
  expect(await waits('2025-W01')).toEqual([false, false])
})

it('reads a week in small letters, and refuses one that there is not at its field', async () => {
  const owner = at(await testWorkspace(url))
  expect((await getBoard(owner, '2026-w47')).view.report.week).toBe('2026-W47')
  for (const week of ['2026-W99', '2026-w49', 'abc'])
    await expect(getBoard(owner, week), week).rejects.toMatchObject({ code: 'invalid', fields: { week: expect.any(String) } })
})

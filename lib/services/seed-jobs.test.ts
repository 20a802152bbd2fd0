import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import type { Demo } from '@/lib/domain/demo'
import { testDatabase } from '@/lib/testing/database'
import { anOffering, testWorkspace } from '@/lib/testing/factories'
import { listJobLogs } from './job-logs'
import { listJobSummaries } from './job-summaries'
import { seedJobs } from './seed-jobs'

const shown = ['google-veo-3-1--google--vertex', 'minimax-h3--minimax', 'runway-gen-4-5--runway', 'kuaishou-kling-3-0--fal']

let ctx: Context
let facts: Demo['facts']
beforeAll(async () => {
  ctx = await testWorkspace((await testDatabase()).url)
  for (const id of shown) await anOffering(ctx, { id })
  facts = JSON.parse(await readFile('prisma/catalogue/demo.json', 'utf8')).facts
  await seedJobs(ctx)
})

const measured = (offeringId: string, gate: string): number => {
  const own = facts.filter((fact) => fact.offeringId === offeringId && fact.gate === gate && fact.sourceKind === 'measured')
  return Number(own.sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0]?.value)
}

it('the invented jobs of the demo agree with what its facts say was measured, and make no facts of their own', async () => {
  const atGates = (await listJobSummaries(ctx)).filter((row) => row.atGates)
  expect(atGates.map(({ offeringId }) => offeringId).sort()).toEqual([...shown].sort())
  for (const { offeringId, figures } of atGates) {
    expect((figures.latency?.p95 ?? 0) / measured(offeringId, 'latency_p95'), `latency of ${offeringId}`).toBeCloseTo(1, 1)
    expect(figures.availability?.estimate, `availability of ${offeringId}`).toBeCloseTo(measured(offeringId, 'availability'), 2)
    const perSecond = figures.cost?.perFinishedSecond ?? 0
    expect(perSecond / measured(offeringId, 'cost_per_finished_second'), `cost of ${offeringId}`).toBeCloseTo(1, 1)
  }
  expect(await ctx.db.fact.count()).toBe(0)
})

it('they are marked by the name of their log, and come once', async () => {
  await seedJobs(ctx)
  expect(await listJobLogs(ctx)).toMatchObject([{ fileName: 'Invented jobs of the demo.csv', refused: 0 }])
})

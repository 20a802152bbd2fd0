import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, aDependency, addMember, aModel, anOffering, testWorkspace } from '@/lib/testing/factories'
import { getDependency, updateDependency } from './dependencies'
import { pairLeads } from './pair-leads'
import { getSwitchingCost, saveSwitchingCost } from './switching-cost'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = async (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )

const money = (low: number, mode: number, high: number) => ({ estimate: { low, mode, high } })
const all = {
  engineering: { in: 'hours' as const, estimate: { low: 20, mode: 30, high: 60 }, hourlyRate: 95 },
  ...{ prompts: money(500, 800, 1500), validation: money(0, 0, 0), overlap: money(900, 900, 900) },
  ...{ training: money(100, 200, 400), wayBack: money(0, 500, 2000) },
}

async function aSwitch() {
  const [offeringId, other] = [await anOffering(ctx), await anOffering(ctx)]
  const dependencyId = await aDependency(ctx, { challengers: [offeringId, other] })
  return { dependencyId, offeringId, other }
}
const first = { version: 0, dependencyVersion: 1 }
const costOf = async (dependencyId: string, offeringId: string) =>
  (await getDependency(ctx, dependencyId)).challengers.find((entry) => entry.offeringId === offeringId)?.switchingCost

describe('a switching cost by its parts', () => {
  it('gives its sum to the challenger as the dependency’s form does, with audit and version', async () => {
    const { dependencyId, offeringId, other } = await aSwitch()
    expect(await getSwitchingCost(ctx, { dependencyId, offeringId })).toMatchObject({ version: 0, sum: null, saved: null })
    const { sum } = await saveSwitchingCost(ctx, { dependencyId, offeringId, parts: all, note: 'First pass', ...first })
    expect(sum).toEqual({ low: 3400, mode: 5250, high: 10_500 })
    expect(await costOf(dependencyId, offeringId)).toEqual(sum)
    expect(await costOf(dependencyId, other)).toBeNull()
    expect(await getDependency(ctx, dependencyId)).toMatchObject({ version: 2 })
    expect(await getSwitchingCost(ctx, { dependencyId, offeringId })).toMatchObject({
      version: 1,
      dependencyVersion: 2,
      sum,
      note: 'First pass',
    })
    const events = await ctx.db.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 2, select: { action: true } })
    expect(events.map(({ action }) => action)).toEqual(['dependency.changed', 'switching_estimate.saved'])
  })

  it('keeps the parts and leaves the sum alone while one is missing', async () => {
    const { dependencyId, offeringId } = await aSwitch()
    const { sum } = await saveSwitchingCost(ctx, { dependencyId, offeringId, parts: { ...all, training: null }, ...first })
    expect(sum).toBeNull()
    expect(await costOf(dependencyId, offeringId)).toBeNull()
    expect(await getDependency(ctx, dependencyId)).toMatchObject({ version: 1 })
    await saveSwitchingCost(ctx, { dependencyId, offeringId, parts: all, version: 1, dependencyVersion: 1 })
    expect(await costOf(dependencyId, offeringId)).not.toBeNull()
  })

  it('shows parts and sum apart once somebody has changed the sum by hand', async () => {
    const { dependencyId, offeringId } = await aSwitch()
    await saveSwitchingCost(ctx, { dependencyId, offeringId, parts: all, ...first })
    const { origin: _origin, archivedAt: _archived, ...dependency } = await getDependency(ctx, dependencyId)
    const byHand = { low: 1, mode: 2, high: 3 }
    await updateDependency(ctx, {
      ...dependency,
      challengers: dependency.challengers.map((entry) => (entry.offeringId === offeringId ? { ...entry, switchingCost: byHand } : entry)),
    })
    const cost = await getSwitchingCost(ctx, { dependencyId, offeringId })
    expect(cost).toMatchObject({ sum: byHand, parts: { engineering: { hourlyRate: 95 } } })
  })

  it('is not saved over what somebody else saved meanwhile, neither parts nor dependency', async () => {
    const { dependencyId, offeringId } = await aSwitch()
    await saveSwitchingCost(ctx, { dependencyId, offeringId, parts: all, ...first })
    const late = await refusal(() => saveSwitchingCost(ctx, { dependencyId, offeringId, parts: {}, ...first }))
    expect(late).toMatchObject({ code: 'conflict', current: { version: 1, dependencyVersion: 2 } })
    const elsewhere = await refusal(() =>
      saveSwitchingCost(ctx, { dependencyId, offeringId, parts: all, version: 1, dependencyVersion: 1 }),
    )
    expect(elsewhere?.code).toBe('conflict')
    expect(await getSwitchingCost(ctx, { dependencyId, offeringId })).toMatchObject({ version: 1, parts: { overlap: { in: 'money' } } })
  })

  it.each([
    ['hours without a rate', { engineering: { in: 'hours', estimate: { low: 1, mode: 2, high: 3 } } }, 'parts.engineering.hourlyRate'],
    ['a likely value above the highest', { prompts: money(1, 4, 3) }, 'parts.prompts.estimate.mode'],
    ['a part that nobody asks for', { lunch: money(1, 2, 3) }, 'parts.lunch'],
  ])('refuses %s at its field', async (_case, parts, field) => {
    const { dependencyId, offeringId } = await aSwitch()
    const refused = await refusal(() => saveSwitchingCost(ctx, { dependencyId, offeringId, parts, ...first } as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toEqual([field])
  })

  it('is not found for the incumbent or for an offering that nobody weighs', async () => {
    const { dependencyId } = await aSwitch()
    const { incumbentId } = await getDependency(ctx, dependencyId)
    for (const offeringId of [incumbentId, 'nobody'])
      expect((await refusal(() => getSwitchingCost(ctx, { dependencyId, offeringId })))?.code).toBe('not_found')
  })

  it('is nothing a viewer may write and nothing another workspace can see', async () => {
    const { dependencyId, offeringId } = await aSwitch()
    const save = (who: Context) => saveSwitchingCost(who, { dependencyId, offeringId, parts: all, ...first })
    const stranger = await testWorkspace(url)
    expect((await refusal(async () => save(await addMember(url, ctx, 'viewer'))))?.code).toBe('forbidden')
    expect((await refusal(() => save(stranger)))?.code).toBe('not_found')
    expect((await refusal(() => getSwitchingCost(stranger, { dependencyId, offeringId })))?.code).toBe('not_found')
    await save(ctx)
  })
})

describe('the leads of the boards that claims stand on', () => {
  it('are found by benchmark, column and task, and no others', async () => {
    const owner = await testWorkspace(url)
    await aBenchmark(owner, { id: 'arena', name: 'Arena' })
    const [one, two] = [await aModel(owner, { name: 'One' }), await aModel(owner, { name: 'Two' })]
    const states = [
      ['2026-03-01', 60, 50],
      ['2026-05-01', 60, 70],
    ] as const
    const ids: string[] = []
    for (const [publishedOn, first, second] of states)
      for (const [modelId, value] of [
        [one, first],
        [two, second],
      ] as const)
        ids.push(await aClaim(owner, { modelId, value, publishedOn, benchmarkId: 'arena', dimensionId: 'score', tableId: publishedOn }))
    const { boards, leads } = await pairLeads(owner, ids.slice(0, 1))
    expect(boards.map(({ board }) => board)).toEqual([expect.stringMatching(/^Arena: Score/)])
    expect(leads.map(({ model, from, to }) => [model, from, to])).toEqual([
      ['One 1', '2026-03-01', '2026-05-01'],
      ['Two 1', '2026-05-01', null],
    ])
    expect(await pairLeads(owner, [])).toEqual({ boards: [], leads: [] })
  })
})

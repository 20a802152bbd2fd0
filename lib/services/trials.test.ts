import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, anOffering, testWorkspace } from '@/lib/testing/factories'
import { listTrials, voidTrial } from './trial-plans'
import { recordTrial } from './trials'

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

const finished = async (over: Record<string, unknown> = {}) => {
  const challengerId = await anOffering(ctx)
  const dependencyId = await aDependency(ctx, { challengers: [challengerId] })
  return {
    dependencyId,
    challengerId,
    registeredOn: '2026-11-01',
    closedOn: '2026-11-15',
    plannedPrompts: 60,
    blind: true,
    sidesRandomised: true,
    ownPrompts: true,
    versionsExact: true,
    wins: 39,
    losses: 15,
    ties: 6,
    ...over,
  }
}

describe('a finished trial', () => {
  it('is recorded against the incumbent of its dependency and written into the audit log', async () => {
    const input = await finished()
    const { id } = await recordTrial(ctx, input)
    const dependency = await ctx.db.dependency.findFirst({ where: { id: input.dependencyId }, select: { incumbentId: true } })
    const trials = await listTrials(ctx, input.dependencyId)
    expect(trials).toEqual([
      expect.objectContaining({ ...input, id, incumbentId: dependency?.incumbentId, state: 'closed', origin: 'team', version: 1 }),
    ])
    expect(await ctx.db.auditEvent.count({ where: { subjectId: id, action: 'trial.recorded' } })).toBe(1)
  })

  it.each([
    ['more outcomes than prompts', { wins: 60 }, 'wins'],
    ['missing counts', { losses: null }, 'wins'],
    ['a closing day before its first', { closedOn: '2026-10-01' }, 'closedOn'],
    ['a closing day that lies ahead', { closedOn: '2026-12-24' }, 'closedOn'],
    ['no closing day', { closedOn: null }, 'closedOn'],
    ['a challenger that the dependency does not weigh', { challengerId: 'somebody-else' }, 'challengerId'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('is refused with %s', async (_case, over, field) => {
    const input = await finished(over)
    const refused = await refusal(() => recordTrial(ctx, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toEqual([field])
    expect(await listTrials(ctx, input.dependencyId)).toEqual([])
  })

  it('counts once when its form is sent twice, and again only after the first was voided', async () => {
    const input = await finished()
    const { id } = await recordTrial(ctx, input)
    expect((await refusal(() => recordTrial(ctx, input)))?.code).toBe('conflict')
    await voidTrial(ctx, { id, version: 1, voidReason: 'Counted a warm-up prompt.' })
    expect((await refusal(() => voidTrial(ctx, { id, version: 2, voidReason: 'Again' })))?.code).toBe('conflict')
    await recordTrial(ctx, { ...input, wins: 38, ties: 7 })
    expect((await listTrials(ctx, input.dependencyId)).map((trial) => trial.state).sort()).toEqual(['closed', 'voided'])
  })

  it('is nothing a rater may record or void, and nothing another workspace can see', async () => {
    const input = await finished()
    const { id } = await recordTrial(ctx, input)
    const rater = await addMember(url, ctx, 'rater')
    const stranger = await testWorkspace(url)
    const voiding = { id, version: 1, voidReason: 'No.' }
    expect((await refusal(() => recordTrial(rater, input)))?.code).toBe('forbidden')
    expect((await refusal(() => voidTrial(rater, voiding)))?.code).toBe('forbidden')
    expect((await refusal(() => recordTrial(stranger, input)))?.code).toBe('not_found')
    expect((await refusal(() => voidTrial(stranger, voiding)))?.code).toBe('not_found')
    expect(await listTrials(stranger)).toEqual([])
    expect(await listTrials(rater, input.dependencyId)).toHaveLength(1)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { aPlan, aRunningTrial } from '@/lib/testing/a-trial'
import { anAnalyst } from '@/lib/testing/an-analyst'
import { refusal } from '@/lib/testing/refusal'
import { changeTrial, createTrial, getTrial, listTrials, lockTrial, removeTrial, voidTrial } from './trial-plans'
import { closeTrial, revealTrial } from './trial-results'

let url: string
let ctx: Context
beforeEach(async () => {
  ;({ url, ctx } = await anAnalyst())
})

const failPrompt = (id: string) =>
  ctx.db.trialClip.create({
    data: { workspaceId: ctx.workspace.id, trialId: id, promptId: 'p1', side: 'incumbent', state: 'failed', reason: 'no answer' },
  })

describe('a plan', () => {
  it('is a draft against the incumbent of its dependency, with its prompts in order and an audit row', async () => {
    const plan = await aPlan(ctx)
    const { id } = await createTrial(ctx, plan)
    const trial = await getTrial(ctx, id)
    expect(trial).toMatchObject({
      state: 'registered',
      lockedAt: null,
      goal: 'capability',
      blind: true,
      sidesRandomised: true,
      ratersPerPrompt: 3,
    })
    expect(trial.prompts.map(({ id: promptId, text }) => [promptId, text])).toEqual([
      ['p1', 'Prompt 1'],
      ['p2', 'Prompt 2'],
      ['p3', 'Prompt 3'],
    ])
    expect(await ctx.db.auditEvent.count({ where: { subjectId: id, action: 'trial.planned' } })).toBe(1)
    expect(await refusal(createTrial(ctx, plan))).toMatchObject({ status: 409, detail: expect.stringContaining('already a draft') })
  })

  it.each([
    ['without a hypothesis', { hypothesis: ' ' }, 'hypothesis'],
    ['with an even number of raters', { ratersPerPrompt: 2 }, 'ratersPerPrompt'],
    ['of no prompts', { plannedPrompts: 0 }, 'plannedPrompts'],
    ['with a look that lies beyond its last prompt', { lookEvery: 4 }, 'lookEvery'],
    ['with the same prompt twice', { prompts: [{ text: 'A fox.' }, { text: ' A fox. ' }] }, 'prompts.1.text'],
    ['with an empty prompt', { prompts: [{ text: '  ' }] }, 'prompts.0.text'],
    ['with a challenger that the dependency does not weigh', { challengerId: 'somebody-else' }, 'challengerId'],
    ['with an unknown field', { colour: 'red' }, 'colour'],
  ])('%s is refused at the field', async (_, wrong, field) => {
    const found = await refusal(createTrial(ctx, { ...(await aPlan(ctx)), ...wrong }))
    expect(found?.status).toBe(422)
    expect(Object.keys(found?.fields ?? {})).toContain(field)
    expect(await listTrials(ctx)).toEqual([])
  })

  it('can be changed and removed while it is a draft; a prompt whose text stays keeps its clip', async () => {
    const plan = await aPlan(ctx)
    const { id } = await createTrial(ctx, plan)
    await failPrompt(id)
    const prompts = [{ text: 'New' }, { id: 'p1', text: 'Prompt 1' }, { id: 'p2', text: 'Prompt 2, reworded' }]
    await changeTrial(ctx, { ...plan, id, version: 1, prompts })
    const after = await getTrial(ctx, id)
    expect(after.prompts.map(({ text }) => text)).toEqual(['New', 'Prompt 1', 'Prompt 2, reworded'])
    expect(await ctx.db.trialClip.count({ where: { trialId: id, promptId: 'p1' } })).toBe(1)
    expect(await refusal(changeTrial(ctx, { ...plan, id, version: 1 }))).toMatchObject({ status: 409 })
    await removeTrial(ctx, { id, version: 2 })
    expect(await listTrials(ctx)).toEqual([])
  })
})

describe('the lock', () => {
  it('needs exactly the planned prompts, and the incumbent that the plan was made against', async () => {
    const plan = await aPlan(ctx)
    const { id } = await createTrial(ctx, { ...plan, plannedPrompts: 4 })
    expect(await refusal(lockTrial(ctx, { id, version: 1 }))).toMatchObject({ status: 422, detail: expect.stringContaining('there are 3') })
    await changeTrial(ctx, { ...plan, id, version: 1 })
    await ctx.db.dependency.updateMany({ where: { id: plan.dependencyId }, data: { incumbentId: plan.challengerId } })
    expect((await refusal(lockTrial(ctx, { id, version: 2 })))?.status).toBe(422)
  })

  it('fixes the plan by a hash: nothing of it changes afterwards, by a verb or past it, and the trial is never deleted', async () => {
    const plan = await aPlan(ctx, { count: 1 })
    const { id } = await createTrial(ctx, plan)
    const { planSha256 } = await lockTrial(ctx, { id, version: 1 })
    expect(planSha256).toMatch(/^[0-9a-f]{64}$/)
    for (const attempt of [
      () => changeTrial(ctx, { ...plan, id, version: 2 }),
      () => removeTrial(ctx, { id, version: 2 }),
      () => lockTrial(ctx, { id, version: 2 }),
    ])
      expect(await refusal(attempt())).toMatchObject({ status: 409, detail: expect.stringContaining('locked') })
    const where = { workspaceId: ctx.workspace.id, id }
    const prompt = { workspaceId: ctx.workspace.id, trialId: id }
    const raw = client(url)
    for (const attempt of [
      () => raw.trial.deleteMany({ where }),
      () => raw.trial.updateMany({ where, data: { hypothesis: 'I knew it.' } }),
      () => raw.trial.updateMany({ where, data: { plannedPrompts: 2 } }),
      () => raw.trial.updateMany({ where, data: { lockedAt: null } }),
      () => raw.trialPrompt.updateMany({ where: prompt, data: { text: 'An easier one' } }),
      () => raw.trialPrompt.deleteMany({ where: prompt }),
      () => raw.trialPrompt.create({ data: { ...prompt, id: 'p2', text: 'One more', position: 2 } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'P2003' })
    expect(await getTrial(ctx, id)).toMatchObject({ planSha256, planIntact: true, state: 'running' })
  })

  it('gives the same plan the same hash, and another plan another', async () => {
    const plan = await aPlan(ctx, { count: 1 })
    const lock = async (over = {}) => {
      const { id } = await createTrial(ctx, { ...plan, ...over })
      return (await lockTrial(ctx, { id, version: 1 })).planSha256
    }
    const first = await lock()
    expect(await lock()).toBe(first)
    expect(await lock({ hypothesis: 'Something else.' })).not.toBe(first)
    expect(await lock({ prompts: [{ text: 'Another' }] })).not.toBe(first)
  })
})

describe('a trial is declared void', () => {
  it('with a reason, while nobody has seen its result', async () => {
    const id = await aRunningTrial(ctx, { count: 1 })
    expect((await refusal(voidTrial(ctx, { id, version: 2, voidReason: ' ' })))?.status).toBe(422)
    await voidTrial(ctx, { id, version: 2, voidReason: 'The wrong clips.' })
    expect(await getTrial(ctx, id)).toMatchObject({ state: 'voided', voidReason: 'The wrong clips.' })
    const told = await ctx.db.auditEvent.findMany({ where: { subjectId: id, action: 'trial.voided' }, select: { detail: true } })
    expect(told).toMatchObject([{ detail: { voidReason: 'The wrong clips.', decided: 0, wins: 0, losses: 0, ties: 0 } }])
  })

  it('never after the reveal, by a verb or past it; a draft is removed instead', async () => {
    const { id } = await createTrial(ctx, await aPlan(ctx, { count: 1 }))
    expect((await refusal(voidTrial(ctx, { id, version: 1, voidReason: 'R' })))?.detail).toContain('draft')
    await lockTrial(ctx, { id, version: 1 })
    await failPrompt(id)
    await ctx.db.trialClip.create({
      data: { workspaceId: ctx.workspace.id, trialId: id, promptId: 'p1', side: 'challenger', state: 'ready' },
    })
    await closeTrial(ctx, { id, reason: 'Enough.' })
    await revealTrial(ctx, { id })
    const { version } = await getTrial(ctx, id)
    expect(await refusal(voidTrial(ctx, { id, version, voidReason: 'I do not like it.' }))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('was revealed'),
    })
    const past = client(url).trial.updateMany({ where: { workspaceId: ctx.workspace.id, id }, data: { state: 'voided', voidReason: 'R' } })
    await expect(past).rejects.toMatchObject({ code: 'P2003' })
    expect(await getTrial(ctx, id)).toMatchObject({ state: 'closed', wins: 1 })
  })
})

import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Context } from '@/lib/context'
import { fromDay } from '@/lib/domain/day'
import { createLifecycleEvent } from '@/lib/services/lifecycle-events'
import { emptyDatabase, testDatabase } from '@/lib/testing/database'
import { aDependency, aModel, anOffering, testWorkspace } from '@/lib/testing/factories'
import { runVerb } from '@/lib/testing/run-verb'
import { verb } from './check'

let ctx: Context
let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { name: 'Northlight', now: new Date() })
  const model = await aModel(ctx, { id: 'sora', name: 'Sora' })
  await anOffering(ctx, { id: 'sora--openai', modelId: model, apiModelId: 'sora-2' })
  await anOffering(ctx, { id: 'sora--azure', modelId: model, apiModelId: 'azure/sora-2' })
  await aDependency(ctx, { id: 'films', name: 'Films', incumbentId: 'sora--openai', challengers: ['sora--azure'] })
  await createLifecycleEvent(ctx, { offeringId: 'sora--openai', stage: 'retired', happensOn: '2026-01-10', knownOn: '2025-09-24' })
  await ctx.db.dependency.updateMany({ where: { id: 'films' }, data: { contractEndsOn: fromDay('2026-01-05') } })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const run = (...args: string[]) => {
  vi.stubEnv('DATABASE_URL', url)
  return runVerb(verb, args)
}

describe('switchboard check', () => {
  it('exits with 1 and one line when something in use has retired', async () => {
    const { code, stdout, stderr } = await run('--fail-within', '0d')
    expect(code).toBe(1)
    expect(stderr).toBe('')
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^Northlight on \d{1,2} \w{3} \d{4}, looking 0 days ahead$/)
    expect(lines[1]).toMatch(/^FAIL {2}must move {7}10 Jan 2026 {2}\d+ days ago +Films must leave .*, which has retired/)
    expect(lines.at(-1)).toBe('1 finding fails.')
  })

  it('exits with 0 for a model id that has no end, though another one of its model has', async () => {
    expect(await run('--model', 'azure/sora-2')).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing fails.') })
    expect((await run('--model', 'sora-2')).code).toBe(1)
    expect((await run('--offering', 'sora--azure', '--offering', 'sora--openai')).code).toBe(1)
  })

  it('takes the id of a model that no offering is called by for all of its offerings', async () => {
    expect((await run('--model', 'sora')).code).toBe(1)
  })

  it('prints the same as data with --json', async () => {
    const { code, stdout } = await run('--json', '--fail-within', '8w')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ format: 'switchboard.check/1', workspace: 'Northlight', withinDays: 56, looked: 2, failing: 1 },
      findings: [{ kind: 'forced_move', fails: true, on: '2026-01-10', offeringId: 'sora--openai', dependencyId: 'films' }],
    })
  })

  it.each([
    [['--fail-within', '60'], 'write a number of days or weeks'],
    [['--fail-within', '9999w'], 'up to ten years'],
    [['--fail-within', '-1d'], '--fail-within'],
    [['--soon'], 'Usage:'],
    [['everything'], 'takes no "everything"'],
    [['--model', ''], 'need an id each'],
    [['--model', 'nobody-has-it'], 'No offering answers to the model id nobody-has-it'],
    [['--offering', 'nowhere'], 'No offering has the id nowhere'],
    [['--workspace', 'elsewhere'], 'There is no workspace "elsewhere"'],
  ])('exits with 2 and a sentence for %j, and prints nothing', async (args, sentence) => {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })

  it('asks which workspace is meant where there are several', async () => {
    const two = (await testDatabase()).url
    const { workspace } = await testWorkspace(two)
    await testWorkspace(two)
    vi.stubEnv('DATABASE_URL', two)
    expect(await runVerb(verb, [])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--workspace') })
    expect((await runVerb(verb, ['--workspace', workspace.slug])).code).toBe(0)
  })

  it('exits with 2, never 1, when it could not look', async () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://app:x@127.0.0.1:1/nothing')
    expect(await runVerb(verb, [])).toMatchObject({ code: 2, stderr: expect.stringContaining('No PostgreSQL can be reached') })
    vi.stubEnv('DATABASE_URL', (await emptyDatabase()).url)
    expect(await runVerb(verb, [])).toMatchObject({ code: 2, stderr: expect.stringContaining('apply its migrations') })
  })
})

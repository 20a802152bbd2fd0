import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, anOffering, testWorkspace } from '@/lib/testing/factories'
import { refusal } from '@/lib/testing/refusal'
import { liveReport } from './live-report'
import { importTrial, previewVotes } from './trial-import'
import { listTrials } from './trial-plans'

let url: string
let ctx: Context
let sides: { dependencyId: string; challengerId: string }
beforeAll(async () => {
  url = (await testDatabase()).url
})
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  const challengerId = await anOffering(ctx)
  sides = { challengerId, dependencyId: await aDependency(ctx, { challengers: [challengerId] }) }
})

const header = 'prompt,rater,choice,use case'
const won = [
  header,
  ...Array.from({ length: 20 }, (_, i) => ['ana', 'bo', 'chi'].map((rater) => `Prompt ${i},${rater},challenger,ads`).join('\n')),
].join('\n')
const days = { registeredOn: '2026-11-01', closedOn: '2026-11-20' }
const all = { blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true }
const verdict = async () => {
  const { dependencies } = await liveReport(ctx, '2026-W48')
  return dependencies.find(({ dependency }) => dependency.id === sides.dependencyId)?.pairs[0]?.verdict
}

it('votes from elsewhere are counted once per prompt before anything is kept', async () => {
  const votes = `${header}\nA,ana,challenger,ads\nA,bo,challenger,ads\nA,chi,incumbent,ads\nB,ana,tie,\nB,bo,incumbent,`
  expect(await previewVotes(ctx, { ...sides, votes })).toMatchObject({
    ...{ votes: 5, prompts: 2, raters: 3, ratersPerPrompt: 3, fewer: 1, wins: 1, losses: 0, ties: 1 },
    useCases: [
      { useCase: 'ads', prompts: 1, wins: 1 },
      { useCase: null, prompts: 1, ties: 1 },
    ],
  })
  expect(await listTrials(ctx)).toEqual([])
})

it('a trial from elsewhere is informal unless a named person vouches for all four conditions, and then it is proof', async () => {
  const first = await importTrial(ctx, { ...sides, ...days, ...all, votes: won })
  expect(first).toMatchObject({ informal: true, counts: { wins: 20, losses: 0, ties: 0 } })
  expect(await listTrials(ctx)).toMatchObject([
    { id: first.id, blind: false, ownPrompts: false, attestedByName: null, wins: 20, plannedPrompts: 20 },
  ])
  expect(await verdict()).toMatchObject({ trial: { N: 0 } })
  const second = await importTrial(ctx, { ...sides, ...days, closedOn: '2026-11-21', ...all, attestedByName: 'Ana Berg', votes: won })
  expect(second.informal).toBe(false)
  expect((await listTrials(ctx)).find(({ id }) => id === second.id)).toMatchObject({ ...all, attestedByName: 'Ana Berg' })
  expect(await verdict()).toMatchObject({ trial: { w: 20, N: 20 }, levels: { Q: 4 } })
  const third = await importTrial(ctx, {
    ...sides,
    ...days,
    closedOn: '2026-11-22',
    ...all,
    blind: false,
    attestedByName: 'Ana Berg',
    votes: won,
  })
  expect(third.informal).toBe(true)
  expect(await ctx.db.auditEvent.count({ where: { action: 'trial.recorded' } })).toBe(3)
})

it.each([
  ['votes that name neither side', { votes: 'prompt,rater,choice\na,b,Sora' }, 'votes'],
  ['no votes', { votes: '' }, 'votes'],
  ['a closing day that lies ahead', { closedOn: '2026-12-24' }, 'closedOn'],
  ['a closing day before its first', { closedOn: '2026-10-01' }, 'closedOn'],
  ['an unknown field', { wins: 20 }, 'wins'],
])('%s are refused at the field, and nothing is kept', async (_, wrong, field) => {
  const found = await refusal(importTrial(ctx, { ...sides, ...days, votes: won, ...wrong }))
  expect(found?.status).toBe(422)
  expect(Object.keys(found?.fields ?? {})).toEqual([field])
  expect(await listTrials(ctx)).toEqual([])
})

import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { pairChanges } from './pair-history'
import { signWeek } from './review-acts'
import { getDependencyWeek, getHashedWeek } from './reviews'

const films = { dependencyId: 'films', challengerId: 'theirs--api', goal: 'capability' } as const

let url: string
let owner: Context
let approver: Context
let benchmarkId: string

beforeAll(async () => {
  url = (await testDatabase()).url
})

/** One workflow whose two models nobody has compared yet. */
beforeEach(async () => {
  owner = await testWorkspace(url)
  approver = await addMember(url, owner, 'approver', 'Ada Approver')
  benchmarkId = (await filmsWorkflow(owner)).benchmarkId
})

async function sign(week: string, day: string) {
  const then = { ...approver, now: new Date(`${day}T12:00:00Z`) }
  await signWeek(then, { week, evidenceSha256: (await getHashedWeek(then, week)).sha256 })
}

async function publish(value: number) {
  const shared = { benchmarkId, dimensionId: 'score', sampleSize: 200, tableId: 'board-1', publishedOn: '2026-11-17' }
  await aClaim(owner, { ...shared, id: 'claim-ours', modelId: 'ours', value: 50 })
  await aClaim(owner, { ...shared, id: 'claim-theirs', modelId: 'theirs', value })
}

describe('what caused each change of a pair', () => {
  it('names the results that came in between the two signed weeks, newest change first, and passes quiet weeks over', async () => {
    await sign('2026-W45', '2026-11-06')
    await sign('2026-W46', '2026-11-13')
    await publish(99)
    await sign('2026-W47', '2026-11-20')
    const [change, first, ...more] = await pairChanges(approver, films)
    expect(more).toEqual([])
    expect(first).toEqual({ week: '2026-W45', open: false, before: null, after: 'INSUFFICIENT', causes: ['weighed for the first time'] })
    expect(change).toMatchObject({ week: '2026-W47', before: 'INSUFFICIENT' })
    expect(change?.after).not.toBe('INSUFFICIENT')
    expect(change?.causes?.join('; ')).toContain('published 1 new result')
  })

  it('tells the open week as open, and only where it differs from the last signed one', async () => {
    await publish(99)
    const running = async () => {
      const { report, entry } = await getDependencyWeek({ ...approver, now: new Date('2026-11-25T12:00:00Z') }, '2026-W48', 'films')
      const [pair] = entry.pairs
      if (!pair) throw new Error('Films has no challenger.')
      return { week: report.week, policy: report.policy, pair }
    }
    expect(await pairChanges(approver, films), 'an open week is no history').toEqual([])
    expect(await pairChanges(approver, films, await running())).toEqual([])
    await sign('2026-W46', '2026-11-13')
    const [change, ...more] = await pairChanges(approver, films, await running())
    expect(change).toMatchObject({ week: '2026-W48', open: true, before: 'INSUFFICIENT' })
    expect(change?.causes?.join('; ')).toContain('published 1 new result')
    expect(more).toHaveLength(1)
    await sign('2026-W47', '2026-11-20')
    expect((await pairChanges(approver, films, await running())).map(({ week }) => week)).toEqual(['2026-W47', '2026-W46'])
  })

  it('shows nothing of another goal, another pair or another workspace', async () => {
    await sign('2026-W46', '2026-11-13')
    expect(await pairChanges(approver, films)).toHaveLength(1)
    expect(await pairChanges(approver, { ...films, goal: 'cost' })).toEqual([])
    expect(await pairChanges(approver, { ...films, challengerId: 'ours--api' })).toEqual([])
    const stranger = await testWorkspace(url)
    expect(await pairChanges(stranger, films)).toEqual([])
  })
})

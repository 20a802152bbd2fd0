import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { addAction, takeOnProposal } from './actions'
import { createFact } from './facts'
import { getMonday } from './monday-list'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

const proposal = { dependencyId: 'films', challengerId: 'theirs--api', code: 'ask:data_terms' }

describe('the Monday list', () => {
  test('is each person’s own: what is mine for one waits for another with the rest', async () => {
    const owner = await testWorkspace(url)
    await filmsWorkflow(owner)
    const dates = { decisionDueOn: new Date('2026-11-20'), contractEndsOn: new Date('2026-12-01'), valuePerNetPointPerMonth: 100_000 }
    await owner.db.dependency.updateMany({ where: { id: 'films' }, data: dates })
    const ada = await addMember(url, owner, 'analyst', 'Ada')
    const viewer = await addMember(url, owner, 'viewer', 'Vi')
    expect((await getMonday(viewer)).proposals).toMatchObject([{ title: 'Ask about data terms · theirs 1', last: null }])

    await takeOnProposal(ada, proposal)
    await addAction(owner, { title: 'Call the vendor', dueOn: '2026-11-26' })
    const [hers, theirs] = [await getMonday(ada), await getMonday(viewer)]
    expect(hers.mine.map(({ action }) => action.title)).toEqual(['Ask about data terms · theirs 1'])
    expect(hers.others.map(({ owner: who, items }) => [who, items.length])).toEqual([[null, 1]])
    expect(theirs.mine).toEqual([])
    expect(theirs.others.map(({ owner: who }) => who?.name ?? null)).toEqual([null, 'Ada'])
    expect(theirs.proposals).toEqual([])
    expect(theirs.runsOut.map(({ kind, passed }) => [kind, passed])).toEqual([
      ['decision', true],
      ['contract', false],
    ])
  })

  test('shows at once what evidence settled, and writes nothing', async () => {
    const owner = await testWorkspace(url)
    await filmsWorkflow(owner)
    await owner.db.dependency.updateMany({ where: { id: 'films' }, data: { valuePerNetPointPerMonth: 100_000 } })
    const { id } = await takeOnProposal(owner, proposal)
    await createFact(owner, {
      offeringId: 'theirs--api',
      gate: 'data_terms',
      value: true,
      sourceKind: 'contract',
      observedOn: '2026-11-25',
    })
    const events = () => owner.db.auditEvent.count()
    const before = await events()
    expect((await getMonday(owner)).mine).toMatchObject([{ settledBy: expect.stringMatching(/^Data terms now passes/) }])
    expect(await events()).toBe(before)
    expect(await owner.db.action.findFirst({ where: { id }, select: { state: true, version: true } })).toEqual({
      state: 'open',
      version: 1,
    })
  })

  test('of another workspace shows nothing of this one', async () => {
    const owner = await testWorkspace(url)
    await addAction(owner, { title: 'Secret' })
    expect(JSON.stringify(await getMonday(await testWorkspace(url)))).not.toContain('Secret')
  })
})

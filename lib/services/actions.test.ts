import { beforeAll, describe, expect, test } from 'vitest'
import { type Context, systemContext } from '@/lib/context'
import type { Report } from '@/lib/domain/report'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, filmsWorkflow, testWorkspace } from '@/lib/testing/factories'
import { closeSettled, closeSettledNow } from './action-closing'
import { getAction, listActions } from './action-list'
import { addAction, changeAction, dropAction, finishAction, reopenAction, takeOnProposal } from './actions'
import { addComment, listComments } from './comments'
import { archiveDependency } from './dependencies'
import { createFact } from './facts'
import { removeMember } from './members'
import { getWeek } from './reviews'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

/** What the engine proposes for the dependency below. */
const proposal = { dependencyId: 'films', challengerId: 'theirs--api', code: 'ask:data_terms' }

/** A dependency for which the engine proposes something, an analyst and an owner. */
async function studio() {
  const owner = await testWorkspace(url)
  await filmsWorkflow(owner)
  // Worth so much that a question pays.
  await owner.db.dependency.updateMany({ where: { id: 'films' }, data: { valuePerNetPointPerMonth: 100_000 } })
  const analyst = await addMember(url, owner, 'analyst', 'Ada')
  return { owner, analyst }
}

const events = async (ctx: Context, id: string) => {
  const rows = await ctx.db.auditEvent.findMany({
    where: { subjectType: 'action', subjectId: id },
    orderBy: { seq: 'asc' },
    select: { action: true, actorName: true },
  })
  return rows.map(({ action, actorName }) => `${action} by ${actorName}`)
}

const fact = {
  offeringId: 'theirs--api',
  gate: 'data_terms' as const,
  value: true,
  sourceKind: 'contract' as const,
  observedOn: '2026-11-25',
}
const later = (ctx: Context, now: string): Context => ({ ...ctx, now: new Date(now) })

describe('a proposal', () => {
  test('is taken on as one’s own, due on Friday, unless somebody says otherwise', async () => {
    const { owner, analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    expect(await getAction(owner, id)).toMatchObject({
      ...{ title: 'Ask about data terms · theirs 1', code: 'ask:data_terms', state: 'open', dueOn: '2026-11-27', week: '2026-W48' },
      ...{ owner: { name: 'Ada', left: false }, createdBy: 'Ada', dependency: { id: 'films', name: 'Films', archived: false } },
    })
    expect(await events(owner, id)).toEqual(['action.taken_on by Ada'])
    const other = await studio()
    const given = await takeOnProposal(other.owner, { ...proposal, ownerId: idOf(other.analyst), dueOn: '2026-12-03' })
    expect(await getAction(other.owner, given.id)).toMatchObject({ owner: { name: 'Ada' }, dueOn: '2026-12-03' })
  })

  test('that is taken on twice, by a double click or by two people at once, makes one action', async () => {
    const { owner, analyst } = await studio()
    const [first, second] = await Promise.all([takeOnProposal(analyst, proposal), takeOnProposal(analyst, proposal)])
    expect(first).toEqual(second)
    await expect(takeOnProposal(owner, proposal)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Ada') })
    expect(await listActions(owner)).toHaveLength(1)
    expect(await events(owner, first.id)).toHaveLength(1)
  })

  test('is refused when the engine does not make it, for a day that has passed, and for an owner who is no member', async () => {
    const { analyst } = await studio()
    await expect(takeOnProposal(analyst, { ...proposal, code: 'measure:latency_p95' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(takeOnProposal(analyst, { ...proposal, dueOn: '2026-11-24' })).rejects.toMatchObject({
      fields: { dueOn: expect.stringMatching(/has passed/) },
    })
    await expect(takeOnProposal(analyst, { ...proposal, ownerId: 'nobody' })).rejects.toMatchObject({
      fields: { ownerId: expect.stringMatching(/no member/) },
    })
    await expect(takeOnProposal(analyst, { ...proposal, more: 1 } as never)).rejects.toMatchObject({ name: 'ZodError' })
    expect(await listActions(analyst)).toEqual([])
  })

  test('is taken on by people only, from the analyst on', async () => {
    const { owner } = await studio()
    for (const role of ['viewer', 'rater'] as const)
      await expect(takeOnProposal(await addMember(url, owner, role), proposal)).rejects.toMatchObject({ code: 'forbidden' })
    const job = systemContext({ workspace: owner.workspace, databaseUrl: url, now: owner.now })
    await expect(takeOnProposal(job, proposal)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

const idOf = ({ actor }: Context): string => (actor.kind === 'user' ? actor.id : '')

describe('an action that people add', () => {
  test('needs a title alone, and the same open title for the same thing makes one', async () => {
    const { owner, analyst } = await studio()
    const free = { title: ' Call the vendor ', dependencyId: 'films' }
    const [first, second] = await Promise.all([addAction(analyst, free), addAction(analyst, free)])
    expect(first).toEqual(second)
    expect(await getAction(owner, first.id)).toMatchObject({ title: 'Call the vendor', code: null, owner: null, dueOn: null })
    await expect(addAction(owner, { ...free, title: 'call THE vendor' })).rejects.toMatchObject({
      code: 'conflict',
      current: { id: first.id },
    })
    await addAction(owner, { title: 'Call the vendor' })
    await finishAction(analyst, { id: first.id, version: 1 })
    const again = await addAction(owner, free)
    expect(again.id).not.toBe(first.id)
  })

  test('says at the field what it refers to in vain', async () => {
    const { analyst } = await studio()
    await expect(addAction(analyst, { title: 'x' })).rejects.toMatchObject({ name: 'ZodError' })
    const lost = { title: 'Ask them', dependencyId: 'none', claimId: 'none' }
    await expect(addAction(analyst, lost)).rejects.toMatchObject({
      fields: { dependencyId: expect.stringMatching(/does not exist/), claimId: expect.stringMatching(/does not exist/) },
    })
  })
})

describe('an open action', () => {
  test('gets another owner and day; a stale change shows what is stored, and the log says both', async () => {
    const { owner, analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    await changeAction(owner, { id, version: 1, ownerId: idOf(owner), dueOn: null })
    expect(await getAction(owner, id)).toMatchObject({ owner: { id: idOf(owner) }, dueOn: null, version: 2 })
    const stale = changeAction(analyst, { id, version: 1, ownerId: null, dueOn: '2026-12-01' })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', current: { version: 2, dueOn: null } })
    await expect(changeAction(analyst, { id, version: 2, title: 'Mine', ownerId: null, dueOn: null })).rejects.toMatchObject({
      fields: { title: expect.stringMatching(/named this action/) },
    })
    expect(await events(owner, id)).toEqual(['action.taken_on by Ada', `action.changed by ${owner.actor.name}`])
  })

  test('keeps its day when that has passed, but gets no new one in the past', async () => {
    const { analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    const overdue = later(analyst, '2026-12-07T09:00:00Z')
    await changeAction(overdue, { id, version: 1, ownerId: null, dueOn: '2026-11-27' })
    await expect(changeAction(overdue, { id, version: 2, ownerId: null, dueOn: '2026-11-28' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is done or dropped once, and opened again by hand', async () => {
    const { owner, analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    await expect(dropAction(analyst, { id, version: 1, reason: ' ' })).rejects.toMatchObject({ name: 'ZodError' })
    await dropAction(analyst, { id, version: 1, reason: 'The vendor does not answer.' })
    expect(await getAction(owner, id)).toMatchObject({ state: 'dropped', reason: 'The vendor does not answer.', closedOn: '2026-11-25' })
    await expect(finishAction(analyst, { id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/dropped already/),
    })
    await expect(changeAction(analyst, { id, version: 2, ownerId: null, dueOn: null })).rejects.toMatchObject({ code: 'conflict' })
    await reopenAction(analyst, { id, version: 2 })
    expect(await getAction(owner, id)).toMatchObject({ state: 'open', reason: null, closedOn: null })
    const note = 'They answer in January.'
    const done = await finishAction(analyst, { id, version: 3, note })
    expect(await getAction(owner, id)).toMatchObject({ state: 'done', reason: note, closedBy: expect.any(String) })
    expect(await reopenAction(analyst, { id, version: done.version })).toEqual({ id, version: 5 })
    await finishAction(analyst, { id, version: 5 })
    expect(await getAction(owner, id)).toMatchObject({ state: 'done', reason: null })
    await takeOnProposal(owner, proposal)
    await expect(reopenAction(analyst, { id, version: 4 })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/taken on anew/),
    })
  })

  test('shows an owner who has left, and is given to somebody else', async () => {
    const { owner, analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    await removeMember(owner, { userId: idOf(analyst) })
    expect(await getAction(owner, id)).toMatchObject({ owner: { name: 'Ada', left: true } })
    await changeAction(owner, { id, version: 1, ownerId: idOf(analyst), dueOn: '2026-12-01' })
    await changeAction(owner, { id, version: 2, ownerId: idOf(owner), dueOn: '2026-12-01' })
    expect(await getAction(owner, id)).toMatchObject({ owner: { left: false } })
  })

  test('is talked about like a claim', async () => {
    const { analyst } = await studio()
    const subject = { type: 'action' as const, id: (await takeOnProposal(analyst, proposal)).id }
    await addComment(analyst, { subject, body: 'Asked today.' })
    expect(await listComments(analyst, subject)).toMatchObject([{ body: 'Asked today.', authorName: 'Ada' }])
    await expect(addComment(analyst, { subject: { type: 'action', id: 'none' }, body: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('evidence', () => {
  test('closes the action that asked for it, once, and keeps it closed', async () => {
    const { owner, analyst } = await studio()
    const { id } = await takeOnProposal(analyst, proposal)
    await takeOnProposal(analyst, proposal)
    expect(await closeSettledNow(analyst)).toEqual([])
    for (const offeringId of ['theirs--api', 'ours--api']) await createFact(analyst, { ...fact, offeringId })
    const job = systemContext({ workspace: owner.workspace, databaseUrl: url, now: owner.now })
    const both = await Promise.all([closeSettledNow(job), closeSettledNow(job)])
    expect(both.flat()).toEqual([{ id, title: 'Ask about data terms · theirs 1', reason: expect.stringMatching(/now passes/) }])
    expect(await getAction(owner, id)).toMatchObject({ state: 'done', settled: true, reason: expect.stringMatching(/now passes/) })
    expect(await events(owner, id)).toEqual(['action.taken_on by Ada', 'action.settled by Switchboard'])
    await expect(reopenAction(analyst, { id, version: 2 })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/Evidence closed/),
    })
  })

  test('of a claim closes what waits for it: taken back, or replaced by a later figure of the same series', async () => {
    const { owner, analyst } = await studio()
    const board = { modelId: 'theirs', benchmarkId: 'board', dimensionId: 'score' }
    const claims = [await aClaim(owner, { id: 'old', ...board }), await aClaim(owner, { id: 'wrong' }), await aClaim(owner, { id: 'fine' })]
    const ids: string[] = []
    for (const claimId of claims) ids.push((await addAction(analyst, { title: 'Ask for the settings', claimId })).id)
    await aClaim(owner, { id: 'new', ...board, publishedOn: '2026-11-20' })
    await owner.db.claim.updateMany({ where: { id: 'wrong' }, data: { retracted: true } })
    const closed = await closeSettledNow(analyst)
    expect(closed.map(({ reason }) => reason).sort()).toEqual(['A figure of 20 Nov 2026 replaced the claim.', 'The claim was taken back.'])
    expect((await getAction(owner, ids[2] ?? '')).state).toBe('open')
  })

  test('of a signature closes what waits for it when the week is signed, and nothing of a later week', async () => {
    const { owner } = await studio()
    const { report } = await getWeek(owner, '2026-W48')
    const waits = { ...proposal, code: 'sign_off', title: 'Sign and switch', createdAt: owner.now, workspaceId: owner.workspace.id }
    await owner.db.action.create({ data: { ...waits, id: 'sign', proposedWeek: '2026-W49' } })
    const signed = { ...report, signOffs: [{ name: 'Bo' }, { name: 'Ada' }] } as Report
    expect(await closeSettled(owner, signed)).toEqual([])
    await owner.db.action.updateMany({ where: { id: 'sign' }, data: { proposedWeek: '2026-W48' } })
    expect(await closeSettled(owner, report)).toEqual([])
    expect(await closeSettled(owner, signed)).toEqual([{ id: 'sign', title: 'Sign and switch', reason: 'W48 was signed by Bo, Ada.' }])
  })

  test('that an archived dependency needs no more closes its actions', async () => {
    const { owner, analyst } = await studio()
    await takeOnProposal(analyst, proposal)
    await archiveDependency(owner, { id: 'films' })
    expect(await closeSettledNow(analyst)).toMatchObject([{ reason: 'Films was archived.' }])
  })

  test('is not closed by a person who only reads', async () => {
    const { owner } = await studio()
    const viewer = await addMember(url, owner, 'viewer')
    await expect(closeSettledNow(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(closeSettled(viewer, {} as never)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('actions of another workspace are not found, and none of them is listed', async () => {
  const { analyst } = await studio()
  const { id } = await takeOnProposal(analyst, proposal)
  const stranger = await testWorkspace(url)
  expect(await listActions(stranger)).toEqual([])
  const ref = { id, version: 1 }
  for (const attempt of [
    () => getAction(stranger, id),
    () => takeOnProposal(stranger, proposal),
    () => changeAction(stranger, { ...ref, ownerId: null, dueOn: null }),
    () => finishAction(stranger, ref),
    () => dropAction(stranger, { ...ref, reason: 'mine' }),
    () => reopenAction(stranger, ref),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  await expect(listActions(analyst, { dependencyId: undefined as never })).rejects.toThrow('undefined')
  expect(await getAction(analyst, id)).toMatchObject({ state: 'open', version: 1 })
})

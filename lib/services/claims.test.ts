import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aClaim, addMember, aModel, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { listClaims } from './claim-list'
import { getClaimView } from './claim-view'
import { archiveClaim, createClaim, getClaim, reinstateClaim, retractClaim, unarchiveClaim, updateClaim, withdrawalOf } from './claims'
import { getSource } from './sources'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

/** A workspace with one model and one benchmark, seen by an analyst, and a form filled in rightly. */
async function desk() {
  const ctx = await testWorkspace(url, { role: 'analyst' })
  await aVendor(ctx, { id: 'kuaishou', name: 'Kuaishou' })
  await aModel(ctx, { id: 'kling-3', vendorId: 'kuaishou', name: 'Kling', modelVersion: '3.0' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench' })
  const form = {
    modelId: 'kling-3',
    benchmarkId: 'vbench',
    dimensionId: 'score',
    task: 't2v' as const,
    value: 84.2,
    unit: '%',
    evaluatorOrg: 'VBench Team',
    evaluatorKind: 'peer_reviewed' as const,
    publishedOn: '2026-10-01',
    tier: 'primary' as const,
    newSource: { title: 'VBench board', url: 'https://vbench.example/board', readOn: '2026-10-02', text: 'Kling 3.0\r\n84.2 %' },
  }
  return { ctx, form }
}

const refusal = async (work: () => Promise<unknown>) => {
  const thrown = await work().then(
    () => null,
    (error: unknown) => error,
  )
  return thrown === null ? null : problem(thrown)
}

const events = (ctx: Context, id: string) =>
  ctx.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { action: true, actorName: true } })

const stored = async (ctx: Context, id: string) => {
  const { origin: _origin, archivedAt: _archivedAt, evaluatorId: _evaluatorId, ...claim } = await getClaim(ctx, id)
  return claim
}

describe('a new claim', () => {
  test('is kept with its source, listed, and written into the audit log', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    expect(id).toMatch(/^kling-3--vbench--score--2026-10-01--[0-9a-f]{6}$/)
    const { newSource: _, ...fields } = form
    expect(await getClaim(ctx, id)).toMatchObject({ ...fields, evaluatorId: 'vbench-team', origin: 'team', version: 1, retracted: false })
    expect((await listClaims(ctx)).rows.map((row) => row.id)).toEqual([id])
    expect(await events(ctx, id)).toEqual([{ action: 'claim.created', actorName: 'A analyst' }])
  })

  test('keeps the pasted text with the hash of exactly that text', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const source = await getSource(ctx, (await getClaim(ctx, id)).sourceId)
    expect(source.text).toBe('Kling 3.0\n84.2 %')
    expect(source.textSha256).toBe(createHash('sha256').update('Kling 3.0\n84.2 %').digest('hex'))
    expect(source.claimCount).toBe(1)
  })

  test('sent twice makes one claim and one source', async () => {
    const { ctx, form } = await desk()
    const sent = await Promise.allSettled([createClaim(ctx, form), createClaim(ctx, form), createClaim(ctx, form)])
    expect(sent.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of sent) if (result.status === 'rejected') expect(problem(result.reason).code).toBe('conflict')
    expect(await ctx.db.claim.count()).toBe(1)
    expect(await ctx.db.source.count()).toBe(1)
  })

  test('from the same page, read on the same day, uses the source again', async () => {
    const { ctx, form } = await desk()
    const first = await createClaim(ctx, form)
    const second = await createClaim(ctx, { ...form, variant: '1080p', value: 85 })
    const other = await createClaim(ctx, { ...form, variant: 'fast', newSource: { ...form.newSource, text: 'changed' } })
    const sources = await Promise.all([first, second, other].map(async ({ id }) => (await getClaim(ctx, id)).sourceId))
    expect(sources[0]).toBe(sources[1])
    expect(sources[2]).not.toBe(sources[0])
  })

  test('gives one evaluator one id, also for names without Latin letters', async () => {
    const { ctx, form } = await desk()
    const ids = await Promise.all(
      ['可灵实验室', '快手实验室'].map(async (evaluatorOrg) => {
        const { id } = await createClaim(ctx, { ...form, evaluatorOrg, newSource: { ...form.newSource, title: evaluatorOrg, url: null } })
        return (await getClaim(ctx, id)).evaluatorId
      }),
    )
    expect(new Set(ids).size).toBe(2)
    await aClaim(ctx, { evaluatorId: 'house-name', evaluatorOrg: 'A house', modelId: 'kling-3' })
    const { id } = await createClaim(ctx, { ...form, evaluatorOrg: 'A house' })
    expect((await getClaim(ctx, id)).evaluatorId).toBe('house-name')
  })

  test('says that the kind of its evaluator is the team’s word, unless a catalogue calls that evaluator so', async () => {
    const { ctx, form } = await desk()
    const own = await createClaim(ctx, form)
    expect((await getClaimView(ctx, own.id)).kindByTeam).toBe(true)
    await aClaim(ctx, { evaluatorId: 'vbench-team', evaluatorOrg: 'VBench Team', evaluatorKind: 'peer_reviewed', modelId: 'kling-3' })
    await ctx.db.claim.updateMany({ where: { id: { not: own.id } }, data: { origin: 'catalogue' } })
    expect((await getClaimView(ctx, own.id)).kindByTeam).toBe(false)
    const other = await createClaim(ctx, { ...form, evaluatorKind: 'independent' as const, value: 85 })
    expect((await getClaimView(ctx, other.id)).kindByTeam).toBe(true)
  })

  test('is judged by the day in the zone of the workspace, and an edit only by what it changes', async () => {
    const { ctx, form } = await desk()
    const late = { ...ctx, now: new Date('2026-11-25T23:30:00Z') }
    const { id } = await createClaim(late, { ...form, publishedOn: '2026-11-26', value: 84, ciLow: 83, ciHigh: 85 })
    const stored = await getClaim(ctx, id)
    const { origin: _o, archivedAt: _a, evaluatorId: _e, ...claim } = stored
    await updateClaim(ctx, { ...claim, newSource: null, note: 'looked again' })
    const moved = { ...claim, newSource: null, version: stored.version + 1, ciLow: 84.5 }
    expect((await refusal(() => updateClaim(ctx, moved)))?.fields).toHaveProperty('value')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a day of publication in the future', { publishedOn: '2027-06-01' }, 'publishedOn'],
    ['a day of evaluation in the future', { publishedOn: '2026-11-26', evaluatedOn: '2026-11-26' }, 'evaluatedOn'],
    ['an evaluation after its publication', { evaluatedOn: '2026-10-02' }, 'evaluatedOn'],
    ['a value outside its own interval', { ciLow: 80, ciHigh: 84 }, 'value'],
    ['a model that does not exist', { modelId: 'no-such-model' }, 'modelId'],
    ['an opponent that does not exist', { opponentId: 'no-such-model' }, 'opponentId'],
    ['a vendor that does not exist', { interestId: 'nobody' }, 'interestId'],
    ['a benchmark that does not exist', { benchmarkId: 'no-such-benchmark' }, 'benchmarkId'],
    ['a dimension of another benchmark', { dimensionId: 'elo' }, 'dimensionId'],
    ['a dimension without its benchmark', { benchmarkId: null }, 'benchmarkId'],
    ['a value beyond the scale', { value: 184.2 }, 'value'],
    ['a value without a unit', { unit: null }, 'unit'],
    ['neither figure nor words', { value: null, unit: null }, 'value'],
    ['half an interval', { ciLow: 80 }, 'ciHigh'],
    ['an interval upside down', { ciLow: 90, ciHigh: 80 }, 'ciLow'],
    ['a win count against nobody', { wins: 3 }, 'opponentId'],
    ['a day that does not exist', { publishedOn: '2026-02-30' }, 'publishedOn'],
    ['no evaluator', { evaluatorOrg: ' ' }, 'evaluatorOrg'],
    ['no source', { newSource: null }, 'sourceId'],
    ['two sources', { sourceId: 'a-source' }, 'sourceId'],
    ['a source without a title', { newSource: { title: '', url: null } }, 'newSource.title'],
    ['a source whose address is a script', { newSource: { title: 'x', url: 'javascript:alert(1)' } }, 'newSource.url'],
    ['a text that is too long', { newSource: { title: 'x', text: 'a'.repeat(200_001) } }, 'newSource.text'],
    ['a claim to repeat that does not exist', { repeatsId: 'no-such-claim' }, 'repeatsId'],
    ['a null character', { note: 'a\0b' }, 'note'],
    ['a null character in the source', { newSource: { title: 'a\0b', url: null } }, 'newSource.title'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['an id of its own', { id: 'mine' }, 'id'],
  ])('with %s is refused at the field, and nothing is written', async (_, change, field) => {
    const { ctx, form } = await desk()
    const answer = await refusal(() => createClaim(ctx, { ...form, ...change } as typeof form))
    expect(answer).toMatchObject({ code: 'invalid', status: 422 })
    expect(answer?.fields[field]).toMatch(/\w/)
    expect(await ctx.db.claim.count()).toBe(0)
    expect(await ctx.db.source.count()).toBe(0)
    expect(await ctx.db.auditEvent.count()).toBe(0)
  })

  test('loses null characters of a pasted text, which no database can keep', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, { ...form, newSource: { ...form.newSource, text: 'a\0b' } })
    expect((await getSource(ctx, (await getClaim(ctx, id)).sourceId)).text).toBe('ab')
  })

  test('may lie beyond the scale in another unit', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, { ...form, value: 184.2, unit: 'points' })
    expect((await getClaim(ctx, id)).value).toBe(184.2)
  })
})

describe('correcting a claim', () => {
  test('replaces it, counts its version up and says in its history what was before', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const before = await stored(ctx, id)
    await updateClaim(ctx, { ...before, value: 84.9 })
    expect(await stored(ctx, id)).toEqual({ ...before, value: 84.9, version: 2 })
    const view = await getClaimView(ctx, id)
    expect(view.history.map((event) => event.action)).toEqual(['claim.changed', 'claim.created'])
    expect(view.history[0]?.detail).toMatchObject({ before: { value: 84.2 }, after: { value: 84.9 } })
  })

  test('begun on an older version is refused with what is stored now', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const before = await stored(ctx, id)
    await updateClaim(ctx, { ...before, value: 84.9 })
    const answer = await refusal(() => updateClaim(ctx, { ...before, value: 80 }))
    expect(answer).toMatchObject({ code: 'conflict', current: { id, value: 84.9, version: 2 } })
    expect((await getClaim(ctx, id)).value).toBe(84.9)
  })

  test('by two people at once keeps one of the two and tells the other', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const before = await stored(ctx, id)
    const sent = await Promise.allSettled([updateClaim(ctx, { ...before, value: 1 }), updateClaim(ctx, { ...before, value: 2 })])
    expect(sent.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect((await getClaim(ctx, id)).version).toBe(2)
  })

  test('cannot make two claims repeat each other', async () => {
    const { ctx, form } = await desk()
    const root = await createClaim(ctx, form)
    const echo = await createClaim(ctx, { ...form, tier: 'relay', repeatsId: root.id })
    const deep = await createClaim(ctx, { ...form, tier: 'relay', repeatsId: echo.id })
    const answer = await refusal(async () => updateClaim(ctx, { ...(await stored(ctx, root.id)), repeatsId: deep.id }))
    expect(answer?.fields.repeatsId).toMatch(/original/)
    const { echoes } = await getClaimView(ctx, echo.id)
    const [first] = echoes?.tree.children ?? []
    expect([echoes?.tree.row.id, first?.row.id, first?.children[0]?.row.id]).toEqual([root.id, echo.id, deep.id])
  })

  test('leaves a figure alone that stood beyond the scale before', async () => {
    const { ctx, form } = await desk()
    const id = await aClaim(ctx, { modelId: 'kling-3', benchmarkId: 'vbench', dimensionId: 'score', value: 101 })
    await updateClaim(ctx, { ...(await stored(ctx, id)), note: 'As printed.' })
    const answer = await refusal(async () => updateClaim(ctx, { ...(await stored(ctx, id)), value: 102 }))
    expect(answer?.fields.value).toMatch(/from 0 to 100/)
    expect(form.unit).toBe('%')
  })
})

const withdrawal = { withdrawnAt: 'https://example.org/erratum', withdrawnOn: '2026-11-20', reason: 'The clips were picked by hand.' }

describe('retracting and archiving', () => {
  test('asks where, when and why a claim was withdrawn, on a day that can be', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const fieldsOf = async (over: Partial<typeof withdrawal>) =>
      Object.keys((await refusal(() => retractClaim(ctx, { id, version: 1, ...withdrawal, ...over })))?.fields ?? {})
    expect(await fieldsOf({ withdrawnAt: 'their blog' })).toEqual(['withdrawnAt'])
    expect(await fieldsOf({ reason: '  ' })).toEqual(['reason'])
    expect(await fieldsOf({ withdrawnOn: '2027-01-01' })).toEqual(['withdrawnOn'])
    expect(await fieldsOf({ withdrawnOn: '2020-01-01' })).toEqual(['withdrawnOn'])
    expect(await getClaim(ctx, id)).toMatchObject({ retracted: false, version: 1 })
    expect(await withdrawalOf(ctx, id)).toBeNull()
  })

  test('mark a claim or put it away, and can be taken back', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    await retractClaim(ctx, { id, version: 1, ...withdrawal })
    expect(await getClaim(ctx, id)).toMatchObject({ retracted: true, version: 2 })
    expect(await refusal(() => reinstateClaim(ctx, { id, version: 1 }))).toMatchObject({ code: 'conflict' })
    expect(await withdrawalOf(ctx, id)).toEqual({ ...withdrawal, byName: 'A analyst' })
    await reinstateClaim(ctx, { id, version: 2 })
    await archiveClaim(ctx, { id })
    expect((await listClaims(ctx)).rows).toEqual([])
    expect(await refusal(() => archiveClaim(ctx, { id }))).toMatchObject({ code: 'conflict' })
    await unarchiveClaim(ctx, { id })
    expect((await listClaims(ctx)).rows).toHaveLength(1)
    expect((await events(ctx, id)).map((event) => event.action)).toEqual([
      'claim.created',
      'claim.retracted',
      'claim.reinstated',
      'claim.archived',
      'claim.unarchived',
    ])
  })

  test('of a claim whose model is archived cannot be taken back', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    await archiveClaim(ctx, { id })
    await ctx.db.model.updateMany({ where: { id: 'kling-3' }, data: { archivedAt: ctx.now } })
    expect(await refusal(() => unarchiveClaim(ctx, { id }))).toMatchObject({ code: 'invalid' })
  })
})

describe('the page of a claim', () => {
  test('sets the figures of others side by side and says how far the newest ones lie apart', async () => {
    const { ctx } = await desk()
    const same = { modelId: 'kling-3', benchmarkId: 'vbench', dimensionId: 'score' }
    const id = await aClaim(ctx, { ...same, evaluatorId: 'a', evaluatorOrg: 'A', value: 80, publishedOn: '2026-03-01' })
    await aClaim(ctx, { ...same, evaluatorId: 'a', evaluatorOrg: 'A', value: 70, publishedOn: '2026-01-01' })
    await aClaim(ctx, { ...same, evaluatorId: 'b', evaluatorOrg: 'B', value: 83 })
    await aClaim(ctx, { ...same, evaluatorId: 'c', evaluatorOrg: 'C', value: 99, retracted: true })
    await aClaim(ctx, { ...same, evaluatorId: 'd', evaluatorOrg: 'D', value: 99, unit: 'points' })
    await aClaim(ctx, { ...same, evaluatorId: 'e', evaluatorOrg: 'E', value: 99, task: 'i2v' })
    const view = await getClaimView(ctx, id)
    expect(view.figures.map((figure) => figure.evaluatorOrg).toSorted()).toEqual(['A', 'A', 'B', 'C'])
    expect(view.spread).toEqual({ evaluators: 2, low: 80, high: 83, range: 3, agreement: 'unknown' })
  })

  test('shows the rows of its own table and no others', async () => {
    const { ctx } = await desk()
    const same = { benchmarkId: 'vbench', dimensionId: 'score', tableId: 'board' }
    const id = await aClaim(ctx, { ...same, value: 60 })
    await aClaim(ctx, { ...same, value: 70 })
    await aClaim(ctx, { ...same, value: 90, archivedAt: ctx.now })
    await aClaim(ctx, { ...same, value: 80, tableId: 'another' })
    expect((await getClaimView(ctx, id)).table.map((row) => row.value)).toEqual([70, 60])
  })
})

describe('who may', () => {
  test('ask for no claim in particular gets an error instead of some claim', async () => {
    const { ctx, form } = await desk()
    await createClaim(ctx, form)
    await expect(getClaim(ctx, undefined as never)).rejects.toThrow()
    await expect(getClaimView(ctx, undefined as never)).rejects.toThrow()
    await expect(getSource(ctx, undefined as never)).rejects.toThrow()
  })

  test('read is everybody in the workspace; write is analysts and above', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    for (const role of ['viewer', 'rater'] as const) {
      const member = await addMember(url, ctx, role)
      expect((await getClaimView(member, id)).claim.id).toBe(id)
      const change = { ...(await stored(ctx, id)) }
      for (const work of [
        () => createClaim(member, form),
        () => updateClaim(member, change),
        () => retractClaim(member, { id, version: 1, ...withdrawal }),
        () => reinstateClaim(member, { id, version: 1 }),
        () => archiveClaim(member, { id }),
        () => unarchiveClaim(member, { id }),
      ])
        expect(await refusal(work)).toMatchObject({ code: 'forbidden', status: 403 })
    }
    const approver = await addMember(url, ctx, 'approver')
    await retractClaim(approver, { id, version: 1, ...withdrawal })
  })

  test('in another workspace finds nothing, and cannot refer to it', async () => {
    const { ctx, form } = await desk()
    const { id } = await createClaim(ctx, form)
    const claim = await stored(ctx, id)
    const stranger = await testWorkspace(url, { role: 'owner' })
    for (const work of [
      () => getClaim(stranger, id),
      () => getClaimView(stranger, id),
      () => getSource(stranger, claim.sourceId),
      () => updateClaim(stranger, claim),
      () => retractClaim(stranger, { id, version: 1, ...withdrawal }),
      () => reinstateClaim(stranger, { id, version: 1 }),
      () => archiveClaim(stranger, { id }),
      () => unarchiveClaim(stranger, { id }),
    ])
      expect(await refusal(work)).toMatchObject({ code: 'not_found', status: 404 })
    await aModel(stranger, { id: 'own-model' })
    const foreign = { ...form, modelId: 'own-model', benchmarkId: null, dimensionId: null, newSource: null, sourceId: claim.sourceId }
    expect((await refusal(() => createClaim(stranger, foreign)))?.fields.sourceId).toMatch(/does not exist in this workspace/)
    const foreignSource = await aSource(ctx)
    expect((await refusal(() => createClaim(stranger, { ...foreign, sourceId: foreignSource })))?.code).toBe('invalid')
    expect((await listClaims(stranger)).rows).toEqual([])
  })
})

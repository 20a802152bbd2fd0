import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, aModel, aSource, testWorkspace } from '@/lib/testing/factories'
import { archiveClaims, unarchiveClaims } from './claim-bulk'
import { changeCells } from './claim-cells'
import { listClaims } from './claim-list'
import { ClaimFilters } from './claim-query'
import { listClaimTags, tagClaims, untagClaims } from './claim-tags'

let url: string
let ctx: Context
const ids = ['a-1', 'a-2', 'a-3', 'b-1']

beforeAll(async () => {
  url = (await testDatabase()).url
})

beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  const modelId = await aModel(ctx, { id: 'model-a' })
  const later = await aModel(ctx, { id: 'model-b' })
  const sourceId = await aSource(ctx, { id: 'source' })
  for (const id of ids)
    await aClaim(ctx, { id, modelId: id.startsWith('a') ? modelId : later, sourceId, value: 1, unit: '%', statement: null, note: null })
})

const listed = async (query = {}) => (await listClaims(ctx, query)).rows.map((row) => row.id).sort()
const match = (filters = {}) => ClaimFilters.parse(filters)
const actions = async () =>
  (await ctx.db.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { action: true, subjectId: true } })).map(
    (row) => `${row.action} ${row.subjectId}`,
  )

describe('archiving many claims', () => {
  test('puts them all away, writes one line of history for each, and is undone by the ids it answers with', async () => {
    const done = await archiveClaims(ctx, { ids: ['a-2', 'a-1'], expected: 2 })
    expect(done.ids).toEqual(['a-1', 'a-2'])
    expect(await listed()).toEqual(['a-3', 'b-1'])
    expect(await actions()).toEqual(['claim.archived a-1', 'claim.archived a-2'])
    await unarchiveClaims(ctx, { ids: done.ids, expected: 2 })
    expect(await listed()).toEqual(ids)
    expect(await actions()).toHaveLength(4)
  })

  test('keeps the chain of the audit log whole', async () => {
    await archiveClaims(ctx, { all: true, expected: 4 })
    const events = await ctx.db.auditEvent.findMany({ orderBy: { seq: 'asc' }, select: { seq: true, hash: true, prevHash: true } })
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4])
    for (let at = 1; at < events.length; at++) expect(events[at]?.prevHash).toBe(events[at - 1]?.hash)
  })

  test('takes all that match a filter, also those that no screen showed', async () => {
    await archiveClaims(ctx, { all: true, match: match({ model: ['model-a'] }), expected: 3 })
    expect(await listed()).toEqual(['b-1'])
    expect(await listed({ flag: ['archived'] })).toEqual(['a-1', 'a-2', 'a-3'])
  })

  test('changes nothing when one of them cannot be archived', async () => {
    await archiveClaims(ctx, { ids: ['a-3'], expected: 1 })
    await expect(archiveClaims(ctx, { ids: ['a-1', 'a-3'], expected: 2 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(archiveClaims(ctx, { ids: ['a-1', 'no-such'], expected: 2 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listed()).toEqual(['a-1', 'a-2', 'b-1'])
  })

  test('is refused when other claims match now than were seen', async () => {
    await expect(archiveClaims(ctx, { all: true, match: match({ model: ['model-a'] }), expected: 2 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(archiveClaims(ctx, { ids: [], expected: 1 })).rejects.toMatchObject({ code: 'conflict' })
    expect(await listed()).toEqual(ids)
  })

  test('is refused to raters and to other workspaces', async () => {
    const rater = await addMember(url, ctx, 'rater')
    const stranger = await testWorkspace(url)
    await expect(archiveClaims(rater, { ids: ['a-1'], expected: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(archiveClaims(stranger, { ids: ['a-1'], expected: 1 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listed()).toEqual(ids)
  })

  test('is not undone while a model is archived', async () => {
    await archiveClaims(ctx, { all: true, expected: 4 })
    await ctx.db.model.updateMany({ where: { id: 'model-b' }, data: { archivedAt: new Date() } })
    await expect(unarchiveClaims(ctx, { ids, expected: 4 })).rejects.toMatchObject({ code: 'invalid' })
    expect(await listed()).toEqual([])
    await unarchiveClaims(ctx, { ids: ['a-1', 'a-2', 'a-3'], expected: 3 })
    expect(await listed()).toEqual(['a-1', 'a-2', 'a-3'])
  })
})

describe('tagging claims', () => {
  test('puts one tag on many, once each, and answers with those that had none', async () => {
    expect(await tagClaims(ctx, { ids: ['a-1'], expected: 1, tag: ' Launch Review ' })).toEqual({ ids: ['a-1'], tag: 'launch-review' })
    const more = await tagClaims(ctx, { ids: ['a-1', 'a-2'], expected: 2, tag: 'launch-review' })
    expect(more.ids).toEqual(['a-2'])
    expect(await listed({ tag: ['launch-review'] })).toEqual(['a-1', 'a-2'])
    expect(await listClaimTags(ctx)).toEqual([{ tag: 'launch-review', count: 2 }])
    expect(await actions()).toEqual(['claim.tagged a-1', 'claim.tagged a-2'])
    expect((await untagClaims(ctx, { ids: ['a-2', 'b-1'], expected: 2, tag: 'launch-review' })).ids).toEqual(['a-2'])
    expect(await listClaimTags(ctx)).toEqual([{ tag: 'launch-review', count: 1 }])
  })

  test('is refused for texts that are no tags, to raters, and for claims that do not exist', async () => {
    for (const tag of ['', 'a,b', 'x'.repeat(41), '\u0000'])
      await expect(tagClaims(ctx, { ids: ['a-1'], expected: 1, tag })).rejects.toMatchObject({ name: 'ZodError' })
    const rater = await addMember(url, ctx, 'rater')
    await expect(tagClaims(rater, { ids: ['a-1'], expected: 1, tag: 't' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(tagClaims(ctx, { ids: ['a-1', 'gone'], expected: 2, tag: 't' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listClaimTags(ctx)).toEqual([])
  })
})

describe('correcting a claim in the list', () => {
  const found = async (id: string) => (await listClaims(ctx)).rows.find((row) => row.id === id)

  test('changes only the cells that were given, and is undone with what it answers', async () => {
    const done = await changeCells(ctx, { id: 'a-1', version: 1, value: 2.5, note: 'Misread.' })
    expect(done).toEqual({ id: 'a-1', version: 2, before: { value: 1, note: null } })
    expect(await found('a-1')).toMatchObject({ value: 2.5, unit: '%', note: 'Misread.', version: 2 })
    await changeCells(ctx, { id: 'a-1', version: 2, ...done.before })
    expect(await found('a-1')).toMatchObject({ value: 1, note: null, version: 3 })
    expect(await actions()).toEqual(['claim.changed a-1', 'claim.changed a-1'])
  })

  test('is refused with what is stored when somebody else was faster', async () => {
    await changeCells(ctx, { id: 'a-1', version: 1, value: 2 })
    await expect(changeCells(ctx, { id: 'a-1', version: 1, value: 3 })).rejects.toMatchObject({
      code: 'conflict',
      current: { id: 'a-1', value: 2, version: 2 },
    })
    expect(await found('a-1')).toMatchObject({ value: 2 })
  })

  test('is held to the rules of a claim, and refused to raters', async () => {
    await expect(changeCells(ctx, { id: 'a-1', version: 1, publishedOn: '2026-02-30' })).rejects.toMatchObject({ name: 'ZodError' })
    await expect(changeCells(ctx, { id: 'a-1', version: 1, modelId: 'model-b' } as never)).rejects.toMatchObject({ name: 'ZodError' })
    await expect(changeCells(ctx, { id: 'a-1', version: 1, value: null })).rejects.toMatchObject({ name: 'ZodError' })
    const rater = await addMember(url, ctx, 'rater')
    await expect(changeCells(rater, { id: 'a-1', version: 1, value: 2 })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await found('a-1')).toMatchObject({ value: 1, version: 1 })
  })
})

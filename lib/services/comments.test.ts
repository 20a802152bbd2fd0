import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, testWorkspace } from '@/lib/testing/factories'
import { addComment, deleteComment, editComment, listComments, restoreComment } from './comments'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

async function discussed() {
  const owner = await testWorkspace(url)
  const [author, colleague] = [await addMember(url, owner, 'analyst', 'Ada'), await addMember(url, owner, 'approver', 'Ben')]
  const subject = { type: 'claim' as const, id: await aClaim(owner) }
  return { owner, author, colleague, subject }
}

const events = (ctx: Context, id: string) =>
  ctx.db.auditEvent.findMany({
    where: { subjectType: 'comment', subjectId: id },
    orderBy: { seq: 'asc' },
    select: { action: true, detail: true },
  })

describe('a comment', () => {
  test('is read by everybody with author and time, and is its author’s own alone', async () => {
    const { owner, author, colleague, subject } = await discussed()
    await addComment(author, { subject, body: ' Where are the <b>prompts</b>? https://a.example ' })
    const viewer = await addMember(url, owner, 'viewer')
    const line = { body: 'Where are the <b>prompts</b>? https://a.example', authorName: 'Ada', createdAt: owner.now, edited: false }
    expect(await listComments(author, subject)).toMatchObject([{ ...line, own: true }])
    for (const ctx of [viewer, colleague]) expect(await listComments(ctx, subject)).toMatchObject([{ ...line, own: false }])
    expect(await listComments(viewer, { type: 'claim', id: 'another' })).toEqual([])
  })

  test('is changed, deleted and brought back by its author, and the log says so without its words', async () => {
    const { author, subject } = await discussed()
    const { id } = await addComment(author, { subject, body: 'first words' })
    await editComment(author, { id, version: 1, body: 'other words' })
    expect(await listComments(author, subject)).toMatchObject([{ id, body: 'other words', edited: true, version: 2 }])
    await deleteComment(author, { id })
    expect(await listComments(author, subject)).toEqual([])
    await restoreComment(author, { id })
    expect(await listComments(author, subject)).toMatchObject([{ id, body: 'other words' }])
    const log = await events(author, id)
    expect(log.map((event) => event.action)).toEqual(['comment.added', 'comment.changed', 'comment.deleted', 'comment.restored'])
    expect(log[0]?.detail).toEqual({ subjectType: 'claim', subjectId: subject.id })
    expect(JSON.stringify(log)).not.toContain('words')
  })

  test('is refused to viewers and raters, and for a claim that does not exist', async () => {
    const { owner, author, subject } = await discussed()
    for (const role of ['viewer', 'rater'] as const)
      await expect(addComment(await addMember(url, owner, role), { subject, body: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addComment(author, { subject: { type: 'claim', id: 'none' }, body: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listComments(author, subject)).toEqual([])
  })

  test('of somebody else is neither changed nor deleted nor brought back, not even by an owner', async () => {
    const { owner, author, colleague, subject } = await discussed()
    const { id } = await addComment(author, { subject, body: 'mine' })
    for (const ctx of [owner, colleague]) {
      await expect(editComment(ctx, { id, version: 1, body: 'yours' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(deleteComment(ctx, { id })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await deleteComment(author, { id })
    await expect(restoreComment(colleague, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await events(author, id)).toHaveLength(2)
  })

  test('that was changed elsewhere meanwhile is not overwritten: both texts are shown', async () => {
    const { author, subject } = await discussed()
    const { id } = await addComment(author, { subject, body: 'one' })
    await editComment(author, { id, version: 1, body: 'two' })
    const stale = editComment(author, { id, version: 1, body: 'three' })
    await expect(stale).rejects.toMatchObject({ code: 'conflict', current: { body: 'two', version: 2 } })
    expect(await listComments(author, subject)).toMatchObject([{ body: 'two' }])
  })

  test('of another workspace is not found, and nothing of it is listed', async () => {
    const { author, subject } = await discussed()
    const { id } = await addComment(author, { subject, body: 'secret' })
    const stranger = await testWorkspace(url)
    expect(await listComments(stranger, subject)).toEqual([])
    for (const attempt of [
      () => addComment(stranger, { subject, body: 'x' }),
      () => editComment(stranger, { id, version: 1, body: 'x' }),
      () => deleteComment(stranger, { id }),
      () => restoreComment(stranger, { id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect(await listComments(author, subject)).toMatchObject([{ body: 'secret' }])
  })

  test('takes no unknown field, and no filter without a value', async () => {
    const { author, subject } = await discussed()
    await expect(addComment(author, { subject, body: 'x', authorId: 'y' } as never)).rejects.toMatchObject({ name: 'ZodError' })
    await expect(listComments(author, { type: 'claim', id: undefined as never })).rejects.toThrow('undefined')
  })
})

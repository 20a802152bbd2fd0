import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@/lib/context'
import { testDatabase } from '@/lib/testing/database'
import { addMember, testWorkspace } from '@/lib/testing/factories'
import { deleteView, getView, listViews, saveView, updateView } from './saved-views'

let url: string
let analyst: Context
let viewer: Context
let other: Context
let stranger: Context

beforeAll(async () => {
  url = (await testDatabase()).url
  analyst = await testWorkspace(url, { role: 'analyst' })
  viewer = await addMember(url, analyst, 'viewer')
  other = await addMember(url, analyst, 'viewer')
  stranger = await testWorkspace(url)
})

const state = { q: 'veo', kind: 'independent', sort: '-value', cols: 'model,value:120' }
const refusal = (code: string) => ({ code })

describe('a view of one’s own', () => {
  test('is kept by anybody with what was on screen, and found again under its id', async () => {
    const view = await saveView(viewer, { name: '  My   first view ', state })
    expect(view).toEqual({ id: 'my-first-view', name: 'My first view', team: false, own: true, state, version: 1 })
    expect(await getView(viewer, view.id)).toEqual(view)
    expect(await listViews(viewer)).toEqual([view])
    const [event] = await viewer.db.auditEvent.findMany({ where: { subjectId: view.id }, select: { action: true } })
    expect(event?.action).toBe('view.saved')
  })

  test('is neither seen nor touched by anybody else, whatever their role', async () => {
    const { id } = await saveView(viewer, { name: 'Mine alone', state })
    for (const ctx of [other, analyst, stranger]) {
      expect((await listViews(ctx)).map((view) => view.id)).not.toContain(id)
      await expect(getView(ctx, id)).rejects.toMatchObject(refusal('not_found'))
      await expect(updateView(ctx, { id, version: 1, name: 'Theirs', state })).rejects.toMatchObject(refusal('not_found'))
      await expect(deleteView(ctx, { id })).rejects.toMatchObject(refusal('not_found'))
    }
    expect((await getView(viewer, id)).name).toBe('Mine alone')
  })

  test('may bear the name of somebody else’s, but not that of another one of one’s own', async () => {
    const mine = await saveView(viewer, { name: 'Same name' })
    const theirs = await saveView(other, { name: 'Same name' })
    expect(theirs.id).not.toBe(mine.id)
    await expect(saveView(viewer, { name: 'Same name' })).rejects.toMatchObject({ code: 'invalid', fields: { name: expect.any(String) } })
  })

  test('is changed once for each version, and deleted for good', async () => {
    const { id } = await saveView(viewer, { name: 'Changing', state })
    const changed = await updateView(viewer, { id, version: 1, name: 'Changed', state: { group: 'vendor' } })
    expect(changed).toMatchObject({ name: 'Changed', state: { group: 'vendor' }, version: 2 })
    await expect(updateView(viewer, { id, version: 1, name: 'Too late', state })).rejects.toMatchObject(refusal('conflict'))
    expect(await deleteView(viewer, { id })).toEqual(changed)
    await expect(getView(viewer, id)).rejects.toMatchObject(refusal('not_found'))
  })
})

describe('a view of the team', () => {
  test('is kept by analysts and opened by everybody in the workspace', async () => {
    const view = await saveView(analyst, { name: 'For the week', team: true, state })
    expect(await getView(viewer, view.id)).toEqual({ ...view, own: false })
    await expect(getView(stranger, view.id)).rejects.toMatchObject(refusal('not_found'))
  })

  test('is refused to people below analyst, who can neither make, change nor delete one', async () => {
    const { id } = await saveView(analyst, { name: 'Kept for all', team: true, state })
    await expect(saveView(viewer, { name: 'Mine for all', team: true, state })).rejects.toMatchObject(refusal('forbidden'))
    await expect(updateView(viewer, { id, version: 1, name: 'Renamed', team: true, state })).rejects.toMatchObject(refusal('forbidden'))
    await expect(deleteView(viewer, { id })).rejects.toMatchObject(refusal('forbidden'))
    const own = await saveView(viewer, { name: 'Own first', state })
    const lifted = updateView(viewer, { id: own.id, version: 1, name: 'Own first', team: true, state })
    await expect(lifted).rejects.toMatchObject(refusal('forbidden'))
  })

  test('is changed by any analyst, and taken from the team only by the person who saved it', async () => {
    const second = await addMember(url, analyst, 'analyst')
    const { id } = await saveView(analyst, { name: 'Shared', team: true, state })
    expect(await updateView(second, { id, version: 1, name: 'Shared, renamed', team: true, state })).toMatchObject({ version: 2 })
    const taken = updateView(second, { id, version: 2, name: 'Shared, renamed', team: false, state })
    await expect(taken).rejects.toMatchObject(refusal('conflict'))
    expect(await updateView(analyst, { id, version: 2, name: 'Shared, renamed', team: false, state })).toMatchObject({ team: false })
    await expect(getView(second, id)).rejects.toMatchObject(refusal('not_found'))
  })
})

describe('a view that makes no sense is refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['without a name', { name: '  ' }],
    ['with a name of 81 characters', { name: 'a'.repeat(81) }],
    ['with a part that no address has', { name: 'V', state: { after: 'x' } }],
    ['with an unknown field', { name: 'V', ownerId: 'somebody' }],
    ['with a part that is no text', { name: 'V', state: { q: ['a'] } }],
  ])('%s', async (_, input) => {
    await expect(saveView(viewer, input as never)).rejects.toMatchObject({ name: 'ZodError' })
  })
})

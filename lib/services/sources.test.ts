import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, addMember, aSource, testWorkspace } from '@/lib/testing/factories'
import { getSource, removeSource } from './sources'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

describe('removing a source', () => {
  test('takes away one that nothing refers to, and says so in the audit log', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const id = await aSource(ctx, { title: 'Kling vs Veo article' })
    expect((await getSource(ctx, id)).removable).toBe(true)
    await removeSource(ctx, { id })
    await expect(getSource(ctx, id)).rejects.toMatchObject({ code: 'not_found' })
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true, detail: true } })
    expect(events).toMatchObject([{ action: 'source.removed', detail: { title: 'Kling vs Veo article' } }])
  })

  test('is refused while a claim was read in it, also an archived one', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const id = await aSource(ctx, {})
    const claim = await aClaim(ctx, { sourceId: id })
    await ctx.db.claim.updateMany({ where: { id: claim }, data: { archivedAt: ctx.now } })
    expect((await getSource(ctx, id)).removable).toBe(false)
    await expect(removeSource(ctx, { id })).rejects.toThrow('This source stays: 1 claim rest on it, those that are archived included.')
  })

  test('is refused for one that came with the catalogue', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const id = await aSource(ctx, {})
    await ctx.db.source.updateMany({ where: { id }, data: { origin: 'catalogue' } })
    await expect(removeSource(ctx, { id })).rejects.toThrow('came with the catalogue')
  })

  test('is for analysts and above of its own workspace', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const id = await aSource(ctx, {})
    await expect(removeSource(await addMember(url, ctx, 'viewer'), { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeSource(await testWorkspace(url, { role: 'owner' }), { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

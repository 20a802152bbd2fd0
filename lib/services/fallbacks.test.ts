import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, addMember, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import { carriedInventory, getFallbacks } from './concentration'
import { addFallback, changeFallbackNote, recordRehearsal, removeFallback, removeRehearsal, restoreFallback } from './fallbacks'
import { getOwnership, setOwnership } from './ownership'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )
const actionsOf = async (id: string) =>
  (await ctx.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { action: true } })).map(
    ({ action }) => action,
  )

async function pair() {
  const incumbentId = await anOffering(ctx)
  return { dependencyId: await aDependency(ctx, { incumbentId }), offeringId: await anOffering(ctx), incumbentId }
}
const withFallback = async () => {
  const { dependencyId, offeringId } = await pair()
  return addFallback(ctx, { dependencyId, offeringId, note: 'Prompts are translated.' })
}
const tried = { rehearsedOn: '2026-11-20', outcome: 'partly' as const, minutes: 45, note: 'Lip movements were off.' }

describe('a fallback', () => {
  it('is named with a note, listed with its dependency and written into the audit log', async () => {
    const ref = await withFallback()
    const { fallbacks } = await getFallbacks(ctx, ref.dependencyId)
    expect(fallbacks).toMatchObject([{ offeringId: ref.offeringId, note: 'Prompts are translated.', rehearsals: [] }])
    expect(await actionsOf(ref.dependencyId)).toEqual(['fallback.added'])
  })

  it('is named once, and is another offering than the incumbent', async () => {
    const { dependencyId, offeringId, incumbentId } = await pair()
    await addFallback(ctx, { dependencyId, offeringId })
    expect((await refusal(() => addFallback(ctx, { dependencyId, offeringId })))?.code).toBe('conflict')
    const own = await refusal(() => addFallback(ctx, { dependencyId, offeringId: incumbentId }))
    expect(own).toMatchObject({ code: 'invalid', fields: { offeringId: expect.stringMatching(/runs on this offering already/) } })
    const nobody = await refusal(() => addFallback(ctx, { dependencyId, offeringId: 'no-such-offering' }))
    expect(Object.keys(nobody?.fields ?? {})).toEqual(['offeringId'])
    expect((await refusal(() => addFallback(ctx, { dependencyId: 'no-such-dependency', offeringId })))?.code).toBe('not_found')
    expect((await refusal(() => addFallback(ctx, { dependencyId, offeringId, colour: 'red' } as never)))?.code).toBe('invalid')
    await expect(getFallbacks(ctx, undefined as never)).rejects.toThrow()
  })

  it('keeps a note that somebody else changed meanwhile', async () => {
    const ref = await withFallback()
    await changeFallbackNote(ctx, { ...ref, before: 'Prompts are translated.', note: 'Needs a new contract.' })
    const late = await refusal(() => changeFallbackNote(ctx, { ...ref, before: 'Prompts are translated.', note: null }))
    expect(late).toMatchObject({ code: 'conflict', current: { note: 'Needs a new contract.' } })
    await changeFallbackNote(ctx, { ...ref, before: 'Needs a new contract.', note: null })
    expect((await getFallbacks(ctx, ref.dependencyId)).fallbacks[0]?.note).toBeNull()
  })

  it('comes back with its note and its rehearsals after it was taken off', async () => {
    const ref = await withFallback()
    await recordRehearsal(ctx, { ...ref, ...tried })
    const before = await getFallbacks(ctx, ref.dependencyId)
    expect(await removeFallback(ctx, ref)).toEqual({ ...ref, rehearsals: 1 })
    expect((await getFallbacks(ctx, ref.dependencyId)).fallbacks).toEqual([])
    expect((await refusal(() => removeFallback(ctx, ref)))?.code).toBe('not_found')
    await restoreFallback(ctx, ref)
    expect(await getFallbacks(ctx, ref.dependencyId)).toEqual(before)
    expect((await refusal(() => restoreFallback(ctx, ref)))?.code).toBe('conflict')
    expect((await refusal(() => restoreFallback(ctx, { ...ref, offeringId: 'other' })))?.code).toBe('not_found')
    expect(await actionsOf(ref.dependencyId)).toEqual(['fallback.added', 'rehearsal.recorded', 'fallback.removed', 'fallback.restored'])
  })
})

describe('a rehearsal', () => {
  it('is recorded with its outcome, its minutes and who recorded it, and counts as the last one', async () => {
    const ref = await withFallback()
    await recordRehearsal(ctx, { ...ref, ...tried, rehearsedOn: '2026-10-01', outcome: 'failed' })
    await recordRehearsal(ctx, { ...ref, ...tried })
    const [fallback] = (await getFallbacks(ctx, ref.dependencyId)).fallbacks
    expect(fallback?.rehearsals).toMatchObject([
      { ...tried, byName: 'A analyst' },
      { outcome: 'failed', rehearsedOn: '2026-10-01' },
    ])
    const { carried } = await carriedInventory(ctx)
    const [held] = carried.find(({ id }) => id === ref.dependencyId)?.fallbacks ?? []
    expect(held).toMatchObject({ last: { on: '2026-11-20', outcome: 'partly', minutes: 45 }, rehearsals: 2 })
  })

  it.each([
    ['a day that lies ahead', { rehearsedOn: '2026-11-26' }, 'rehearsedOn'],
    ['a day that is none', { rehearsedOn: '2026-02-30' }, 'rehearsedOn'],
    ['no outcome', { outcome: 'splendid' }, 'outcome'],
    ['no time at all', { minutes: 0 }, 'minutes'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('refuses %s at its field', async (_case, over, field) => {
    const ref = await withFallback()
    const refused = await refusal(() => recordRehearsal(ctx, { ...ref, ...tried, ...over } as never))
    expect([refused?.code, Object.keys(refused?.fields ?? {})]).toEqual(['invalid', [field]])
    expect((await getFallbacks(ctx, ref.dependencyId)).fallbacks[0]?.rehearsals).toEqual([])
  })

  it('takes today, once for each day', async () => {
    const ref = await withFallback()
    await recordRehearsal(ctx, { ...ref, ...tried, rehearsedOn: '2026-11-25' })
    expect((await refusal(() => recordRehearsal(ctx, { ...ref, ...tried, rehearsedOn: '2026-11-25' })))?.code).toBe('conflict')
  })

  it('needs a fallback, and can be removed and recorded again', async () => {
    const { dependencyId, offeringId } = await pair()
    expect((await refusal(() => recordRehearsal(ctx, { dependencyId, offeringId, ...tried })))?.code).toBe('not_found')
    const ref = await withFallback()
    const { id } = await recordRehearsal(ctx, { ...ref, ...tried })
    const removed = await removeRehearsal(ctx, { id })
    expect(removed).toEqual({ ...ref, ...tried })
    expect((await refusal(() => removeRehearsal(ctx, { id })))?.code).toBe('not_found')
    await recordRehearsal(ctx, removed)
  })
})

describe('who owns a vendor', () => {
  it('is said with a note and whether it is verified, and can be taken back', async () => {
    const id = await aVendor(ctx)
    expect(await getOwnership(ctx, id)).toMatchObject({ parentName: null, parentCountry: null, said: null, version: 1 })
    await setOwnership(ctx, { id, parentName: 'Big Holding', parentCountry: 'GB', note: 'Annual report', unverified: true, version: 1 })
    expect(await getOwnership(ctx, id)).toMatchObject({
      ...{ parentName: 'Big Holding', parentCountry: 'GB', version: 2 },
      said: { note: 'Annual report', unverified: true, byName: 'A analyst' },
    })
    await setOwnership(ctx, { id, version: 2 })
    expect(await getOwnership(ctx, id)).toMatchObject({ parentName: null, parentCountry: null, said: { unverified: false } })
    expect(await actionsOf(id)).toEqual(['vendor.ownership_changed', 'vendor.ownership_changed'])
  })

  it('is not overwritten by whoever read an older version', async () => {
    const id = await aVendor(ctx)
    await setOwnership(ctx, { id, parentName: 'One', version: 1 })
    const late = await refusal(() => setOwnership(ctx, { id, parentName: 'Two', version: 1 }))
    expect(late).toMatchObject({ code: 'conflict', current: { parentName: 'One', version: 2 } })
  })

  it('needs a company beside its country, and a country of two letters', async () => {
    const id = await aVendor(ctx)
    expect(await refusal(() => setOwnership(ctx, { id, parentCountry: 'GB', version: 1 }))).toMatchObject({
      fields: { parentName: expect.stringMatching(/Name the parent company too/) },
    })
    const country = await refusal(() => setOwnership(ctx, { id, parentName: 'One', parentCountry: 'Britain', version: 1 }))
    expect(Object.keys(country?.fields ?? {})).toEqual(['parentCountry'])
  })
})

it('nothing of it may be written by a viewer, or seen from another workspace', async () => {
  const ref = await withFallback()
  const { id } = await recordRehearsal(ctx, { ...ref, ...tried })
  const vendor = await aVendor(ctx)
  const [viewer, stranger] = [await addMember(url, ctx, 'viewer'), await testWorkspace(url)]
  for (const [who, code] of [
    [viewer, 'forbidden'],
    [stranger, 'not_found'],
  ] as const)
    for (const work of [
      () => addFallback(who, ref),
      () => changeFallbackNote(who, { ...ref, note: null }),
      () => removeFallback(who, ref),
      () => restoreFallback(who, ref),
      () => recordRehearsal(who, { ...ref, ...tried, rehearsedOn: '2026-11-01' }),
      () => removeRehearsal(who, { id }),
      () => setOwnership(who, { id: vendor, parentName: 'Mine', version: 1 }),
    ])
      expect((await refusal(work))?.code).toBe(code)
  expect((await getFallbacks(viewer, ref.dependencyId)).fallbacks[0]?.rehearsals).toHaveLength(1)
  expect((await refusal(() => getFallbacks(stranger, ref.dependencyId)))?.code).toBe('not_found')
  expect((await carriedInventory(stranger)).carried).toEqual([])
})

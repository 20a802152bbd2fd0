import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { addMember, anOffering, testWorkspace } from '@/lib/testing/factories'
import { archiveFact, createFact, getFact, listFacts, unarchiveFact, updateFact } from './facts'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
})

const refusal = async (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => problem(error),
  )

const latency = async (over: Record<string, unknown> = {}) => ({
  offeringId: await anOffering(ctx),
  gate: 'latency_p95' as const,
  value: 92.5,
  sourceKind: 'measured' as const,
  observedOn: '2026-11-20',
  relSe: 0.08,
  ...over,
})

describe('a fact', () => {
  it('is created with its source, listed under its offering and written into the audit log', async () => {
    const source = { title: 'Load test of 20 November', url: 'https://example.org/load', readOn: '2026-11-20' }
    const { id, offeringId } = await createFact(ctx, await latency({ source }))
    const [fact] = await listFacts(ctx, offeringId)
    expect(fact).toMatchObject({ id, value: 92.5, observedOn: '2026-11-20', origin: 'team', version: 1 })
    const stored = await ctx.db.source.findFirst({ where: { id: fact?.sourceId ?? '' }, select: { title: true, url: true } })
    expect(stored).toEqual({ title: source.title, url: source.url })
    const events = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, select: { action: true } })
    expect(events).toEqual([{ action: 'fact.created' }])
  })

  it('uses a source again that has the same address', async () => {
    const source = { title: 'Terms', url: 'https://example.org/terms' }
    const one = await createFact(ctx, await latency({ source }))
    const two = await createFact(ctx, await latency({ source: { ...source, title: 'Terms of use' } }))
    expect((await getFact(ctx, one.id)).sourceId).toBe((await getFact(ctx, two.id)).sourceId)
  })

  it('is changed with its version counted up; a second change of the same version is a conflict', async () => {
    const input = await latency()
    const { id } = await createFact(ctx, input)
    await updateFact(ctx, { ...input, id, value: 80, version: 1 })
    expect(await getFact(ctx, id)).toMatchObject({ value: 80, version: 2 })
    const late = await refusal(() => updateFact(ctx, { ...input, id, value: 70, version: 1 }))
    expect(late).toMatchObject({ code: 'conflict', current: { value: 80 } })
  })

  it('of the same kind, gate and day is made once', async () => {
    const input = await latency()
    await createFact(ctx, input)
    expect((await refusal(() => createFact(ctx, input)))?.code).toBe('conflict')
    expect(await listFacts(ctx, input.offeringId)).toHaveLength(1)
  })

  it.each([
    ['a text where the gate takes a number', { value: true }, 'value'],
    ['a negative number', { value: -1 }, 'value'],
    ['availability in percent', { gate: 'availability', value: 99.9 }, 'value'],
    ['a day that lies ahead', { observedOn: '2026-11-27' }, 'observedOn'],
    ['an offering of nobody', { offeringId: 'no-such-offering' }, 'offeringId'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a source without a title', { source: { title: '', url: 'https://example.org' } }, 'source.title'],
  ])('refuses %s at its field', async (_case, over, field) => {
    const input = await latency(over)
    const refused = await refusal(() => createFact(ctx, input as never))
    expect(refused?.code).toBe('invalid')
    expect(Object.keys(refused?.fields ?? {})).toEqual([field])
  })

  it('accepts availability as a share and regions as a list', async () => {
    const share = await createFact(ctx, await latency({ gate: 'availability', value: 0.999 }))
    expect((await getFact(ctx, share.id)).value).toBe(0.999)
    const regions = await createFact(ctx, await latency({ gate: 'region', value: ['eu', 'us'], relSe: null }))
    expect((await getFact(ctx, regions.id)).value).toEqual(['eu', 'us'])
  })

  it('is put away and taken back', async () => {
    const { id, offeringId } = await createFact(ctx, await latency())
    await archiveFact(ctx, { id })
    expect(await listFacts(ctx, offeringId)).toEqual([])
    await unarchiveFact(ctx, { id })
    expect(await listFacts(ctx, offeringId)).toHaveLength(1)
  })

  it('is nothing a viewer may write and nothing another workspace can see', async () => {
    const input = await latency()
    const { id } = await createFact(ctx, input)
    const viewer = await addMember(url, ctx, 'viewer')
    const stranger = await testWorkspace(url)
    for (const work of [
      () => createFact(viewer, input),
      () => updateFact(viewer, { ...input, id, version: 1 }),
      () => archiveFact(viewer, { id }),
      () => unarchiveFact(viewer, { id }),
    ])
      expect((await refusal(work))?.code).toBe('forbidden')
    expect(await getFact(viewer, id)).toMatchObject({ id, version: 1 })
    for (const work of [
      () => getFact(stranger, id),
      () => updateFact(stranger, { ...input, id, version: 1 }),
      () => archiveFact(stranger, { id }),
      () => unarchiveFact(stranger, { id }),
    ])
      expect((await refusal(work))?.code).toBe('not_found')
    expect(await listFacts(stranger, input.offeringId)).toEqual([])
    await expect(getFact(ctx, undefined as never)).rejects.toThrow()
  })
})

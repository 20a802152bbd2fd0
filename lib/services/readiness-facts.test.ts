import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { fromDay } from '@/lib/domain/day'
import { testDatabase } from '@/lib/testing/database'
import { aDependency, aModel, anOffering, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { listContradictions } from './contradictions'
import { archiveFact, createFact } from './facts'
import { readinessIndex } from './readiness-facts'

let url: string
let ctx: Context
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url, { role: 'analyst' })
  const providerId = await aVendor(ctx, { id: 'lumen', name: 'Lumen' })
  await ctx.db.vendor.updateMany({ where: { id: 'lumen' }, data: { website: 'https://lumen.example' } })
  const modelId = await aModel(ctx, { id: 'aria-2', vendorId: providerId, name: 'Aria', modelVersion: '2' })
  for (const [id, apiModelId] of [
    ['aria', 'aria-2'],
    ['aria-fast', 'aria-2-fast'],
    ['aria-lite', 'aria-2-lite'],
  ] as const)
    await anOffering(ctx, { id, modelId, providerId, apiModelId })
  const verse = await anOffering(ctx, { id: 'verse' })
  await aDependency(ctx, { id: 'films', name: 'Films', incumbentId: 'aria', challengers: [verse] })
})

const fact = (over: Record<string, unknown>) =>
  createFact(ctx, {
    ...{ offeringId: 'aria', gate: 'availability', value: 0.99, sourceKind: 'measured', observedOn: '2026-11-20', relSe: 0.1, ...over },
  } as never)

describe('the index of readiness', () => {
  it('has a line for every gate of what is used or weighed, and of nothing else; nothing known is said, not passed', async () => {
    const { lines, total, counts } = await readinessIndex(ctx)
    expect(total).toBe(16)
    expect(new Set(lines.map(({ offeringId }) => offeringId))).toEqual(new Set(['aria', 'verse']))
    expect(lines.find(({ offeringId, gate }) => offeringId === 'aria' && gate.id === 'latency_p95')).toMatchObject({
      ...{ state: 'missing', counts: null, uses: [{ dependencyId: 'films', name: 'Films', uses: true }] },
    })
    expect(counts.missing).toBeGreaterThan(10)
  })

  it('shows what ages within 14 days before what is fresh, and what is too old before both', async () => {
    await fact({ offeringId: 'verse', gate: 'latency_p95', value: 90, observedOn: '2026-08-30' })
    await fact({ offeringId: 'verse', gate: 'throughput', value: 90, observedOn: '2026-11-20' })
    await fact({ offeringId: 'verse', gate: 'availability', value: 0.99, observedOn: '2026-07-01' })
    const { lines, matching } = await readinessIndex(ctx, { dependency: 'films', q: 'model-' })
    const known = lines
      .filter(({ state }) => state !== 'missing' && state !== 'not_accepted')
      .map(({ state, gate }) => `${state} ${gate.id}`)
    expect(matching).toBe(8)
    expect(known.slice(0, 3)).toEqual(['stale availability', 'ageing latency_p95', 'fresh throughput'])
    expect((await readinessIndex(ctx, { state: 'ageing' })).lines).toMatchObject([{ daysLeft: 3, freshUntil: '2026-11-28' }])
  })

  it('puts what has retired last, with its day, however little is known of it', async () => {
    const ended = { lifecycleStatus: 'retired' as const, retiresOn: fromDay('2026-09-24'), retirementKnownOn: fromDay('2026-03-24') }
    await ctx.db.offering.updateMany({ where: { id: 'aria' }, data: ended })
    const { lines } = await readinessIndex(ctx)
    expect(lines.map(({ offeringId }) => offeringId)).toEqual([...Array(8).fill('verse'), ...Array(8).fill('aria')])
    expect([lines[0]?.retiredOn, lines.at(-1)?.retiredOn]).toEqual([null, '2026-09-24'])
    await ctx.db.offering.updateMany({ where: { id: 'aria' }, data: { lifecycleStatus: null, retiresOn: null, retirementKnownOn: null } })
  })

  it('is narrowed by gate, vendor, dependency and words, and a page that there is not is the first', async () => {
    expect((await readinessIndex(ctx, { gate: 'region' })).matching).toBe(2)
    expect((await readinessIndex(ctx, { vendor: 'lumen' })).matching).toBe(8)
    expect((await readinessIndex(ctx, { dependency: 'other' })).matching).toBe(0)
    expect((await readinessIndex(ctx, { q: 'aria 2' })).matching).toBe(8)
    expect(await readinessIndex(ctx, { at: '9999' })).toMatchObject({ at: 0 })
    expect(await readinessIndex(ctx, { at: 'x' })).toMatchObject({ at: 0 })
  })

  it('leaves archived facts out, and shows another workspace nothing', async () => {
    const { id } = await fact({ gate: 'latency_p95', value: 80 })
    const lineOf = async () => (await readinessIndex(ctx, { vendor: 'lumen', gate: 'latency_p95' })).lines[0]
    expect(await lineOf()).toMatchObject({ state: 'fresh', last: id })
    await archiveFact(ctx, { id })
    expect(await lineOf()).toMatchObject({ state: 'missing', last: null })
    expect((await readinessIndex(await testWorkspace(url))).total).toBe(0)
  })
})

describe('contradictions of the workspace', () => {
  it('join facts, stored pages and the settings of own jobs, each with the field to mend', async () => {
    await fact({ sourceKind: 'contract', value: 0.999, relSe: null })
    await fact({ value: 0.98 })
    const text = 'We may use your inputs to train our models.'
    const terms = await aSource(ctx, { id: 'terms', url: 'https://lumen.example/terms', text })
    await fact({
      gate: 'data_terms',
      value: true,
      sourceKind: 'vendor_doc',
      relSe: null,
      source: { title: 'Terms', url: 'https://lumen.example/terms' },
    })
    await aSource(ctx, { id: 'models', url: 'https://docs.lumen.example/models', text: 'aria-2-fast and aria-2-lite' })
    await fact({ gate: 'latency_p95', value: 70, observedOn: '2026-11-21' })
    const day = new Date('2026-11-21')
    for (const [offeringId, setting] of [
      ['aria', '1080p, 8 s'],
      ['verse', '720p, 8 s'],
    ] as const)
      await ctx.db.jobSummary.create({
        data: { workspaceId: ctx.workspace.id, offeringId, setting, fromOn: day, toOn: day, figures: {}, atGates: true, computedAt: day },
      })
    const priced = { workspaceId: ctx.workspace.id, offeringId: 'aria', unit: 'second', currency: 'USD', validFrom: day } as const
    await ctx.db.price.create({ data: { ...priced, id: 'listed', amount: 0.1, source: 'list' } })
    await ctx.db.price.create({ data: { ...priced, id: 'paid', amount: 0.15, source: 'invoice' } })
    const found = await listContradictions(ctx)
    expect(found.map(({ kind, offeringId }) => `${kind} ${offeringId}`).sort()).toEqual([
      'model_list aria',
      'price aria',
      'settings verse',
      'sla aria',
      'training aria',
    ])
    expect(found.find(({ kind }) => kind === 'training')?.sides[1].place).toEqual({ to: 'source', sourceId: terms })
    expect(found.find(({ kind }) => kind === 'price')).toMatchObject({
      sentence: 'A second at any setting was invoiced 50% above the list price.',
      fix: { place: { to: 'price', offeringId: 'aria', priceId: 'paid' } },
    })
    expect((await listContradictions(ctx, 'verse')).map(({ kind }) => kind)).toEqual(['settings'])
    expect((await listContradictions(ctx, 'aria-fast')).map(({ kind }) => kind)).toEqual([])
    expect(await listContradictions(await testWorkspace(url))).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { problem } from '@/lib/http/problem'
import { testDatabase } from '@/lib/testing/database'
import { addMember, aModel, anOffering, aVendor, testWorkspace } from '@/lib/testing/factories'
import type { RowRef } from './archiving'
import { archiveDependency, createDependency, getDependency, listDependencies, unarchiveDependency, updateDependency } from './dependencies'
import { archiveModel, createModel, getModel, listModels, unarchiveModel, updateModel } from './models'
import { archiveOffering, createOffering, getOffering, listOfferings, unarchiveOffering, updateOffering } from './offerings'
import { archiveVendor, createVendor, getVendor, listVendors, unarchiveVendor, updateVendor } from './vendors'

type Row = { id: string; version: number; archivedAt: string | null; origin: string } & Record<string, unknown>

/** What every noun of the inventory can do, seen as one shape, so that each guarantee is stated once and holds for all. */
type Verbs = {
  noun: string
  input: (ctx: Context) => Promise<Record<string, unknown>>
  change: Record<string, unknown>
  broken: { with: Record<string, unknown>; field: string }
  create: (ctx: Context, input: never) => Promise<{ id: string }>
  update: (ctx: Context, input: never) => Promise<{ id: string }>
  archive: (ctx: Context, input: RowRef) => Promise<RowRef>
  unarchive: (ctx: Context, input: RowRef) => Promise<RowRef>
  get: (ctx: Context, id: string) => Promise<unknown>
  list: (ctx: Context) => Promise<{ id: string }[]>
}

const nouns: Verbs[] = [
  {
    noun: 'vendor',
    input: async () => ({ name: 'Luma AI', country: 'US', roles: ['model_maker'] }),
    change: { name: 'Luma', website: 'https://lumalabs.ai' },
    broken: { with: { country: 'usa' }, field: 'country' },
    create: createVendor,
    update: updateVendor,
    archive: archiveVendor,
    unarchive: unarchiveVendor,
    get: getVendor,
    list: listVendors,
  },
  {
    noun: 'model',
    input: async (ctx) => ({ name: 'Ray', modelVersion: '3.2', group: 'ray-3.2', vendorId: await aVendor(ctx), tasks: ['t2v'] }),
    change: { maxDurationSeconds: 10, releasedOn: '2026-07-01' },
    broken: { with: { vendorId: 'nobody' }, field: 'vendorId' },
    create: createModel,
    update: updateModel,
    archive: archiveModel,
    unarchive: unarchiveModel,
    get: getModel,
    list: listModels,
  },
  {
    noun: 'offering',
    input: async (ctx) => ({ modelId: await aModel(ctx), providerId: await aVendor(ctx), kind: 'cloud', priceUsdPerSecond: 0.05 }),
    change: { priceUsdPerSecond: 0.04, priceTiers: [{ basis: '720p', usdPerSecond: 0.04 }], regions: ['eu'] },
    broken: { with: { modelId: 'no-such-model' }, field: 'modelId' },
    create: createOffering,
    update: updateOffering,
    archive: archiveOffering,
    unarchive: unarchiveOffering,
    get: getOffering,
    list: listOfferings,
  },
  {
    noun: 'dependency',
    input: async (ctx) => ({
      name: 'Mood films',
      task: 't2v',
      incumbentId: await anOffering(ctx),
      dimensionWeights: { motion: 2, prompt: 1 },
      startedOn: '2026-01-05',
      monthlySpend: 4200,
      challengers: [{ offeringId: await anOffering(ctx), addedOn: '2026-06-01', switchingCost: { low: 1, mode: 2, high: 3 } }],
    }),
    change: { costGoal: true, contractEndsOn: '2027-01-31', costPerFinishedSecond: { low: 0.3, mode: 0.4, high: 0.5 } },
    broken: { with: { incumbentId: 'no-such-offering' }, field: 'incumbentId' },
    create: createDependency,
    update: updateDependency,
    archive: archiveDependency,
    unarchive: unarchiveDependency,
    get: getDependency,
    list: listDependencies,
  },
]

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

const refusal = async (work: () => Promise<unknown>) => {
  const thrown = await work().then(
    () => null,
    (error: unknown) => error,
  )
  return thrown === null ? null : problem(thrown)
}

const events = (ctx: Context, id: string) =>
  ctx.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { action: true, actorName: true } })

describe.each(nouns)('$noun', ({ noun, input, change, broken, create, update, archive, unarchive, get, list }) => {
  const read = async (ctx: Context, id: string) => (await get(ctx, id)) as Row
  const whole = ({ version: _version, archivedAt: _archivedAt, origin: _origin, ...row }: Row) => row
  const made = async (ctx: Context) => {
    const given = await input(ctx)
    return { given, ...(await create(ctx, given as never)) }
  }

  it('is created by an analyst, owned by the team, listed and written into the audit log', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const { id, given } = await made(ctx)
    const row = await read(ctx, id)
    expect(row).toMatchObject({ ...given, id, version: 1, origin: 'team', archivedAt: null })
    expect((await list(ctx)).map((entry) => entry.id)).toContain(id)
    expect(await events(ctx, id)).toEqual([{ action: `${noun}.created`, actorName: 'A analyst' }])
  })

  it('is changed as a whole, with its version counted up and both states in the audit log', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const { id } = await made(ctx)
    const before = await read(ctx, id)
    await update(ctx, { ...whole(before), ...change, version: 1 } as never)
    const after = await read(ctx, id)
    expect(after).toEqual({ ...before, ...change, version: 2 })
    const [, changed] = await ctx.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' }, select: { detail: true } })
    expect(changed?.detail).toMatchObject({ after: change })
  })

  it('refuses every verb that writes to a viewer and a rater, and writes nothing', async () => {
    const ctx = await testWorkspace(url, { role: 'analyst' })
    const { id, given } = await made(ctx)
    const before = await read(ctx, id)
    for (const role of ['viewer', 'rater'] as const) {
      const lesser = await addMember(url, ctx, role)
      const row = { id }
      for (const work of [
        () => create(lesser, given as never),
        () => update(lesser, { ...whole(before), ...change, version: 1 } as never),
        () => archive(lesser, row),
        () => unarchive(lesser, row),
      ])
        expect((await refusal(work))?.code).toBe('forbidden')
      expect(await read(lesser, id)).toEqual(before)
    }
  })

  it('does not exist for another workspace', async () => {
    const ctx = await testWorkspace(url)
    const stranger = await testWorkspace(url)
    const theirs = await input(stranger)
    const { id } = await made(ctx)
    const before = await read(ctx, id)
    for (const work of [
      () => get(stranger, id),
      () => update(stranger, { ...whole(before), ...theirs, version: 1 } as never),
      () => archive(stranger, { id }),
      () => unarchive(stranger, { id }),
    ])
      expect((await refusal(work))?.code).toBe('not_found')
    expect((await list(stranger)).map((entry) => entry.id)).not.toContain(id)
    expect(await read(ctx, id)).toEqual(before)
  })

  it('refuses a change that was begun on an older version and shows what is stored', async () => {
    const ctx = await testWorkspace(url)
    const { id } = await made(ctx)
    const first = await read(ctx, id)
    await update(ctx, { ...whole(first), ...change, version: 1 } as never)
    const late = await refusal(() => update(ctx, { ...whole(first), note: 'Too late', version: 1 } as never))
    expect(late).toMatchObject({ code: 'conflict', current: { id, version: 2 } })
    expect(await read(ctx, id)).toMatchObject({ ...change, version: 2, note: null })
  })

  it('refuses an unknown field, and a broken one by its name', async () => {
    const ctx = await testWorkspace(url)
    const given = await input(ctx)
    const unknown = await refusal(() => create(ctx, { ...given, colour: 'red' } as never))
    expect(unknown).toMatchObject({ code: 'invalid', fields: { colour: expect.any(String) } })
    const wrong = await refusal(() => create(ctx, { ...given, ...broken.with } as never))
    expect(wrong?.code).toBe('invalid')
    expect(Object.keys(wrong?.fields ?? {})).toContain(broken.field)
    expect(await list(ctx).then((rows) => rows.some((row) => row.id === 'colour'))).toBe(false)
  })

  it('makes one row of a form that was sent twice', async () => {
    const ctx = await testWorkspace(url)
    const given = await input(ctx)
    const before = (await list(ctx)).length
    const sent = await Promise.allSettled([create(ctx, given as never), create(ctx, given as never)])
    expect(sent.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    const refused = sent.find((outcome) => outcome.status === 'rejected')
    expect(problem(refused?.reason).code).toBe('conflict')
    expect((await refusal(() => create(ctx, given as never)))?.code).toBe('conflict')
    expect(await list(ctx)).toHaveLength(before + 1)
  })

  it('leaves the lists when it is archived and returns when that is undone', async () => {
    const ctx = await testWorkspace(url)
    const { id } = await made(ctx)
    await archive(ctx, { id })
    expect((await list(ctx)).map((entry) => entry.id)).not.toContain(id)
    expect((await refusal(() => archive(ctx, { id })))?.code).toBe('conflict')
    expect(await unarchive(ctx, { id })).toEqual({ id })
    expect((await refusal(() => unarchive(ctx, { id })))?.code).toBe('conflict')
    expect(await read(ctx, id)).toMatchObject({ version: 3, archivedAt: null })
    expect((await list(ctx)).map((entry) => entry.id)).toContain(id)
    expect((await events(ctx, id)).map((event) => event.action)).toEqual([`${noun}.created`, `${noun}.archived`, `${noun}.unarchived`])
  })

  it('throws for an undefined id instead of answering with some row', async () => {
    const ctx = await testWorkspace(url)
    await made(ctx)
    await expect(get(ctx, undefined as never)).rejects.not.toBeInstanceOf(AppError)
  })
})

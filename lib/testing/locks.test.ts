import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { client } from '@/lib/db/client'
import { globalModels, scoped, statement } from '@/lib/db/scope'
import { Prisma } from '@/prisma/generated/client'
import { testDatabase } from './database'
import { aVendor, testWorkspace } from './factories'
import { type FullWorkspace, fullWorkspace } from './full-workspace'
import { boundTables, everythingIn, models } from './workspace-rows'

const mark = 'canary'
let url: string
let mine: Context
let theirs: FullWorkspace
let foreign: string
beforeAll(async () => {
  url = (await testDatabase()).url
  mine = await testWorkspace(url)
  theirs = await fullWorkspace(url, mark)
  foreign = theirs.ctx.workspace.id
})

const query = <Row>(text: string, ...values: unknown[]) => client(url).$queryRawUnsafe<Row[]>(text, ...values)

describe('the schema', () => {
  it('binds every table to a workspace or says why not', () => {
    expect(models.length).toBeGreaterThan(20)
    expect(models.map(({ name }) => name).sort()).toEqual(Object.keys(Prisma.ModelName).sort())
    expect(models.filter(({ name, bound }) => bound === name in globalModels).map(({ name }) => name)).toEqual([])
    expect(Object.keys(globalModels).filter((name) => !models.some((model) => model.name === name))).toEqual([])
  })

  it('makes every reference between two tables of a workspace through the workspace as well', async () => {
    const links = await query<{ from: string; to: string; fromColumns: string[]; toColumns: string[] }>(`
      select c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to",
        array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as "fromColumns",
        array(select a.attname::text from unnest(c.confkey) with ordinality k(n, i) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.i) as "toColumns"
      from pg_constraint c where c.contype = 'f'`)
    const bare = (name: string) => name.replaceAll('"', '')
    const between = links.filter(({ from, to }) => boundTables.includes(bare(from)) && boundTables.includes(bare(to)))
    expect(between.length).toBeGreaterThan(15)
    const wrong = between.filter(({ fromColumns, toColumns }) => {
      const at = fromColumns.indexOf('workspaceId')
      return at < 0 || toColumns[at] !== 'workspaceId'
    })
    expect(wrong).toEqual([])
    expect(links.filter(({ from, to }) => !boundTables.includes(bare(from)) && boundTables.includes(bare(to)))).toEqual([])
  })

  it('has no unique key across workspaces except over random secrets', async () => {
    const keys = await query<{ table: string; columns: string[] }>(
      `
      select i.indrelid::regclass::text as "table",
        array(select a.attname::text from unnest(i.indkey) k(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n) as columns
      from pg_index i where i.indisunique and i.indrelid::regclass::text = any($1)`,
      boundTables.map((table) => `"${table}"`),
    )
    expect(keys.length).toBeGreaterThanOrEqual(boundTables.length)
    const shared = keys.filter(({ columns }) => !columns.includes('workspaceId')).map(({ table, columns }) => `${table} ${columns}`)
    expect(shared.sort()).toEqual([
      ...['"ApiKey" keyHash', '"Invite" tokenHash', '"Questionnaire" tokenHash', '"ShareLink" tokenHash'],
      ...['"TrialRater" sessionHash', '"TrialRater" tokenHash'],
    ])
  })
})

type Delegate = Record<string, (args?: unknown) => Promise<unknown>>
const delegate = (ctx: Context, model: string) =>
  (ctx.db as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)] as Delegate

describe('the client of a workspace', () => {
  it('was tried against a neighbour that has a row in every table', async () => {
    const rows = await everythingIn(url, foreign)
    expect(Object.entries(rows).filter(([, text]) => text === '')).toEqual([])
  })

  it.each(boundTables)('cannot read, count, change, delete or make rows of %s elsewhere', async (table) => {
    const before = await everythingIn(url, foreign)
    const rows = delegate(mine, table)
    const elsewhere = { where: { workspaceId: foreign } }
    expect(await rows.findMany?.(elsewhere)).toEqual([])
    expect(await rows.findFirst?.(elsewhere)).toBeNull()
    expect(await rows.count?.(elsewhere)).toBe(0)
    expect(await rows.findMany?.({ where: { OR: [{ workspaceId: foreign }, {}] } }).then((all) => JSON.stringify(all))).not.toContain(mark)
    expect(await rows.findMany?.({ where: { NOT: { workspaceId: mine.workspace.id } } })).toEqual([])
    expect(await rows.groupBy?.({ by: ['workspaceId'], ...elsewhere, _count: true })).toEqual([])
    expect(await rows.updateMany?.({ ...elsewhere, data: {} })).toEqual({ count: 0 })
    expect(await rows.deleteMany?.(elsewhere)).toEqual({ count: 0 })
    await expect(rows.updateMany?.({ where: {}, data: { workspaceId: foreign } })).rejects.toThrow('Refused')
    await expect(rows.create?.({ data: { workspaceId: foreign } })).rejects.toThrow('Refused')
    await expect(rows.createMany?.({ data: [{}, { workspaceId: foreign }] })).rejects.toThrow('Refused')
    await expect(rows.upsert?.({ where: {}, create: {}, update: {} })).rejects.toThrow('Refused')
    expect(await everythingIn(url, foreign)).toEqual(before)
  })

  it('cannot reach a row elsewhere by its full key', async () => {
    const before = await everythingIn(url, foreign)
    const where = { workspaceId_id: { workspaceId: foreign, id: theirs.ids.vendor } }
    expect(await mine.db.vendor.findUnique({ where })).toBeNull()
    await expect(mine.db.vendor.findUniqueOrThrow({ where })).rejects.toMatchObject({ code: 'P2025' })
    await expect(mine.db.vendor.update({ where, data: { name: 'mine now' } })).rejects.toMatchObject({ code: 'P2025' })
    await expect(mine.db.vendor.delete({ where })).rejects.toMatchObject({ code: 'P2025' })
    expect(await everythingIn(url, foreign)).toEqual(before)
    expect(await theirs.ctx.db.vendor.findUnique({ where, select: { name: true } })).toEqual({ name: mark })
  })

  it.each(Object.keys(globalModels))('refuses %s altogether', async (model) => {
    await expect(delegate(mine, model).findMany?.({})).rejects.toThrow('Refused')
    await expect(delegate(mine, model).updateMany?.({ where: {}, data: {} })).rejects.toThrow('Refused')
  })

  it('writes no row through a relation of another', async () => {
    const id = await aVendor(mine)
    const where = { workspaceId_id: { workspaceId: mine.workspace.id, id } }
    const attempts = [
      { workspace: { connect: { id: foreign } } },
      { workspace: { update: { name: 'renamed' } } },
      { models: { connect: { workspaceId_id: { workspaceId: foreign, id: theirs.ids.model } } } },
      { models: { deleteMany: {} } },
    ]
    const before = await everythingIn(url, foreign)
    for (const data of attempts) await expect(mine.db.vendor.update({ where, data })).rejects.toThrow('Refused')
    const user = { update: { passwordHash: 'x' } }
    await expect(mine.db.member.updateMany({ where: {}, data: { user } as never })).rejects.toThrow('Refused')
    const nested = { id: 'x', name: 'x', workspace: { connect: { id: foreign } } }
    await expect(mine.db.vendor.create({ data: nested as never })).rejects.toThrow('Refused')
    expect(await everythingIn(url, foreign)).toEqual(before)
    expect(await mine.db.vendor.count({ where: { id } })).toBe(1)
  })

  it('cannot point at a row elsewhere: the database itself refuses', async () => {
    const { workspace, db } = mine
    const row = { workspaceId: workspace.id, id: 'pointing', name: 'x', modelVersion: '1', group: 'x' }
    await expect(db.model.create({ data: { ...row, vendorId: theirs.ids.vendor } })).rejects.toMatchObject({ code: 'P2003' })
    const own = await aVendor(mine)
    await db.model.create({ data: { ...row, vendorId: own } })
    const moved = db.model.updateMany({ where: { id: 'pointing' }, data: { vendorId: theirs.ids.vendor } })
    await expect(moved).rejects.toMatchObject({ code: 'P2003' })
  })

  it('refuses raw SQL that is not listed, and a listed one for another workspace', async () => {
    const { db, workspace } = mine
    const listed = statement(`select "id" from "Vendor" where "workspaceId" = $1`)
    await expect(db.$queryRaw`select * from "Vendor"`).rejects.toThrow('Refused')
    await expect(db.$executeRaw`delete from "Vendor"`).rejects.toThrow('Refused')
    await expect(db.$queryRawUnsafe('select * from "Vendor"')).rejects.toThrow('Refused')
    await expect(db.$executeRawUnsafe('delete from "Vendor"')).rejects.toThrow('Refused')
    await expect(db.$queryRawUnsafe(listed, foreign)).rejects.toThrow('Refused')
    await expect(db.$queryRawUnsafe(listed)).rejects.toThrow('Refused')
    expect(JSON.stringify(await db.$queryRawUnsafe(listed, workspace.id))).not.toContain(mark)
    expect(() => statement('select * from "Vendor"')).toThrow('does not bind')
  })

  it('does so inside a transaction as well', async () => {
    await mine.db.$transaction(async (tx) => {
      expect(await tx.vendor.findMany({ where: { workspaceId: foreign } })).toEqual([])
      await expect(tx.user.findMany()).rejects.toThrow('Refused')
      await expect(tx.$queryRawUnsafe('select 1')).rejects.toThrow('Refused')
    })
  })

  it('throws for an undefined filter or value instead of matching everything', async () => {
    const id = undefined as unknown as string
    await expect(mine.db.vendor.findMany({ where: { id } })).rejects.toThrow('undefined')
    await expect(mine.db.vendor.deleteMany({ where: { id } })).rejects.toThrow('undefined')
    await expect(mine.db.vendor.updateMany({ where: {}, data: { name: id } })).rejects.toThrow('undefined')
    await expect(client(url).session.updateMany({ where: { id }, data: { revokedAt: null } })).rejects.toThrow('undefined')
  })

  it('cannot be made without a workspace', () => {
    expect(() => scoped(client(url), '')).toThrow('needs a workspace')
  })
})

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { client } from '@/lib/db/client'
import type { Catalogue } from '@/lib/domain/catalogue'
import { type Cell, plainText } from '@/lib/export/cell'
import { type Column, valueIn } from '@/lib/export/column'
import { EveryEvalEver } from '@/lib/export/every-eval-ever-format'
import { fileNames } from '@/lib/export/files'
import { sheetNames, type TableName, tableNames, tables } from '@/lib/export/tables'
import { claimColumnNames } from '@/lib/import/claim-columns'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, aDependency, addMember, aModel, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { fullWorkspace } from '@/lib/testing/full-workspace'
import { copyCatalogue, starterCatalogue } from './catalogue'
import { ClaimQuery } from './claim-query'
import { readClaimExport } from './export-query'
import { claimPages, listedClaimPages } from './export-rows'
import { type ExportFile, exportClaims, exportFile } from './exports'

let url: string
let ctx: Context
let catalogue: Catalogue
beforeAll(async () => {
  url = (await testDatabase()).url
  ctx = await testWorkspace(url)
  catalogue = await starterCatalogue()
  await transaction(ctx, (tx) => copyCatalogue(tx, ctx, catalogue))
  const [incumbentId, ...rest] = catalogue.offerings.map(({ id }) => id)
  await aDependency(ctx, { id: 'adverts', name: '=Adverts', incumbentId, challengers: rest.slice(0, 2) })
})

async function bytesOf(file: ExportFile | Promise<ExportFile>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of (await file).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const textOf = async (name: string, from = ctx) => (await bytesOf(exportFile(from, name))).toString()
const shaOf = async (name: string) =>
  createHash('sha256')
    .update(await bytesOf(exportFile(ctx, name)))
    .digest('hex')

const columnsOf = (table: TableName): readonly Column[] => tables[table].columns

/** What a CSV file says, as values by the name of their column. */
function readCsv(table: TableName, text: string): Record<string, unknown>[] {
  const [head = [], ...rows]: string[][] = parse(text, { bom: true })
  const kinds = new Map(columnsOf(table).map(({ name, kind }) => [name, kind]))
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, index) => [head[index], valueIn(kinds.get(head[index] ?? '') ?? 'text', plainText(cell))])),
  )
}

describe('the claims of the catalogue as CSV', () => {
  let rows: Record<string, unknown>[]
  beforeAll(async () => {
    rows = readCsv('claims', await textOf('claims.csv'))
  })

  it('have the columns that the import reads, in their order', async () => {
    expect((await textOf('claims.csv')).split('\r\n')[0]).toBe(claimColumnNames.join(','))
  })

  it('come back value by value', () => {
    const byId = <Row extends { id: string }>(list: readonly Row[]) => new Map(list.map((row) => [row.id, row]))
    const [models, benchmarks, sources, vendors] = [catalogue.models, catalogue.benchmarks, catalogue.sources, catalogue.vendors].map(
      (list) => byId<{ id: string }>(list),
    ) as [
      Map<string, Catalogue['models'][0]>,
      Map<string, Catalogue['benchmarks'][0]>,
      Map<string, Catalogue['sources'][0]>,
      Map<string, Catalogue['vendors'][0]>,
    ]
    const read = new Map(rows.map((row) => [row.id, row]))
    expect(rows).toHaveLength(catalogue.claims.length)
    for (const claim of catalogue.claims) {
      const model = models.get(claim.modelId)
      const opponent = claim.opponentId === null ? null : models.get(claim.opponentId)
      const benchmark = benchmarks.get(claim.benchmarkId ?? '')
      const source = sources.get(claim.sourceId)
      expect(read.get(claim.id)).toEqual({
        id: claim.id,
        vendor: vendors.get(model?.vendorId ?? '')?.name,
        model: model?.name,
        model_version: model?.modelVersion || null,
        model_id: claim.modelId,
        variant: claim.variant,
        benchmark: benchmark?.name ?? null,
        benchmark_version: benchmark?.benchmarkVersion ?? null,
        benchmark_id: claim.benchmarkId,
        dimension: benchmark?.dimensions.find(({ id }) => id === claim.dimensionId)?.name ?? null,
        task: claim.task,
        statement: claim.statement,
        value: claim.value,
        unit: claim.unit,
        ci_low: claim.ciLow,
        ci_high: claim.ciHigh,
        sample_size: claim.sampleSize,
        sample_unit: claim.sampleUnit,
        opponent: opponent ? `${opponent.name} ${opponent.modelVersion}`.trim() : null,
        opponent_id: claim.opponentId,
        wins: claim.wins,
        losses: claim.losses,
        ties: claim.ties,
        evaluator: claim.evaluatorOrg,
        evaluator_kind: claim.evaluatorKind,
        interest: vendors.get(claim.interestId ?? '')?.name ?? null,
        settings_disclosed: claim.settingsDisclosed,
        settings: claim.settings,
        table_id: claim.tableId,
        rank: claim.rank,
        table_size: claim.tableSize,
        published_on: claim.publishedOn,
        evaluated_on: claim.evaluatedOn,
        source_title: source?.title,
        source_url: source?.url,
        locator: claim.locator,
        tier: claim.tier,
        repeats_id: claim.repeatsId,
        read_as: claim.readAs,
        derived: claim.derived,
        unverified: claim.unverified,
        retracted: claim.retracted,
        note: claim.note,
      })
    }
  })

  it('say the same as JSON and as a sheet', async () => {
    const json: Record<string, unknown>[] = JSON.parse(await textOf('claims.json'))
    const blank = (value: unknown) => (value === '' ? null : value)
    expect(json.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, blank(value)])))).toEqual(rows)
    const [sheet] = await readXlsxFile(await bytesOf(exportFile(ctx, 'claims.xlsx')), { trim: false })
    const [head = [], ...data] = sheet?.data ?? []
    expect(data.map((row) => Object.fromEntries(row.map((value, index) => [head[index], value])))).toEqual(rows)
  })
})

describe('every table', () => {
  it.each(tableNames)('%s says the same as CSV and as JSON', async (table) => {
    const json: Record<string, unknown>[] = JSON.parse(await textOf(`${table}.json`))
    const blank = (value: unknown) => (value === '' ? null : value)
    const expected = json.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, blank(value)])))
    expect(readCsv(table, await textOf(`${table}.csv`))).toEqual(expected)
  })

  it('holds what the catalogue says about models, offerings and benchmarks', async () => {
    const models: Record<string, unknown>[] = JSON.parse(await textOf('models.json'))
    const [first] = catalogue.models
    expect(models).toHaveLength(catalogue.models.length)
    expect(models.find(({ id }) => id === first?.id)).toMatchObject({
      vendor_id: first?.vendorId,
      aliases: first?.aliases,
      sources: first?.sources,
      archived: false,
    })
    const dimensions: unknown[] = JSON.parse(await textOf('dimensions.json'))
    expect(dimensions).toHaveLength(catalogue.benchmarks.flatMap((benchmark) => benchmark.dimensions).length)
    expect(JSON.parse(await textOf('challengers.json'))).toMatchObject([{ dependency_id: 'adverts', added_on: '2026-01-05' }, {}])
  })

  it('stands in the one document, in the ZIP and in the workbook of the workspace', async () => {
    const whole = JSON.parse(await textOf('workspace.json'))
    const zip = unzipSync(await bytesOf(exportFile(ctx, 'workspace.zip')))
    const sheets = await readXlsxFile(await bytesOf(exportFile(ctx, 'workspace.xlsx')))
    expect(Object.keys(whole.tables)).toEqual(tableNames)
    expect(Object.keys(zip)).toEqual(tableNames.map((table) => `${table}.csv`))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(sheetNames.map((table) => tables[table].label))
    for (const table of tableNames) {
      expect(whole.tables[table]).toEqual(JSON.parse(await textOf(`${table}.json`)))
      expect(strFromU8(zip[`${table}.csv`] as Uint8Array)).toBe(await textOf(`${table}.csv`))
    }
    for (const [index, table] of sheetNames.entries()) expect(sheets[index]?.data).toHaveLength(whole.tables[table].length + 1)
  })
})

describe('documents for other tools', () => {
  it('is valid CycloneDX 1.7 by the schema of the standard', async () => {
    const bom = JSON.parse(await textOf('cyclonedx.json'))
    const validate = await cycloneDxValidator()
    expect(validate(bom), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
    expect(validate({ ...bom, colour: 'red' })).toBe(false)
    expect(bom.components.filter(({ type }: { type: string }) => type === 'machine-learning-model')).toHaveLength(catalogue.models.length)
    expect(bom.declarations.claims).toHaveLength(catalogue.claims.length)
    expect(bom.declarations.targets.organizations).toHaveLength(catalogue.vendors.length)
  })

  it('names every part of the CycloneDX document once, and refers to nothing that is not in it', async () => {
    const bom = JSON.parse(await textOf('cyclonedx.json'))
    const names: string[] = []
    const referred: string[] = []
    JSON.stringify(bom, (key, value) => {
      if (key === 'bom-ref') names.push(value)
      if (['ref', 'target', 'assessor'].includes(key) && typeof value === 'string') referred.push(value)
      if (['dependsOn', 'evidence', 'claims'].includes(key) && Array.isArray(value))
        referred.push(...value.filter((entry) => typeof entry === 'string'))
      return value
    })
    expect(new Set(names).size).toBe(names.length)
    expect([...new Set(referred)].filter((ref) => !names.includes(ref))).toEqual([])
    const card = bom.components.find((part: { modelCard?: { quantitativeAnalysis?: unknown } }) => part.modelCard?.quantitativeAnalysis)
    expect(card.modelCard.quantitativeAnalysis.performanceMetrics[0]).toMatchObject({
      type: expect.any(String),
      value: expect.any(String),
      slice: expect.any(String),
    })
    const vendorRun = catalogue.claims.find(({ evaluatorKind }) => evaluatorKind === 'vendor')
    expect(bom.declarations.assessors).toContainEqual({
      'bom-ref': `assessor:${vendorRun?.evaluatorId}:vendor`,
      thirdParty: false,
      organization: { name: vendorRun?.evaluatorOrg },
    })
  })

  it('are Every Eval Ever documents that follow the rules of the format, with each number once', async () => {
    const documents = (await textOf('every-eval-ever.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => EveryEvalEver.parse(JSON.parse(line)))
    expect(new Set(documents.map((document) => document.evaluation_id)).size).toBe(documents.length)
    const files = unzipSync(await bytesOf(exportFile(ctx, 'every-eval-ever.zip')))
    expect(Object.values(files).map((file) => JSON.parse(strFromU8(file)))).toEqual(documents)
    const results = documents.flatMap((document) => document.evaluation_results)
    const numbered = catalogue.claims.filter(({ value, dimensionId }) => value !== null && dimensionId !== null)
    expect(new Map(results.map((result) => [result.evaluation_result_id, result.score_details.score]))).toEqual(
      new Map(numbered.map(({ id, value }) => [id, value])),
    )
    const uuid = /\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.json$/
    expect(Object.keys(files).filter((name) => !uuid.test(name))).toEqual([])
    for (const { metric_config: metric, score_details: details } of results) {
      const unknown = [-metric.min_score, metric.max_score].filter((bound) => bound === Number.MAX_VALUE).length
      expect(metric.additional_details.not_known?.split(', ') ?? []).toHaveLength(unknown)
      expect(details.score >= metric.min_score && details.score <= metric.max_score).toBe(true)
    }
    for (const { source_metadata: source } of documents) {
      if (source.additional_details.evaluator_kind === 'vendor') expect(source.evaluator_relationship).toBe('first_party')
      if (source.additional_details.evaluator_kind === 'independent') expect(source.evaluator_relationship).toBe('third_party')
    }
  })

  it('are the same bytes for the same data', async () => {
    for (const name of ['claims.csv', 'workspace.zip', 'every-eval-ever.zip', 'cyclonedx.json'])
      expect(await shaOf(name), name).toBe(await shaOf(name))
  })
})

describe('an export of a list of claims', () => {
  it('holds just what is filtered, in the order of the list, over all of its pages', async () => {
    const benchmark = 'vbench-1-0'
    const named = catalogue.benchmarks.find(({ id }) => id === benchmark)
      ? benchmark
      : String(catalogue.claims.find(({ benchmarkId }) => benchmarkId)?.benchmarkId)
    const rows = parse(await bytesOf(exportClaims(ctx, { benchmark: [named], sort: '-value' })), { columns: true }) as Record<
      string,
      string
    >[]
    const expected = catalogue.claims.filter(({ benchmarkId }) => benchmarkId === named)
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
    const values = rows.map(({ value }) => Number(value))
    expect(values).toEqual([...values].sort((a, b) => b - a))
  })

  it('goes on past the first page, and past rows without a key', async () => {
    const other = await testWorkspace(url)
    const modelId = await aModel(other)
    const sourceId = await aSource(other)
    const figure = {
      workspaceId: other.workspace.id,
      modelId,
      sourceId,
      task: 't2v',
      evaluatorId: 'e',
      evaluatorOrg: 'E',
      evaluatorKind: 'vendor' as const,
      tier: 'primary' as const,
      publishedOn: new Date('2026-11-01'),
    }
    const ids = Array.from({ length: 25 }, (_, index) => `c${String(index).padStart(2, '0')}`)
    await other.db.claim.createMany({
      data: ids.map((id, index) => ({ ...figure, id, ...(index % 2 ? { value: index, unit: '%' } : { statement: 'best' }) })),
    })
    const idsOf = async (pages: AsyncIterable<Cell[][]>) => {
      const found: Cell[] = []
      for await (const rows of pages) for (const [id = null] of rows) found.push(id)
      return found
    }
    for (const sort of ['value', '-value', 'published', 'model'] as const) {
      const inOnePage = await idsOf(listedClaimPages(other, ClaimQuery.parse({ sort })))
      expect([...inOnePage].sort(), sort).toEqual(ids)
      for (const take of [1, 4, 5, 13])
        expect(await idsOf(listedClaimPages(other, ClaimQuery.parse({ sort }), take)), sort).toEqual(inOnePage)
    }
    for (const take of [1, 5, 24, 25]) expect(await idsOf(claimPages(other, take))).toEqual(ids)
  })

  it('has the chosen columns in their order, and only the chosen rows', async () => {
    const ids = catalogue.claims.slice(0, 3).map(({ id }) => id)
    const asked = { columns: ['note', 'id'] as const, ids }
    const rows: string[][] = parse(await bytesOf(exportClaims(ctx, {}, { ...asked, columns: [...asked.columns] })))
    expect(rows[0]).toEqual(['note', 'id'])
    expect(
      rows
        .slice(1)
        .map(([, id]) => id)
        .sort(),
    ).toEqual([...ids].sort())
    const [sheet] = await readXlsxFile(await bytesOf(exportClaims(ctx, {}, { format: 'xlsx', columns: ['id'], ids })))
    expect(sheet?.data).toHaveLength(4)
    expect(JSON.parse((await bytesOf(exportClaims(ctx, {}, { format: 'json', columns: ['id'], ids }))).toString())).toHaveLength(3)
  })

  it('is refused where the address names an unknown filter value, format or column', async () => {
    expect(() => readClaimExport({ kind: 'nonsense' })).toThrow('Nothing was exported')
    expect(readClaimExport({ kind: 'vendor', columns: 'id,value', format: 'xlsx' })).toMatchObject({
      query: { kind: ['vendor'] },
      asked: { format: 'xlsx', columns: ['id', 'value'] },
    })
    await expect(exportClaims(ctx, {}, { format: 'pdf' as never })).rejects.toThrow('Choose csv, xlsx or json.')
    await expect(exportClaims(ctx, {}, { columns: ['password'] as never })).rejects.toThrow('This is no column of a claim.')
  })
})

describe('what an export never holds', () => {
  it('is a secret, a person’s address, or anything of another workspace', async () => {
    const theirs = await fullWorkspace(url, 'canary')
    const mine = await testWorkspace(url)
    const db = client(url)
    const person = mine.actor.kind === 'user' ? mine.actor.id : ''
    await db.user.update({ where: { id: person }, data: { passwordHash: 'SECRET-hash', email: 'SECRET@example.org' } })
    const workspaceId = mine.workspace.id
    const by = { createdById: person }
    await mine.db.invite.create({
      data: {
        workspaceId,
        email: 'SECRET-invite@example.org',
        role: 'viewer',
        tokenHash: 'SECRET-token',
        ...by,
        expiresAt: new Date('2100-01-01'),
      },
    })
    await mine.db.apiKey.create({
      data: { workspaceId, id: 'k', name: 'SECRET-key', prefix: 'SECRET-p', keyHash: 'SECRET-h', role: 'viewer', ...by },
    })
    await aClaim(mine, { modelId: await aModel(mine, { vendorId: await aVendor(mine, { name: 'Mine Inc' }) }) })
    for (const name of fileNames) {
      const bytes = await bytesOf(exportFile(mine, name))
      const parts =
        name.endsWith('.zip') || name.endsWith('.xlsx')
          ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
          : [bytes.toString()]
      for (const forbidden of ['SECRET', 'canary', theirs.ctx.workspace.id, person]) expect(parts.join('\n'), name).not.toContain(forbidden)
    }
    expect(await textOf('vendors.csv', mine)).toContain('Mine Inc')
    expect(await textOf('vendors.csv', theirs.ctx)).toContain('canary')
  })

  it('is given to a viewer, and not to somebody without a role; an unknown file does not exist', async () => {
    const viewer = await addMember(url, ctx, 'viewer')
    expect((await textOf('vendors.csv', viewer)).split('\r\n').length).toBe(catalogue.vendors.length + 2)
    await expect(exportFile({ ...ctx, role: 'nobody' as never }, 'vendors.csv')).rejects.toMatchObject({ code: 'forbidden' })
    for (const name of ['users.csv', 'vendors.pdf', 'workspace.csv', '__proto__.csv', 'claims', '']) {
      await expect(exportFile(ctx, name), name).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

async function cycloneDxValidator() {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema')
  const [bom, spdx, jsf, crypto] = await Promise.all(
    ['bom-1.7', 'spdx', 'jsf-0.82', 'cryptography-defs'].map(async (name) =>
      JSON.parse(await readFile(path.join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')),
    ),
  )
  const at = 'http://cyclonedx.org/schema/'
  // The settings of the library's own validator, which cannot run here because one of its formats needs a further package.
  const ajv = new Ajv({
    strict: false,
    addUsedSchema: false,
    schemas: {
      [`${at}spdx.SNAPSHOT.schema.json`]: spdx,
      [`${at}jsf-0.82.SNAPSHOT.schema.json`]: jsf,
      [`${at}cryptography-defs.SNAPSHOT.schema.json`]: crypto,
    },
  })
  addFormats(ajv)
  ajv.addFormat('idn-email', /^[^@\s]+@[^@\s]+$/)
  ajv.addFormat('iri-reference', true)
  return ajv.compile(bom)
}

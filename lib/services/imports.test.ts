import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import type { Answer } from '@/lib/import/answers'
import { readImport } from '@/lib/import/read'
import type { ImportTable } from '@/lib/import/table'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aDependency, addMember, aModel, anOffering, aSource, aVendor, testWorkspace } from '@/lib/testing/factories'
import { addAction } from './actions'
import { copyCatalogue, starterCatalogue } from './catalogue'
import { updateClaim } from './claims'
import { exportFile } from './exports'
import { applyImport, importForecast } from './import-apply'
import { undoImport } from './import-undo'
import { dryRun, importNames, refusedRows } from './import-views'
import { answerImport, chooseChange, discardImport, getImport, listImports, mapImport, startImport } from './imports'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

let ctx: Context
beforeEach(async () => {
  ctx = await testWorkspace(url, { role: 'analyst' })
  const vendor = await aVendor(ctx, { id: 'google', name: 'Google' })
  await aModel(ctx, { id: 'veo-3-1', vendorId: vendor, name: 'Veo', modelVersion: '3.1' })
  await aModel(ctx, { id: 'veo-3-0', vendorId: vendor, name: 'Veo', modelVersion: '3.0' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench', benchmarkVersion: '1.0' })
})

const columns = ['Vendor', 'Model', 'Benchmark', 'Metric', 'Task', 'Score (%)', 'Evaluated by', 'Published', 'Source', 'Link']
const row = (place: number, over: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    ...{ Vendor: 'Google', Model: 'Veo 3.1', Benchmark: 'VBench', Metric: 'Score', Task: 'text-to-video', 'Score (%)': '83.2' },
    ...{ 'Evaluated by': 'A lab', Published: '2026-10-01', Source: 'A paper', Link: 'https://papers.example/1' },
  }
  return { place: `line ${place}`, cells: columns.map((name) => over[name] ?? cells[name] ?? '') }
}
const tableOf = (...rows: ReturnType<typeof row>[]): ImportTable => ({ format: 'CSV', columns, rows })
const sha = (mark: string) => mark.repeat(64).slice(0, 64)

const start = (table: ImportTable, mark = 'a', as = ctx) => startImport(as, { fileName: `${mark}.csv`, fileSha256: sha(mark), table })
const apply = async (id: string, as = ctx) => applyImport(as, { id, digest: (await dryRun(as, id, 'new')).digest })
const answer = (key: string, over: Partial<Answer>): Answer => ({
  ...{ key, choice: '', vendor: '', name: '', version: '', maintainer: '', maintainerKind: 'independent_lab' },
  ...over,
})
const claims = () => ctx.db.claim.findMany({ orderBy: { id: 'asc' } })
const everything = async () => ({
  claims: await claims(),
  models: await ctx.db.model.findMany({ orderBy: { id: 'asc' } }),
  vendors: await ctx.db.vendor.findMany({ orderBy: { id: 'asc' } }),
  benchmarks: await ctx.db.benchmark.findMany({ orderBy: { id: 'asc' } }),
  sources: await ctx.db.source.findMany({ orderBy: { id: 'asc' } }),
})

describe('an import of claims', () => {
  it('shows what it would do, writes nothing before it is applied, and then exactly that', async () => {
    const before = await everything()
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0', 'Score (%)': '80,5x' })))
    const seen = await dryRun(ctx, id, 'new')
    expect(seen.counts).toEqual({ new: 1, changed: 0, same: 0, refused: 1, left: 0 })
    expect(seen.rows).toMatchObject([{ place: 'line 2', what: 'Veo 3.1 on VBench 1.0, score', figure: { value: 83.2, unit: '%' } }])
    expect(seen.made.sources).toMatchObject([{ title: 'A paper', url: 'https://papers.example/1', readOn: '2026-11-25' }])
    expect((await dryRun(ctx, id, 'refused')).rows[0]).toMatchObject({
      place: 'line 3',
      problems: [{ column: 'value', heading: 'Score (%)' }],
    })
    expect(await everything()).toEqual(before)

    expect(await apply(id)).toMatchObject({ counts: { new: 1, refused: 1 }, before: false })
    const [claim, ...more] = await claims()
    expect(more).toEqual([])
    expect(claim).toMatchObject({ modelId: 'veo-3-1', benchmarkId: 'vbench', dimensionId: 'score', task: 't2v', value: 83.2, unit: '%' })
    expect(claim).toMatchObject({ evaluatorOrg: 'A lab', evaluatorKind: 'unknown', tier: 'relay', origin: 'team', version: 1 })
    expect(await ctx.db.auditEvent.findMany({ where: { action: 'import.applied' } })).toMatchObject([{ subjectId: id }])
  })

  it('asks for the whole file which comes first in 11/10/2026, says what the benchmark gives, and remembers both', async () => {
    await ctx.db.benchmark.updateMany({ where: { id: 'vbench' }, data: { tasks: ['t2v'] } })
    const { id } = await start(tableOf(row(2, { Published: '11/10/2026', Task: '' })))
    const view = await getImport(ctx, id)
    expect(view).toMatchObject({ days: { sample: '11/10/2026', order: null } })
    const columns = view.mapping.columns.map((name) => (name === 'task' ? ('' as const) : (name ?? ('' as const))))
    await expect(mapImport(ctx, { id, columns, constants: view.mapping.constants })).rejects.toMatchObject({
      fields: { dayOrder: expect.anything() },
    })
    await mapImport(ctx, { id, columns, constants: view.mapping.constants, dayOrder: 'day first' })
    expect(await getImport(ctx, id)).toMatchObject({ derived: ['Task'], missing: [], days: { order: 'day first' } })
    await apply(id)
    expect(await claims()).toMatchObject([{ publishedOn: new Date('2026-10-11'), task: 't2v' }])
    const again = await start(tableOf(row(2, { Published: '11/10/2026', Task: '' })), 'b')
    expect(await getImport(ctx, again.id)).toMatchObject({ days: { order: 'day first' } })
  })

  it('says before it is applied which verdicts it would change, writes nothing for that, and says the same after it', async () => {
    for (const modelId of ['veo-3-1', 'veo-3-0']) await anOffering(ctx, { id: `${modelId}--api`, modelId, providerId: 'google' })
    await aDependency(ctx, { id: 'films', name: 'Films', incumbentId: 'veo-3-0--api', challengers: ['veo-3-1--api'] })
    const constants = { evaluator_kind: 'independent', table_id: 'table 1', tier: 'primary' }
    const rows = [
      row(2, { 'Score (%)': '98', Published: '2026-11-01' }),
      row(3, { Model: 'Veo 3.0', 'Score (%)': '40', Published: '2026-11-01' }),
    ]
    const { id } = await start(tableOf(...rows))
    const view = await getImport(ctx, id)
    await mapImport(ctx, { id, columns: view.mapping.columns.map((name) => name ?? ('' as const)), constants })
    const before = await everything()
    const shifts = await importForecast(ctx, { id })
    expect(shifts).toMatchObject([
      { dependencyId: 'films', kind: 'headline', before: { status: 'INSUFFICIENT' }, after: { status: 'PROMISING' } },
    ])
    expect(await everything()).toEqual(before)
    await apply(id)
    expect((await getImport(ctx, id)).counts).toMatchObject({ new: 2, shifts })
    await expect(importForecast(ctx, { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('shows the source of each row, and which figures the stored text of theirs does not hold', async () => {
    const text = 'Veo 3.1 scores 83.20 %.'
    await aSource(ctx, { id: 'paper', title: 'A paper', url: 'https://papers.example/1', readOn: '2026-10-05', text })
    const { id } = await start(
      tableOf(row(2), row(3, { Model: 'Veo 3.0', 'Score (%)': '91' }), row(4, { Source: 'Another paper', Metric: '' })),
    )
    const seen = await dryRun(ctx, id, 'new')
    expect(seen.contradicted).toBe(1)
    expect(seen.rows.map(({ source }) => source)).toEqual([
      { title: 'A paper', url: 'https://papers.example/1', readOn: '2026-10-05', fresh: false, contradicted: false },
      { title: 'A paper', url: 'https://papers.example/1', readOn: '2026-10-05', fresh: false, contradicted: true },
      { title: 'Another paper', url: 'https://papers.example/1', readOn: '2026-11-25', fresh: true, contradicted: false },
    ])
  })

  it('changes nothing when the same file comes again, and says who brought it first', async () => {
    await apply((await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))).id)
    const before = await everything()
    const again = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    const seen = await dryRun(ctx, again.id, 'same')
    expect(seen.counts).toMatchObject({ new: 0, changed: 0, same: 2 })
    expect(seen.sameFile).toMatchObject({ createdByName: ctx.actor.name })
    await apply(again.id)
    expect(await everything()).toEqual(before)
  })

  it('has one effect when it is applied twice at once, and when two people import the same file at once', async () => {
    const { id } = await start(tableOf(row(2)))
    const { digest } = await dryRun(ctx, id, 'new')
    const both = await Promise.all([applyImport(ctx, { id, digest }), applyImport(ctx, { id, digest })])
    expect(both.map(({ before }) => before).sort()).toEqual([false, true])
    expect(await ctx.db.claim.count()).toBe(1)

    const [one, other] = await Promise.all([
      start(tableOf(row(2, { Model: 'Veo 3.0' })), 'b'),
      start(tableOf(row(2, { Model: 'Veo 3.0' })), 'b'),
    ])
    const digests = await Promise.all([dryRun(ctx, one.id, 'new'), dryRun(ctx, other.id, 'new')])
    const results = await Promise.all([one, other].map((run, at) => applyImport(ctx, { id: run.id, digest: digests[at]?.digest ?? '' })))
    expect(results.map(({ counts }) => counts.new).sort()).toEqual([0, 1])
    expect(await ctx.db.claim.count()).toBe(2)
  })

  it('refuses to apply what nobody has seen: the workspace changed since the dry run', async () => {
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    const { digest } = await dryRun(ctx, id, 'new')
    await apply((await start(tableOf(row(2)), 'b')).id)
    await expect(applyImport(ctx, { id, digest })).rejects.toMatchObject({ code: 'conflict' })
    expect(await ctx.db.claim.count()).toBe(1)
    await apply(id)
    expect(await ctx.db.claim.count()).toBe(2)
  })

  it('writes all of it or nothing when a row breaks inside the transaction', async () => {
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    const { digest } = await dryRun(ctx, id, 'new')
    const before = await everything()
    const events = await ctx.db.auditEvent.count()
    const failing = (done: number) => {
      if (done === 2) throw new Error('killed')
    }
    await expect(applyImport(ctx, { id, digest }, failing)).rejects.toThrow('killed')
    expect(await everything()).toEqual(before)
    expect(await ctx.db.auditEvent.count()).toBe(events)
    expect((await getImport(ctx, id)).state).toBe('draft')
  })
})

describe('names', () => {
  it('are asked when in doubt, with candidates, and never guessed: used, made anew, or left out', async () => {
    const rows = [row(2, { Model: 'Veo' }), row(3, { Model: 'Wan 2.2', Vendor: 'Alibaba' }), row(4, { Model: 'Sora', Vendor: 'OpenAI' })]
    const { id } = await start(tableOf(...rows))
    expect(
      await mapImport(ctx, {
        id,
        ...(await getImport(ctx, id)).mapping,
        columns: (await getImport(ctx, id)).mapping.columns.map((name) => name ?? ''),
      }),
    ).toEqual({ id, asks: 3 })
    expect((await dryRun(ctx, id, 'refused')).counts).toMatchObject({ new: 0, refused: 3 })
    const { questions } = await importNames(ctx, id)
    expect(questions.map(({ asked, candidates }) => [asked, candidates.map((one) => one.id).sort()])).toEqual([
      ['Google Veo', ['veo-3-0', 'veo-3-1']],
      ['Alibaba Wan 2.2', []],
      ['OpenAI Sora', []],
    ])
    const [veo, wan, sora] = questions.map(({ key }) => key) as [string, string, string]
    const made = answer(wan, { choice: 'make', vendor: 'Alibaba', name: 'Wan', version: '2.2' })
    await answerImport(ctx, { id, answers: [answer(veo, { choice: 'use:veo-3-1' }), made, answer(sora, { choice: 'leave' })] })
    const seen = await dryRun(ctx, id, 'new')
    expect(seen.counts).toMatchObject({ new: 2, left: 1, refused: 0 })
    expect(seen.made).toMatchObject({ vendors: [{ id: 'alibaba', name: 'Alibaba' }], models: [{ id: 'wan-2-2', vendorId: 'alibaba' }] })
    await apply(id)
    expect((await claims()).map(({ modelId }) => modelId).sort()).toEqual(['veo-3-1', 'wan-2-2'])
    expect(await ctx.db.model.findFirst({ where: { id: 'wan-2-2' } })).toMatchObject({ name: 'Wan', modelVersion: '2.2', tasks: ['t2v'] })

    const again = await start(tableOf(...rows))
    expect((await dryRun(ctx, again.id, 'same')).counts).toMatchObject({ new: 0, same: 2 })
  })

  it('of a new benchmark bring its dimensions with them', async () => {
    const { id } = await start(tableOf(row(2, { Benchmark: 'ClipCheck', Metric: 'FVD' })))
    const [question] = (await importNames(ctx, id)).questions
    const made = answer(question?.key ?? '', { choice: 'make', name: 'ClipCheck', maintainer: 'A lab', maintainerKind: 'academic' })
    await answerImport(ctx, { id, answers: [made] })
    expect((await dryRun(ctx, id, 'new')).made.dimensions).toEqual([
      { benchmarkId: 'clipcheck', id: 'fvd', name: 'FVD', unit: '%', higherIsBetter: false },
    ])
    await apply(id)
    expect(await claims()).toMatchObject([{ benchmarkId: 'clipcheck', dimensionId: 'fvd' }])
    await undoImport(ctx, { id })
    expect(await ctx.db.benchmark.count({ where: { id: 'clipcheck' } })).toBe(0)
  })
})

describe('a claim that is there already', () => {
  it('shows old and new before it is changed, and keeps what the file does not say', async () => {
    await apply((await start(tableOf(row(2)))).id)
    const [stored] = await claims()
    const { id } = await start(tableOf(row(2, { 'Score (%)': '84' })), 'b')
    expect((await dryRun(ctx, id, 'changed')).rows).toMatchObject([
      { claimId: stored?.id, corrected: true, changes: [{ field: 'value', old: 83.2, new: 84 }] },
    ])
    await apply(id)
    expect(await claims()).toMatchObject([{ id: stored?.id, value: 84, unit: '%', version: 2 }])
    expect(await ctx.db.auditEvent.count({ where: { action: 'claim.changed', subjectId: stored?.id ?? '' } })).toBe(1)
    expect(await undoImport(ctx, { id })).toMatchObject({ removed: 0, restored: 1, kept: [] })
    expect(await claims()).toMatchObject([{ id: stored?.id, value: 83.2, version: 3 }])
  })
})

describe('a change that somebody declines', () => {
  const other = { Model: 'Veo 3.0' }
  const draft = async () => {
    await apply((await start(tableOf(row(2), row(3, other)))).id)
    const { id } = await start(tableOf(row(2, { 'Score (%)': '84' }), row(3, { ...other, 'Score (%)': '85' })), 'b')
    const [first, second] = (await dryRun(ctx, id, 'changed')).rows.map(({ claimId }) => claimId ?? '') as [string, string]
    return { id, first, second }
  }

  it('is left while the others are made, stays declined with its import, and is not undone either', async () => {
    const { id, first, second } = await draft()
    const { digest } = await dryRun(ctx, id, 'changed')
    await chooseChange(ctx, { id, claimId: first, leave: true })
    const seen = await dryRun(ctx, id, 'changed')
    expect(seen).toMatchObject({ counts: { new: 0, changed: 1, left: 1 }, declined: 1 })
    expect(seen.rows).toMatchObject([
      { claimId: first, declined: true, changes: [{ field: 'value', old: 83.2, new: 84 }] },
      { claimId: second, declined: false },
    ])
    expect((await dryRun(ctx, id, 'left')).rows).toEqual([])
    await expect(applyImport(ctx, { id, digest })).rejects.toMatchObject({ code: 'conflict' })

    expect(await apply(id)).toMatchObject({ counts: { changed: 1, left: 1 } })
    const now = async () => Object.fromEntries((await claims()).map((claim) => [claim.id, [Number(claim.value), claim.version]]))
    expect(await now()).toEqual({ [first]: [83.2, 1], [second]: [85, 2] })
    expect(await ctx.db.auditEvent.count({ where: { action: 'claim.changed', subjectId: first } })).toBe(0)
    expect(await undoImport(ctx, { id })).toMatchObject({ restored: 1 })
    expect(await now()).toEqual({ [first]: [83.2, 1], [second]: [83.2, 3] })
  })

  it('can be taken after all, and only as long as the import waits', async () => {
    const { id, first } = await draft()
    for (const leave of [true, true, false]) await chooseChange(ctx, { id, claimId: first, leave })
    expect(await apply(id)).toMatchObject({ counts: { changed: 2, left: 0 } })
    await expect(chooseChange(ctx, { id, claimId: first, leave: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leaves nothing to write when it is the only one', async () => {
    await apply((await start(tableOf(row(2)))).id)
    const before = await everything()
    const { id } = await start(tableOf(row(2, { 'Score (%)': '84' })), 'b')
    await chooseChange(ctx, { id, claimId: before.claims[0]?.id ?? '', leave: true })
    expect(await apply(id)).toMatchObject({ counts: { new: 0, changed: 0, left: 1 } })
    expect(await everything()).toEqual(before)
  })

  it('must be about a claim of this workspace, and people who only read may not choose', async () => {
    const { id, first } = await draft()
    await expect(chooseChange(ctx, { id, claimId: 'nobody', leave: true })).rejects.toMatchObject({ code: 'not_found' })
    const viewer = await addMember(url, ctx, 'viewer')
    await expect(chooseChange(viewer, { id, claimId: first, leave: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(chooseChange(ctx, { id, claimId: first, leave: true, more: 1 } as never)).rejects.toThrow()
    expect((await dryRun(ctx, id, 'changed')).declined).toBe(0)
  })
})

describe('undo', () => {
  it('takes a whole import back, and the file can be imported again', async () => {
    const before = await everything()
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    await apply(id)
    expect(await undoImport(ctx, { id })).toMatchObject({ removed: 3, restored: 0, kept: [] })
    expect(await everything()).toEqual(before)
    expect(await ctx.db.auditEvent.count({ where: { action: 'import.undone' } })).toBe(1)
    await expect(undoImport(ctx, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await apply((await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))).id)).counts.new).toBe(2)
  })

  it('leaves what somebody edited since, names it, and keeps what it needs', async () => {
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    await apply(id)
    const [first] = await claims()
    const {
      workspaceId: _w,
      createdAt: _c,
      updatedAt: _u,
      origin: _o,
      catalogueRow: _r,
      archivedAt: _a,
      evaluatorId: _e,
      ...rest
    } = first as NonNullable<typeof first>
    const days = { publishedOn: '2026-10-01', evaluatedOn: null }
    await updateClaim(ctx, { ...rest, ...days, task: 't2v', note: 'checked', version: 1 })
    const undone = await undoImport(ctx, { id })
    expect(undone).toMatchObject({ removed: 1, restored: 0, keptCount: 2 })
    expect(undone.kept).toMatchObject([{ kind: 'claim', id: first?.id, why: 'it was edited since' }, { kind: 'source' }])
    expect(await claims()).toMatchObject([{ id: first?.id, note: 'checked' }])
  })

  it('leaves a claim that an action is about', async () => {
    const { id } = await start(tableOf(row(2), row(3, { Model: 'Veo 3.0' })))
    await apply(id)
    const claimId = (await claims())[0]?.id ?? ''
    await addAction(ctx, { title: 'Ask for the settings', claimId })
    const undone = await undoImport(ctx, { id })
    expect(undone.kept).toMatchObject([{ kind: 'claim', id: claimId, why: 'an action is about it' }, { kind: 'source' }])
  })

  it('is refused for a draft', async () => {
    const { id } = await start(tableOf(row(2)))
    await expect(undoImport(ctx, { id })).rejects.toMatchObject({ code: 'conflict' })
    await discardImport(ctx, { id })
    expect(await listImports(ctx)).toEqual([])
  })
})

describe('rows that are refused', () => {
  it('come back as a file with their cells and the reasons, which imports after a correction with the same columns', async () => {
    const { id } = await start(tableOf(row(2), row(3, { 'Score (%)': '999' }), row(4, { Published: '', Source: '=cmd()' })))
    await apply(id)
    const { text, fileName } = await refusedRows(ctx, id)
    expect(fileName).toBe('refused-a.csv')
    expect(text).toContain('line 3,"Score (%): Score is measured in %, from 0 to 100.')
    expect(text).toContain("'=cmd()")
    expect(text.split('\r\n')[0]).toBe(`${columns.join(',')},refused_row,refused_because,how_to_correct`)
    const [, second = ''] = text.split('\n')
    const table = {
      format: 'CSV',
      columns: [...columns, 'refused_row', 'refused_because', 'how_to_correct'],
      rows: [] as ImportTable['rows'],
    }
    table.rows = [
      {
        place: 'line 2',
        cells: [
          ...second
            .split(',')
            .slice(0, 10)
            .map((cell) => (cell === '999' ? '99' : cell)),
          '',
          '',
          '',
        ],
      },
    ]
    const again = await start(table, 'b')
    expect((await dryRun(ctx, again.id, 'new')).counts).toMatchObject({ same: 0, changed: 1 })
  })

  it('name a second row about the same result that contradicts the first', async () => {
    const { id } = await start(tableOf(row(2), row(3, { 'Score (%)': '84' }), row(4)))
    const { counts, rows } = await dryRun(ctx, id, 'refused')
    expect(counts).toMatchObject({ new: 1, same: 1, refused: 1 })
    expect(rows[0]?.problems[0]?.reason).toBe('line 2 says something else about the same result: Value.')
  })
})

describe('a file of our own', () => {
  const exported = async (of: Context) => {
    const parts: Uint8Array[] = []
    for await (const part of (await exportFile(of, 'claims.csv')).chunks) parts.push(part)
    return Buffer.concat(parts)
  }
  const imported = async (into: Context, bytes: Uint8Array) => {
    const read = await readImport({ bytes, fileName: 'claims.csv' })
    if (read.kind === 'refused') throw new Error(read.problems[0]?.reason)
    return startImport(into, { fileName: 'claims.csv', fileSha256: sha('c'), table: read.table })
  }

  it('changes nothing where it came from, and brings every claim into another workspace without loss', async () => {
    const catalogue = await starterCatalogue()
    const [here, there] = await Promise.all([testWorkspace(url), testWorkspace(url)])
    await transaction(here, (tx) => copyCatalogue(tx, here, catalogue))
    await transaction(there, (tx) => copyCatalogue(tx, there, { ...catalogue, claims: [] }))
    const bytes = await exported(here)
    const again = await imported(here, bytes)
    const all = catalogue.claims.length
    const refused = await dryRun(here, again.id, 'refused')
    expect(refused.rows.slice(0, 3)).toEqual([])
    expect((await dryRun(here, again.id, 'changed')).rows.slice(0, 3)).toEqual([])
    expect(refused.counts).toEqual({ new: 0, changed: 0, same: all, refused: 0, left: 0 })

    const moved = await imported(there, bytes)
    expect((await dryRun(there, moved.id, 'refused')).rows.slice(0, 3)).toEqual([])
    expect((await apply(moved.id, there)).counts).toEqual({ new: all, changed: 0, same: 0, refused: 0, left: 0 })
    expect((await exported(there)).equals(bytes)).toBe(true)
  })
})

describe('who may import', () => {
  it('analysts may; people who only read or vote are refused, and another workspace finds nothing', async () => {
    const { id } = await start(tableOf(row(2)))
    const rater = await addMember(url, ctx, 'rater')
    await expect(start(tableOf(row(2)), 'a', rater)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(dryRun(rater, id, 'new')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(applyImport(rater, { id, digest: sha('a') })).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await testWorkspace(url, { role: 'owner' })
    await expect(getImport(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(applyImport(stranger, { id, digest: sha('a') })).rejects.toMatchObject({ code: 'not_found' })
    await expect(undoImport(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Context, transaction } from '@/lib/context'
import { readImport } from '@/lib/import/read'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, testWorkspace } from '@/lib/testing/factories'
import { copyCatalogue, starterCatalogue } from './catalogue'
import { type ExportFile, exportClaims, exportFile } from './exports'
import { dryRun } from './import-views'
import { startImport } from './imports'

let ctx: Context
let claims: number
beforeAll(async () => {
  const { url } = await testDatabase()
  ctx = await testWorkspace(url)
  const catalogue = await starterCatalogue()
  await transaction(ctx, (tx) => copyCatalogue(tx, ctx, catalogue))
  const [model] = catalogue.models
  const [source] = catalogue.sources
  await aClaim(ctx, { modelId: model?.id, sourceId: source?.id, note: '=HYPERLINK("x"); "quoted", and\ntwo lines', variant: "'+1" })
  claims = catalogue.claims.length + 1
})

async function bytesOf(file: ExportFile): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.chunks) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function importedAgain(file: ExportFile) {
  const bytes = await bytesOf(file)
  const read = await readImport({ bytes, fileName: file.name })
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems.slice(0, 3)))
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  const { id } = await startImport(ctx, { fileName: file.name, fileSha256, table: read.table })
  return { id, ...(await dryRun(ctx, id, 'changed')) }
}

describe('an exported file of claims, imported again', () => {
  it.each(['csv', 'json', 'xlsx'] as const)('changes nothing: %s', async (format) => {
    const { id, counts, rows } = await importedAgain(await exportFile(ctx, `claims.${format}`))
    const refused = (await dryRun(ctx, id, 'refused')).rows.slice(0, 3)
    expect(counts, JSON.stringify([rows.slice(0, 3), refused])).toEqual({ new: 0, changed: 0, same: claims, refused: 0, left: 0 })
  })

  it('changes nothing with a byte-order mark, and for a list of claims', async () => {
    const list = await exportClaims(ctx, { kind: ['vendor'] }, { bom: true })
    const { counts } = await importedAgain(list)
    expect(counts).toMatchObject({ new: 0, changed: 0, refused: 0 })
    expect(counts.same).toBeGreaterThan(10)
  })

  it('finds every claim again in Every Eval Ever documents', async () => {
    const { id, counts, rows } = await importedAgain(await exportFile(ctx, 'every-eval-ever.jsonl'))
    const refused = (await dryRun(ctx, id, 'refused')).rows.slice(0, 3)
    expect(counts, JSON.stringify([rows.slice(0, 3), refused])).toMatchObject({ new: 0, changed: 0, refused: 0 })
    expect(counts.same).toBeGreaterThan(1000)
  })
})

import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import canonicalize from 'canonicalize'
import { allow, type Context } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { type Catalogue, type CataloguePart, catalogueFiles, problemText, readCatalogue } from '@/lib/domain/catalogue'
import { repeatedFirst } from '@/lib/domain/catalogue-parts'
import { record } from './audit'

const folder = path.join(process.cwd(), 'prisma/catalogue')

/** The starter catalogue that ships with this version. Throws with every problem when a file was damaged. */
export async function starterCatalogue(): Promise<Catalogue> {
  const parts = await Promise.all(
    Object.entries(catalogueFiles).map(
      async ([part, file]) => [part, JSON.parse(await readFile(path.join(folder, file), 'utf8'))] as const,
    ),
  )
  const read = readCatalogue(Object.fromEntries(parts) as Record<CataloguePart, unknown>)
  if (!read.ok) throw new Error(`The starter catalogue is damaged:\n${read.problems.map(problemText).join('\n')}`)
  return read.catalogue
}

/** A catalogue with the SHA-256 of its canonical JSON (RFC 8785), by which it is known wherever it is kept. */
export type Edition = { sha256: string; catalogue: Catalogue }

export const editionOf = (catalogue: Catalogue): Edition => ({
  sha256: createHash('sha256')
    .update(canonicalize(catalogue) ?? '')
    .digest('hex'),
  catalogue,
})

let shipped: Promise<Edition> | null = null

/** The catalogue that ships with this version. It never changes while the program runs, so it is read once. */
export function shippedEdition(): Promise<Edition> {
  shipped ??= starterCatalogue()
    .then(editionOf)
    .catch((error: unknown) => {
      shipped = null
      throw error
    })
  return shipped
}

/** SHA-256 of a stored text. */
export const textHash = (text: string | null): string | null => (text === null ? null : createHash('sha256').update(text).digest('hex'))

/** A row of the catalogue as it is kept beside the team's own: later corrections can be told from it. */
export const asTaken = (row: object) => JSON.parse(JSON.stringify(row))

export type CatalogueTables = Omit<Catalogue, 'meta'>

/** Writes rows of a catalogue that the workspace does not have yet, each after those it refers to. Every row keeps what the catalogue said. */
export async function addCatalogueRows(tx: Tx, ctx: Context, rows: CatalogueTables): Promise<void> {
  const workspaceId = ctx.workspace.id
  const stamp = { workspaceId, origin: 'catalogue' as const }
  const copied = <Row extends Record<string, unknown>>(row: Row) => ({ ...toColumns(row), ...stamp, catalogueRow: asTaken(row) })

  await tx.vendor.createMany({ data: rows.vendors.map(copied) })
  await tx.model.createMany({ data: rows.models.map(copied) })
  await tx.offering.createMany({ data: rows.offerings.map(copied) })
  await tx.benchmark.createMany({
    data: rows.benchmarks.map((row) => {
      const { dimensions: _, ...benchmark } = row
      return { ...copied(benchmark), catalogueRow: asTaken(row) }
    }),
  })
  await tx.benchmarkDimension.createMany({
    data: rows.benchmarks.flatMap(({ id, dimensions }) => dimensions.map((dimension) => ({ ...dimension, benchmarkId: id, workspaceId }))),
  })
  await tx.source.createMany({ data: rows.sources.map((source) => ({ ...copied(source), textSha256: textHash(source.text) })) })
  await tx.claim.createMany({ data: repeatedFirst(rows.claims).map(copied) })
  await tx.fact.createMany({ data: rows.facts.map(copied) })
}

/** Copies a catalogue into an empty workspace. */
export async function copyCatalogue(tx: Tx, ctx: Context, catalogue: Catalogue): Promise<void> {
  allow(ctx, 'workspace:manage')
  await addCatalogueRows(tx, ctx, catalogue)
  const { version } = catalogue.meta
  await tx.catalogueEdition.create({
    data: {
      workspaceId: ctx.workspace.id,
      id: editionOf(catalogue).sha256,
      catalogueVersion: version,
      takenAt: ctx.now,
      settledAt: ctx.now,
    },
  })
  await record(tx, ctx, 'catalogue.copied', { type: 'catalogue', id: version }, { version, claims: catalogue.claims.length })
}

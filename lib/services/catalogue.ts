import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { allow, type Context } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { type Catalogue, type CataloguePart, catalogueFiles, problemText, readCatalogue } from '@/lib/domain/catalogue'
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

/** SHA-256 of a stored text. */
export const textHash = (text: string | null): string | null => (text === null ? null : createHash('sha256').update(text).digest('hex'))

/** Copies a catalogue into an empty workspace. Every row keeps what the catalogue said, so that later corrections can be told from it. */
export async function copyCatalogue(tx: Tx, ctx: Context, catalogue: Catalogue): Promise<void> {
  allow(ctx, 'workspace:manage')
  const workspaceId = ctx.workspace.id
  const stamp = { workspaceId, origin: 'catalogue' as const }
  const copied = <Row extends Record<string, unknown>>(row: Row) => ({
    ...toColumns(row),
    ...stamp,
    catalogueRow: JSON.parse(JSON.stringify(row)),
  })

  await tx.vendor.createMany({ data: catalogue.vendors.map(copied) })
  await tx.model.createMany({ data: catalogue.models.map(copied) })
  await tx.offering.createMany({ data: catalogue.offerings.map(copied) })
  await tx.benchmark.createMany({ data: catalogue.benchmarks.map(({ dimensions: _, ...benchmark }) => copied(benchmark)) })
  await tx.benchmarkDimension.createMany({
    data: catalogue.benchmarks.flatMap(({ id, dimensions }) =>
      dimensions.map((dimension) => ({ ...dimension, benchmarkId: id, workspaceId })),
    ),
  })
  await tx.source.createMany({
    data: catalogue.sources.map((source) => ({ ...toColumns(source), textSha256: textHash(source.text), ...stamp })),
  })
  // A claim that repeats another refers to it, so roots come first.
  const roots = catalogue.claims.filter((claim) => claim.repeatsId === null)
  const echoes = catalogue.claims.filter((claim) => claim.repeatsId !== null)
  await tx.claim.createMany({ data: [...roots, ...echoes].map(copied) })
  await tx.fact.createMany({ data: catalogue.facts.map((fact) => ({ ...toColumns(fact), ...stamp })) })
  const { version } = catalogue.meta
  await record(tx, ctx, 'catalogue.copied', { type: 'catalogue', id: version }, { version, claims: catalogue.claims.length })
}

import 'server-only'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { statement, type Tx } from '@/lib/db/scope'
import type { Catalogue } from '@/lib/domain/catalogue'
import { type FileProblem, readCatalogueFile } from '@/lib/domain/catalogue-file'
import { type RowUpdate, waits } from '@/lib/domain/catalogue-update'
import { conflict, invalid } from '@/lib/errors'
import { formatNumber } from '@/lib/format'
import { record } from './audit'
import { type Edition, editionOf, shippedEdition } from './catalogue'

/** The catalogue that a workspace can take rows from: the newest of the uploaded one and the one that ships with this version. */
export type OfferedEdition = Edition & {
  version: string
  /** The name of the uploaded file; null for the catalogue that ships with this version. */
  fileName: string | null
  addedByName: string | null
  addedAt: Date | null
  /** True when nothing of it differed after rows were taken: what differs since is the team's own. */
  settled: boolean
  /** True when rows of it were taken already. */
  taken: boolean
}

type Db = Pick<Tx, 'catalogueEdition'>

const editionSelect = {
  id: true,
  catalogueVersion: true,
  fileName: true,
  addedByName: true,
  addedAt: true,
  takenAt: true,
  settledAt: true,
} as const

// What was uploaded was read and judged then; the same hash is the same catalogue in whichever workspace.
const read: { sha256: string; catalogue: Catalogue }[] = []

async function contentOf(db: Db, id: string): Promise<Catalogue> {
  const known = read.find(({ sha256 }) => sha256 === id)
  if (known) return known.catalogue
  const row = await db.catalogueEdition.findFirst({ where: { id }, select: { content: true } })
  const catalogue = JSON.parse(row?.content ?? 'null') as Catalogue | null
  if (!catalogue) throw conflict('This catalogue was replaced meanwhile. Reload the page.')
  read.unshift({ sha256: id, catalogue })
  read.length = Math.min(read.length, 2)
  return catalogue
}

const newest = (versions: readonly (string | null)[]): string =>
  versions.reduce<string>((top, each) => (each && each > top ? each : top), '')

/** The catalogue to compare with; null where the workspace has rows of a newer one than ships with this version. */
export async function offeredEdition(db: Db, ctx: Context): Promise<OfferedEdition | null> {
  // One after the other: a transaction has one connection.
  const rows = await db.catalogueEdition.findMany({ select: editionSelect })
  const uploaded = await db.catalogueEdition.findFirst({
    where: { content: { not: null } },
    orderBy: { addedAt: 'desc' },
    select: editionSelect,
  })
  const shipped = await shippedEdition()
  const shippedVersion = shipped.catalogue.meta.version
  if (uploaded && uploaded.catalogueVersion >= shippedVersion) {
    const { id, catalogueVersion, fileName, addedByName, addedAt, takenAt, settledAt } = uploaded
    const state = { settled: settledAt !== null, taken: takenAt !== null }
    return { sha256: id, catalogue: await contentOf(db, id), version: catalogueVersion, fileName, addedByName, addedAt, ...state }
  }
  const { catalogueVersion } = ctx.workspace
  if (newest([catalogueVersion, ...rows.filter((row) => row.takenAt).map((row) => row.catalogueVersion)]) > shippedVersion) return null
  const known = rows.find(({ id }) => id === shipped.sha256)
  // A workspace from before editions were kept has the catalogue of its version.
  const settled = known ? known.settledAt !== null : catalogueVersion === shippedVersion
  return { ...shipped, version: shippedVersion, fileName: null, addedByName: null, addedAt: null, settled, taken: known?.takenAt != null }
}

/** Writes down that rows of a catalogue were taken, whether any of it still waits, and whether anything still differs at all. */
export async function noteTaken(
  tx: Tx,
  ctx: Context,
  edition: OfferedEdition,
  state: { took: boolean; left: readonly RowUpdate[] },
): Promise<void> {
  const data = { settledAt: state.left.length === 0 ? ctx.now : null, ...(state.took ? { takenAt: ctx.now } : {}) }
  const { count } = await tx.catalogueEdition.updateMany({ where: { id: edition.sha256 }, data })
  if (count === 0) {
    const row = { workspaceId: ctx.workspace.id, id: edition.sha256, catalogueVersion: edition.version }
    await tx.catalogueEdition.create({ data: { ...row, ...data } })
  }
  if (state.took && !state.left.some(waits)) await tx.$queryRawUnsafe(setVersion, ctx.workspace.id, edition.version)
}

/** After an undo: where nothing of a catalogue stands any longer, it counts as not taken, and the workspace has the version of before. */
export async function forgetTaken(tx: Tx, ctx: Context, { sha256, before }: { sha256: string; before: string | null }): Promise<void> {
  const standing = await tx.importRun.count({ where: { kind: 'catalogue', fileSha256: sha256, state: 'applied' } })
  const data = { settledAt: null, ...(standing === 0 ? { takenAt: null } : {}) }
  await tx.catalogueEdition.updateMany({ where: { id: sha256 }, data })
  if (standing === 0) await tx.$queryRawUnsafe(setVersion, ctx.workspace.id, before)
}

// The workspace itself is no row of a workspace, so the bound client reaches it only by a listed statement.
const setVersion = statement(
  `update "Workspace" w set "catalogueVersion" = $2 from (values ($1::text)) bound("workspaceId")
   where "workspaceId" = $1 and w."id" = bound."workspaceId" returning w."id"`,
)

/** The largest catalogue file that is read, in bytes: several times the one that ships with the product. */
export const largestFile = 8_000_000
const mostProblems = 40

const lineOf = (fileName: string, { table, row, field }: FileProblem): string => [fileName, table, row, field].filter(Boolean).join(', ')

function refusal(fileName: string, problems: readonly FileProblem[]) {
  const fields: Record<string, string> = {}
  for (const problem of problems) {
    if (Object.keys(fields).length === mostProblems) break
    fields[lineOf(fileName, problem)] ??= `${problem.reason} ${problem.fix}`
  }
  const more = problems.length - Object.keys(fields).length
  const count = problems.length === 1 ? 'One thing is' : `${formatNumber(problems.length)} things are`
  const rest = more > 0 ? ` The first ${Object.keys(fields).length} are named.` : ''
  return invalid(`${count} wrong in ${fileName}. Nothing was changed. Correct the file and upload it again.${rest}`, fields)
}

function textOf(fileName: string, bytes: Uint8Array): string {
  if (bytes.length > largestFile) throw invalid(`${fileName} is larger than 8 MB. A catalogue is smaller: check that it is the right file.`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid(`${fileName} is no UTF-8 text. Save the catalogue as JSON in UTF-8 and upload it again.`)
  }
}

/** A file name as it can be shown: without path, line breaks and marks that turn the direction of text. */
const shownName = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .slice(0, 120) || 'The file'

/**
 * Reads a catalogue from an uploaded JSON file and lays it beside the workspace; no row is touched. It takes the place of one that was
 * uploaded before. Throws `invalid` naming file, row, field, reason and what to do.
 */
export async function uploadCatalogue(
  ctx: Context,
  file: { name: string; bytes: Uint8Array },
): Promise<{ version: string; fileName: string }> {
  allow(ctx, 'inventory:write')
  const fileName = shownName(file.name)
  const found = readCatalogueFile(textOf(fileName, file.bytes))
  if (!found.ok) throw refusal(fileName, found.problems)
  const { sha256, catalogue } = editionOf(found.catalogue)
  const { version } = catalogue.meta
  return transaction(ctx, async (tx) => {
    const rows = await tx.catalogueEdition.findMany({ select: editionSelect })
    const shipped = await shippedEdition()
    const least = newest([
      ctx.workspace.catalogueVersion,
      shipped.catalogue.meta.version,
      ...rows.filter((row) => row.takenAt).map((row) => row.catalogueVersion),
    ])
    if (version < least)
      throw invalid(
        `${fileName} is the catalogue ${version}, and ${least} is here already. Upload that one or a newer one, or undo what was accepted of it first.`,
        {
          [`${fileName}, meta, version`]: `${version} is older than ${least}.`,
        },
      )
    await tx.catalogueEdition.updateMany({ where: { content: { not: null } }, data: { content: null } })
    const content = canonicalize(catalogue) ?? ''
    const added = { catalogueVersion: version, fileName, content, addedByName: ctx.actor.name, addedAt: ctx.now, settledAt: null }
    const { count } = await tx.catalogueEdition.updateMany({ where: { id: sha256 }, data: added })
    if (count === 0) await tx.catalogueEdition.create({ data: { ...added, id: sha256, workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'catalogue.uploaded', { type: 'catalogue', id: version }, { version, fileName, sha256 })
    return { version, fileName }
  })
}

/** The catalogue that ships with this version as one file. */
export async function shippedFile(ctx: Context): Promise<{ name: string; text: string }> {
  allow(ctx, 'workspace:read')
  const { catalogue } = await shippedEdition()
  return { name: `catalogue-${catalogue.meta.version}.json`, text: `${JSON.stringify(catalogue, null, 1)}\n` }
}

/** Names the uploaded catalogue that is meant, by its hash. */
export const CatalogueWithdrawal = z.strictObject({ edition: z.string().regex(/^[0-9a-f]{64}$/) })

/** Puts an uploaded catalogue away again. Rows that were taken from it stay; their acceptance can be undone all the same. */
export async function withdrawCatalogue(ctx: Context, input: z.input<typeof CatalogueWithdrawal>): Promise<void> {
  allow(ctx, 'inventory:write')
  const { edition: id } = CatalogueWithdrawal.parse(input)
  await transaction(ctx, async (tx) => {
    const row = await tx.catalogueEdition.findFirst({ where: { id, content: { not: null } }, select: editionSelect })
    if (!row) throw conflict('This catalogue is not laid beside the workspace any longer. Reload the page.')
    await tx.catalogueEdition.updateMany({ where: { id }, data: { content: null } })
    const { catalogueVersion: version, fileName } = row
    await record(tx, ctx, 'catalogue.withdrawn', { type: 'catalogue', id: version }, { version, fileName, sha256: id })
  })
}

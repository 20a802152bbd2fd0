import 'server-only'
import { randomUUID } from 'node:crypto'
import { allow, type Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import type { RowWrite } from '@/lib/domain/catalogue-acceptance'
import { type CatalogueRow, type RowPart, type RowRef, rowKey, rowParts } from '@/lib/domain/catalogue-parts'
import type { HeldRows } from '@/lib/domain/catalogue-update'
import type { VerdictShift } from '@/lib/domain/under-policy'
import type { OfferedEdition } from './catalogue-editions'

/** One row that an acceptance wrote: what it was before (null: it was not there), and the version it was left at. */
export type JournalRow = RowRef & { before: CatalogueRow | null; base: CatalogueRow | null; version: number }

/** The catalogue that the workspace counted as its own before an edition was first taken from. */
export type JournalEdition = { version: string; before: string | null }

export type AcceptedCounts = { added: number; changed: number; kept: number }
type Kept = { counts: AcceptedCounts; shifts: VerdictShift[]; writes: readonly RowWrite[]; after: HeldRows }

/** Writes down what an acceptance did to which rows, so that it can be undone. */
export async function keepAcceptance(
  tx: Tx,
  ctx: Context,
  edition: OfferedEdition,
  { counts, shifts, writes, after }: Kept,
): Promise<void> {
  const versions = new Map(
    rowParts.flatMap((part) => after[part].map(({ row, version }) => [rowKey({ part, id: row.id }), version] as const)),
  )
  const rows = writes.map(({ part, id, held }): JournalRow => {
    return { part, id, before: held?.row ?? null, base: held?.base ?? null, version: versions.get(rowKey({ part, id })) ?? 0 }
  })
  const taken: JournalEdition = { version: edition.version, before: ctx.workspace.catalogueVersion }
  await tx.importRun.create({
    data: {
      ...{ workspaceId: ctx.workspace.id, id: randomUUID(), kind: 'catalogue', state: 'applied', format: 'Catalogue' },
      ...{ fileName: edition.fileName ?? `catalogue ${edition.version}`, fileSha256: edition.sha256, mapping: taken },
      ...{ counts: json({ ...counts, shifts }), changed: json(rows), createdAt: ctx.now, appliedAt: ctx.now },
      ...{ createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null, createdByName: ctx.actor.name },
    },
  })
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value))

export type AcceptanceLine = AcceptedCounts & {
  id: string
  version: string
  fileName: string
  byName: string
  at: Date
  undoneAt: Date | null
  shifts: VerdictShift[]
  /** Rows that an undo left as they are, and why. */
  stayed: StayedRow[]
}
export type StayedRow = { part: RowPart; id: string; why: string }

const shown = 10

/** The last acceptances of catalogue rows, newest first, with the verdicts that each changed. */
export async function listAcceptances(ctx: Context): Promise<AcceptanceLine[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.importRun.findMany({
    where: { kind: 'catalogue' },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: shown,
    select: { id: true, fileName: true, mapping: true, counts: true, createdByName: true, createdAt: true, undoneAt: true },
  })
  return rows.map(({ mapping, counts, createdByName, createdAt, ...row }) => {
    const said = counts as unknown as AcceptedCounts & { shifts: VerdictShift[]; stayed?: StayedRow[] }
    const { version } = mapping as unknown as JournalEdition
    return { ...row, ...said, stayed: said.stayed ?? [], version, byName: createdByName, at: createdAt }
  })
}

import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type CatalogueRow, type RowPart, rowKey } from '@/lib/domain/catalogue-parts'
import {
  type CatalogueRows,
  compareCatalogue,
  type Dismissal,
  type HeldRows,
  type RowUpdate,
  type UpdateKind,
  waits,
} from '@/lib/domain/catalogue-update'
import type { OfferedEdition } from './catalogue-editions'
import { readHeld } from './catalogue-rows'

export type UpdateFilter = { part: RowPart | null; kind: UpdateKind | 'dismissed' | null; page: number }

type Db = Pick<Tx, 'catalogueEdition' | 'catalogueDismissal' | '$queryRawUnsafe'>
export type Compared = { edition: OfferedEdition; theirs: CatalogueRows; held: HeldRows; updates: RowUpdate[] }

/** Compares a catalogue with the workspace, as it is in this transaction or outside of one. */
export async function compare(db: Db, ctx: Context, edition: OfferedEdition): Promise<Compared> {
  const { meta: _, ...tables } = edition.catalogue
  const theirs: CatalogueRows = tables
  const held = await readHeld(db, ctx, theirs)
  const dismissed = await db.catalogueDismissal.findMany({ select: { part: true, rowId: true, row: true } })
  const dismissals = dismissed.map(
    ({ part, rowId, row }): Dismissal => ({ part: part as RowPart, id: rowId, row: row as CatalogueRow | null }),
  )
  return { edition, theirs, held, updates: compareCatalogue({ theirs, held, dismissals }) }
}

/** Names a row and the state in which it was shown. */
export const keyOf = (update: RowUpdate): string => `${rowKey(update)}@${update.held ? update.held.version : 'new'}`

export const matches = (update: RowUpdate, { part, kind }: UpdateFilter): boolean => {
  if (part !== null && update.part !== part) return false
  if (kind === null) return waits(update)
  return kind === 'dismissed'
    ? update.dismissed && update.kind !== 'archived'
    : update.kind === kind && (kind === 'archived' || !update.dismissed)
}

/** What the state of many rows is known by. */
export const stampOf = (updates: readonly RowUpdate[]): string => createHash('sha256').update(updates.map(keyOf).join(' ')).digest('hex')

import {
  allReferred,
  belongsTo,
  type CatalogueRow,
  type RowPart,
  type RowRef,
  referred,
  rowKey,
  rowParts,
  rowSchemas,
} from './catalogue-parts'
import { sameValue } from './world-difference'

/** A row as the workspace has it today, and what the catalogue said when the row was taken; null where the team made it. */
export type HeldRow = { row: CatalogueRow; base: CatalogueRow | null; version: number; archived: boolean }
export type CatalogueRows = Record<RowPart, readonly CatalogueRow[]>
export type HeldRows = Record<RowPart, readonly HeldRow[]>
/** A row that the team does not want to see again as long as the catalogue says this about it; null: as long as it is gone. */
export type Dismissal = RowRef & { row: CatalogueRow | null }

/**
 * How a row of the newer catalogue stands to the workspace. `conflict`: the team and the catalogue changed the same field.
 * `archived`: the team put it, or what it belongs to, away. `gone`: the catalogue no longer has it.
 */
export const updateKinds = ['new', 'changed', 'conflict', 'gone', 'archived'] as const
export type UpdateKind = (typeof updateKinds)[number]

/** One field that differs: what the catalogue said, what the workspace says, what the catalogue says now. */
export type FieldUpdate = { field: string; base: unknown; mine: unknown; theirs: unknown; conflict: boolean }

export type RowUpdate = RowRef & {
  kind: UpdateKind
  fields: FieldUpdate[]
  theirs: CatalogueRow | null
  held: HeldRow | null
  /** Rows that have to be taken along because this one refers to them, directly or through others. */
  needs: RowRef[]
  /** Why own corrections and the catalogue do not fit together in one row. */
  problem: string | null
  dismissed: boolean
}

const dimension = 'dimensions.'

/** The fields of a row that are compared one by one; each dimension of a benchmark is a field of its own. */
export function fieldsOf({ id: _, dimensions, ...row }: CatalogueRow): Record<string, unknown> {
  if (!Array.isArray(dimensions)) return row
  const own = (dimensions as CatalogueRow[]).map((entry) => [dimension + entry.id, entry])
  return { ...row, ...Object.fromEntries(own) }
}

/** The row that has these fields: the way back from `fieldsOf`. */
export function rowOf({ part, id }: RowRef, fields: Record<string, unknown>): CatalogueRow {
  const plain = Object.entries(fields).filter(([field]) => !field.startsWith(dimension))
  const dimensions = Object.entries(fields).flatMap(([field, value]) => (field.startsWith(dimension) ? [value] : []))
  return { ...Object.fromEntries(plain), id, ...(part === 'benchmarks' ? { dimensions } : {}) }
}

/** Why a row that is about to be written is not valid; null also where the row was not valid before, which no catalogue repairs. */
export function unfit(part: RowPart, row: CatalogueRow, before: CatalogueRow): { field: string; message: string } | null {
  const issue = rowSchemas[part].safeParse(row).error?.issues[0]
  if (!issue || !rowSchemas[part].safeParse(before).success) return null
  return { field: issue.path.join('.'), message: issue.message }
}

const empty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** True, false: the catalogue changed it, and the team did or did not; null: nothing to take. */
function clash(base: Record<string, unknown> | null, mine: unknown, theirs: unknown, field: string): boolean | null {
  if (sameValue(mine, theirs)) return null
  // Nobody can have corrected what was not there.
  if (base === null || !(field in base)) return mine !== undefined && (base === null || !empty(mine))
  if (sameValue(base[field], theirs)) return null
  return !sameValue(base[field], mine)
}

function fieldUpdates({ row, base }: HeldRow, theirs: CatalogueRow): FieldUpdate[] {
  const [mine, was] = [fieldsOf(row), base && fieldsOf(base)]
  return Object.entries(fieldsOf(theirs)).flatMap(([field, value]) => {
    const conflict = clash(was, mine[field], value, field)
    return conflict === null ? [] : [{ field, base: was?.[field], mine: mine[field], theirs: value, conflict }]
  })
}

/** Fields in which the team's row differs from what the catalogue said when the row was taken; none where the team made the row. */
export function corrections({ row, base }: HeldRow): string[] {
  const was = base && fieldsOf(base)
  return was
    ? Object.entries(fieldsOf(row)).flatMap(([field, value]) => (field in was && !sameValue(was[field], value) ? [field] : []))
    : []
}

type Look = { theirs: Map<string, CatalogueRow>; held: Map<string, HeldRow>; dismissed: Map<string, CatalogueRow | null> }

/** Whether the team put away something that a row belongs to: the model of a claim, the vendor of that model. */
function parentArchived(part: RowPart, row: CatalogueRow, look: Look): boolean {
  return belongsTo[part].some((field) => {
    const ref = referred(part, row, field)
    if (!ref) return false
    const [held, theirs] = [look.held.get(rowKey(ref)), look.theirs.get(rowKey(ref))]
    return held ? held.archived : theirs !== undefined && parentArchived(ref.part, theirs, look)
  })
}

/** Rows that the workspace does not have yet, or whose change brings the dimension that a claim is about. */
function needsOf(part: RowPart, row: CatalogueRow, look: Look): RowRef[] {
  const found = new Map<string, RowRef>()
  const queue: { part: RowPart; row: CatalogueRow }[] = [{ part, row }]
  for (let at = queue.pop(); at; at = queue.pop()) {
    for (const ref of allReferred(at.part, at.row)) {
      const key = rowKey(ref)
      const [mine, theirs] = [look.held.get(key), look.theirs.get(key)]
      const lacks =
        typeof at.row.dimensionId === 'string' &&
        ref.part === 'benchmarks' &&
        mine &&
        !(dimension + at.row.dimensionId in fieldsOf(mine.row))
      if ((mine && !lacks) || !theirs || found.has(key) || key === rowKey({ part, id: row.id })) continue
      found.set(key, ref)
      queue.push({ part: ref.part, row: theirs })
    }
  }
  return [...found.values()]
}

function rowUpdate(part: RowPart, id: string, look: Look): RowUpdate | null {
  const key = rowKey({ part, id })
  const [theirs, held] = [look.theirs.get(key) ?? null, look.held.get(key) ?? null]
  const dismissed = look.dismissed.has(key) && sameValue(look.dismissed.get(key) ?? null, theirs)
  const found = { part, id, theirs, held, problem: null, dismissed, fields: [], needs: [] }
  if (!theirs) return held?.base && !held.archived ? { ...found, kind: 'gone' } : null
  if (!held) {
    const fields = Object.entries(fieldsOf(theirs)).map(([field, value]) => ({
      field,
      base: undefined,
      mine: undefined,
      theirs: value,
      conflict: false,
    }))
    return { ...found, fields, needs: needsOf(part, theirs, look), kind: parentArchived(part, theirs, look) ? 'archived' : 'new' }
  }
  const fields = fieldUpdates(held, theirs)
  if (fields.length === 0) return null
  const undisputed = fields.filter((entry) => !entry.conflict).map((entry) => [entry.field, entry.theirs])
  const merged = rowOf({ part, id }, { ...fieldsOf(held.row), ...Object.fromEntries(undisputed) })
  const problem = unfit(part, merged, held.row)?.message ?? null
  const kind = held.archived ? 'archived' : problem || fields.some((entry) => entry.conflict) ? 'conflict' : 'changed'
  return { ...found, kind, fields, problem, needs: needsOf(part, theirs, look) }
}

/**
 * Compares the catalogue a workspace once took, the workspace as it is today and a newer catalogue, row by row and field by field.
 * Rows that say the same are left out. Nothing is decided here: own corrections are only told from changes of the catalogue.
 * @example compareCatalogue({ theirs, held, dismissals: [] }).filter(({ kind }) => kind === 'conflict')
 */
export function compareCatalogue(input: { theirs: CatalogueRows; held: HeldRows; dismissals: readonly Dismissal[] }): RowUpdate[] {
  const look: Look = { theirs: new Map(), held: new Map(), dismissed: new Map() }
  for (const part of rowParts) {
    for (const row of input.theirs[part]) look.theirs.set(rowKey({ part, id: row.id }), row)
    for (const held of input.held[part]) look.held.set(rowKey({ part, id: held.row.id }), held)
  }
  for (const dismissal of input.dismissals) look.dismissed.set(rowKey(dismissal), dismissal.row)
  return rowParts.flatMap((part) => {
    const ids = new Set([...input.theirs[part].map((row) => row.id), ...input.held[part].map(({ row }) => row.id)])
    return [...ids].flatMap((id) => rowUpdate(part, id, look) ?? [])
  })
}

/** True for what a person still has to look at. */
export const waits = ({ kind, dismissed }: RowUpdate): boolean => kind !== 'archived' && !dismissed

/** True for what can be taken without deciding anything. */
export const takesItself = (update: RowUpdate): boolean => waits(update) && (update.kind === 'new' || update.kind === 'changed')

export type UpdateCounts = Record<UpdateKind | 'dismissed', number>

/** How many rows of each kind there are, by table. A dismissed row counts only as dismissed. */
export function countUpdates(updates: readonly RowUpdate[]): Record<RowPart, UpdateCounts> {
  const none = (): UpdateCounts => ({ new: 0, changed: 0, conflict: 0, gone: 0, archived: 0, dismissed: 0 })
  const counts = Object.fromEntries(rowParts.map((part) => [part, none()])) as Record<RowPart, UpdateCounts>
  for (const { part, kind, dismissed } of updates) counts[part][dismissed && kind !== 'archived' ? 'dismissed' : kind] += 1
  return counts
}

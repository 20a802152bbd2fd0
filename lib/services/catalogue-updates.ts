import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { type CatalogueRow, type RowPart, type RowRef, referred, rowParts } from '@/lib/domain/catalogue-parts'
import { catalogueTitles } from '@/lib/domain/catalogue-titles'
import {
  corrections,
  countUpdates,
  type RowUpdate,
  takesItself,
  type UpdateCounts,
  type UpdateKind,
  updateKinds,
  waits,
} from '@/lib/domain/catalogue-update'
import { askedId } from './asked-id'
import { type Compared, compare, keyOf, matches, stampOf, type UpdateFilter } from './catalogue-comparison'
import { type OfferedEdition, offeredEdition } from './catalogue-editions'
import { findHeld } from './catalogue-rows'

/** What a row of the list shows: what it is called, where the catalogue read it, and the rows that come along with it. */
export type UpdateView = Pick<RowUpdate, 'part' | 'id' | 'kind' | 'fields' | 'problem' | 'dismissed'> & {
  /** True when the workspace has the row. */
  held: boolean
  /** The offering that a fact is about. */
  offeringId: string | null
  /** Names the row and the state it was shown in, for an acceptance. */
  key: string
  title: string
  source: { title: string; url: string | null } | null
  needs: (RowRef & { title: string })[]
  /** Names of the rows that ids in the fields stand for. */
  names: Record<string, string>
}

export type EditionView = Pick<OfferedEdition, 'sha256' | 'version' | 'fileName' | 'addedByName' | 'addedAt' | 'taken'>
export type CatalogueUpdate = {
  /** Null where the workspace has rows of a newer catalogue than ships with this version. */
  edition: EditionView | null
  counts: Record<RowPart, UpdateCounts>
  filter: UpdateFilter
  matching: number
  start: number
  rows: UpdateView[]
  /** Rows of this filter that can be taken without deciding anything, and what their state is known by. */
  ready: { count: number; stamp: string }
}

const pageSize = 25
const UpdateSearch = z.object({
  table: z.enum(rowParts).nullable().catch(null),
  kind: z
    .enum([...updateKinds, 'dismissed'])
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** What a newer catalogue says otherwise than the workspace, a page of it at a time. Nothing is compared where the catalogue was taken whole. */
export async function catalogueUpdate(ctx: Context, search: Record<string, string | undefined> = {}): Promise<CatalogueUpdate> {
  allow(ctx, 'workspace:read')
  const { table: part, kind, page } = UpdateSearch.parse({ table: search.table ?? null, kind: search.kind ?? null, page: search.page ?? 1 })
  const filter = { part, kind, page }
  const edition = await offeredEdition(ctx.db, ctx)
  const none = { counts: countUpdates([]), filter, matching: 0, start: 0, rows: [], ready: { count: 0, stamp: stampOf([]) } }
  if (!edition) return { edition: null, ...none }
  if (edition.settled) return { edition: pick(edition), ...none }
  const compared = await compare(ctx.db, ctx, edition)
  const found = compared.updates.filter((update) => matches(update, filter))
  const ready = found.filter(takesItself)
  const start = Math.min((page - 1) * pageSize, Math.max(0, Math.ceil(found.length / pageSize) - 1) * pageSize)
  const view = viewOf(compared)
  return {
    edition: pick(edition),
    counts: countUpdates(compared.updates),
    filter,
    matching: found.length,
    start,
    rows: found.slice(start, start + pageSize).map(view),
    ready: { count: ready.length, stamp: stampOf(ready) },
  }
}

const pick = ({ sha256, version, fileName, addedByName, addedAt, taken }: OfferedEdition): EditionView => ({
  sha256,
  version,
  fileName,
  addedByName,
  addedAt,
  taken,
})

function viewOf({ theirs, held }: Compared) {
  const titleOf = catalogueTitles(theirs, held)
  const sources = new Map(theirs.sources.map((row) => [row.id, row]))
  return (update: RowUpdate): UpdateView => {
    const { part, id, kind, fields, problem, dismissed, needs } = update
    const row: CatalogueRow = update.theirs ?? update.held?.row ?? { id }
    const [first] = (row.sources ?? []) as { title: string; url: string | null }[]
    const cited = part === 'sources' ? row : sources.get(String(row.sourceId))
    const source = first ?? (cited && { title: String(cited.title), url: cited.url as string | null })
    return {
      ...{ part, id, kind, fields, problem, dismissed },
      held: update.held !== null,
      offeringId: part === 'facts' ? String((update.held?.row ?? row).offeringId) : null,
      key: keyOf(update),
      title: titleOf(update),
      source: source ? { title: source.title, url: source.url ?? null } : null,
      needs: needs.map((ref) => ({ ...ref, title: titleOf(ref) })),
      names: namesIn(update, titleOf),
    }
  }
}

function namesIn({ part, id, fields }: RowUpdate, titleOf: (ref: RowRef) => string): Record<string, string> {
  const refs = fields.flatMap(({ field, base, mine, theirs }) =>
    [base, mine, theirs].flatMap((value) => referred(part, { id, [field]: value }, field) ?? []),
  )
  return Object.fromEntries(refs.map((ref) => [ref.id, titleOf(ref)]))
}

/** How many rows of a newer catalogue wait for somebody to look at them, by kind; null where none does. */
export type WaitingUpdates = { version: string } & Record<Exclude<UpdateKind, 'archived'>, number>

// Every verb that writes appends to the audit log, so that its last number tells whether anything can have changed.
const counted = new Map<string, { state: string; waiting: WaitingUpdates | null }>()
const mostCounted = 200

export async function waitingUpdates(ctx: Context): Promise<WaitingUpdates | null> {
  allow(ctx, 'workspace:read')
  const edition = await offeredEdition(ctx.db, ctx)
  if (!edition || edition.settled) return null
  const last = await ctx.db.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
  const state = `${edition.sha256} ${last?.seq ?? 0}`
  const known = counted.get(ctx.workspace.id)
  if (known?.state === state) return known.waiting
  const waiting = countWaiting(edition.version, (await compare(ctx.db, ctx, edition)).updates)
  if (counted.size >= mostCounted) counted.clear()
  counted.set(ctx.workspace.id, { state, waiting })
  return waiting
}

function countWaiting(version: string, updates: readonly RowUpdate[]): WaitingUpdates | null {
  const waiting = updates.filter(waits)
  if (waiting.length === 0) return null
  const of = (kind: UpdateKind) => waiting.filter((update) => update.kind === kind).length
  return { version, new: of('new'), changed: of('changed'), conflict: of('conflict'), gone: of('gone') }
}

/** The fields of a row that the team corrected since it was taken from a catalogue. */
export async function ownCorrections(ctx: Context, ref: RowRef): Promise<string[]> {
  allow(ctx, 'workspace:read')
  const held = await findHeld(ctx.db, ctx, { ...ref, id: askedId(ref.id, 'This row') })
  return held ? corrections(held) : []
}

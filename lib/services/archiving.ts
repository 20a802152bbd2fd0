import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { Slug } from '@/lib/domain/provenance'
import { conflict, invalid } from '@/lib/errors'
import { record } from './audit'

/** Names the row to put away or to take back. It needs no version: neither changes what the row says, and each undoes the other. */
export const RowRef = z.strictObject({ id: Slug })
export type RowRef = z.infer<typeof RowRef>

const most = 3

/** "A", "A and B", "A, B, C and more": enough to find what stands in the way. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`)
  if (names.length > most) return `${shown.join(', ')} and more`
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}

/**
 * The refusal to archive something that is still needed.
 * @example inUse('vendor', 'makes', ['Veo 3.1'])
 */
export const inUse = (what: string, verb: string, names: readonly string[]) =>
  invalid(`This ${what} still ${verb} ${named(names)}. Archive ${names.length === 1 ? 'that' : 'those'} first.`)

/** The refusal to take back something whose parent is still archived. */
export const parentArchived = (what: string, parent: string, name: string) =>
  invalid(`The ${parent} “${name}” of this ${what} is archived. Restore the ${parent} first.`)

type Change = { where: { id: string; archivedAt: null | { not: null } }; data: { archivedAt: Date | null; version: { increment: 1 } } }
type Table = { updateMany(change: Change): PromiseLike<{ count: number }> }

/** Puts a row away or takes it back, once, and writes it into the audit log. */
export async function setArchived(
  ctx: Context,
  tx: Tx,
  { noun, table, id, archived }: { noun: string; table: Table; id: string; archived: boolean },
): Promise<RowRef> {
  const changed = await table.updateMany({
    where: { id, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? ctx.now : null, version: { increment: 1 } },
  })
  if (changed.count !== 1) throw conflict(`This ${noun} ${archived ? 'is archived already' : 'is not archived'}. Reload the page.`)
  await record(tx, ctx, `${noun}.${archived ? 'archived' : 'unarchived'}`, { type: noun, id })
  return { id }
}

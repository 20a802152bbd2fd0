import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { invalid } from '@/lib/errors'
import { record } from './audit'
import { staleWrite } from './rows'

/** Names one row at the version at which a person saw it. */
export const RowVersion = z.strictObject({ id: z.string().min(1).max(120), version: z.number().int().positive() })
export type RowVersion = z.infer<typeof RowVersion>

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

type Change = { where: { id: string; version: number }; data: { archivedAt: Date | null; version: { increment: 1 } } }
type Table = { updateMany(change: Change): PromiseLike<{ count: number }> }

type Archiving = {
  noun: string
  table: Table
  row: RowVersion
  /** The row as it is stored, for a conflict. */
  current: unknown
  archived: boolean
}

/** Puts a row away or takes it back, and writes it into the audit log. */
export async function setArchived(ctx: Context, tx: Tx, { noun, table, row, current, archived }: Archiving): Promise<RowVersion> {
  const { id, version } = row
  const data = { archivedAt: archived ? ctx.now : null, version: { increment: 1 } } as const
  const changed = await table.updateMany({ where: { id, version }, data })
  if (changed.count !== 1) throw staleWrite(noun, current)
  await record(tx, ctx, `${noun}.${archived ? 'archived' : 'unarchived'}`, { type: noun, id })
  return { id, version: version + 1 }
}

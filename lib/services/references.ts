import 'server-only'
import type { Tx } from '@/lib/db/scope'
import { type FieldErrors, invalid } from '@/lib/errors'

type Noun = 'vendor' | 'model' | 'offering' | 'member'

/** One reference of a row that is about to be written: the field that holds it, and what it must lead to. */
export type Reference = { field: string; id: string | null; to: Noun; archivedToo?: boolean }

const articles: Record<Noun, string> = {
  vendor: 'This vendor does not exist in this workspace, or is archived. Choose one from the list.',
  model: 'This model does not exist in this workspace, or is archived. Choose one from the list.',
  offering: 'This offering does not exist in this workspace, or is archived. Choose one from the list.',
  member: 'This person is no member of this workspace. Choose one from the list.',
}

async function existing(tx: Tx, noun: Noun, ids: string[]): Promise<Map<string, { archived: boolean }>> {
  const where = { id: { in: ids } }
  const select = { id: true, archivedAt: true } as const
  if (noun === 'member') {
    const members = await tx.member.findMany({ where: { userId: { in: ids } }, select: { userId: true } })
    return new Map(members.map((member) => [member.userId, { archived: false }]))
  }
  const rows =
    noun === 'vendor'
      ? await tx.vendor.findMany({ where, select })
      : noun === 'model'
        ? await tx.model.findMany({ where, select })
        : await tx.offering.findMany({ where, select })
  return new Map(rows.map((row) => [row.id, { archived: row.archivedAt !== null }]))
}

/** Throws `invalid` with a message at every field whose reference leads to nothing in this workspace. */
export async function checkReferences(tx: Tx, references: readonly Reference[]): Promise<void> {
  const errors: FieldErrors = {}
  for (const noun of ['vendor', 'model', 'offering', 'member'] as const) {
    const asked = references.filter((reference) => reference.to === noun && reference.id !== null)
    if (asked.length === 0) continue
    const found = await existing(tx, noun, [...new Set(asked.map((reference) => reference.id as string))])
    for (const { field, id, archivedToo } of asked) {
      const row = found.get(id as string)
      if (!row || (row.archived && !archivedToo)) errors[field] = articles[noun]
    }
  }
  if (Object.keys(errors).length > 0) throw invalid('Nothing was saved. Please correct the marked fields.', errors)
}

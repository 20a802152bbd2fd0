import { type CatalogueRow, type RowRef, rowKey, rowParts } from './catalogue-parts'
import { type FieldUpdate, fieldsOf, type HeldRow, type RowUpdate, rowOf, unfit } from './catalogue-update'

/** Whose value a field with a conflict gets. */
export type Choice = RowRef & { field: string; take: 'mine' | 'theirs' }

/** One row to write: the whole row, what the catalogue says of it from now on, and the fields that the workspace gets anew. */
export type RowWrite = RowRef & { row: CatalogueRow; base: CatalogueRow | null; taken: string[]; held: HeldRow | null }

export type AcceptanceProblem = RowRef & { field: string; message: string }
export type Acceptance = { writes: RowWrite[]; problems: AcceptanceProblem[] }

type Input = { updates: readonly RowUpdate[]; rows: readonly RowRef[]; choices?: readonly Choice[] }

/**
 * What has to be written to accept some rows of a newer catalogue, in an order that the references allow; rows they need come along.
 * Fields with a conflict stay as they are unless there is a choice for them. Rows that have nothing to accept are passed over.
 */
export function acceptance({ updates, rows, choices = [] }: Input): Acceptance {
  const byKey = new Map(updates.map((update) => [rowKey(update), update]))
  const asked = new Map<string, RowUpdate>()
  for (const ref of rows) {
    const update = byKey.get(rowKey(ref))
    for (const each of update ? [update, ...update.needs] : []) {
      const found = byKey.get(rowKey(each))
      if (found?.theirs) asked.set(rowKey(each), found)
    }
  }
  const made = rowParts.flatMap((part) =>
    [...asked.values()].filter((update) => update.part === part).map((update) => write(update, choices)),
  )
  return { writes: made.flatMap((each) => each.write ?? []), problems: made.flatMap((each) => each.problem ?? []) }
}

type Made = { write?: RowWrite; problem?: AcceptanceProblem }

function write(update: RowUpdate, choices: readonly Choice[]): Made {
  const { part, id, theirs, held } = update
  if (!theirs) return {}
  if (!held) return { write: { part, id, row: theirs, base: theirs, taken: Object.keys(fieldsOf(theirs)), held } }
  const chosen = new Map(choices.filter((choice) => rowKey(choice) === rowKey(update)).map((choice) => [choice.field, choice.take]))
  const settled = update.fields.filter((entry) => !entry.conflict || chosen.has(entry.field))
  const open = update.fields.filter((entry) => !settled.includes(entry))
  const taken = settled.filter((entry) => !entry.conflict || chosen.get(entry.field) === 'theirs')
  if (settled.length === 0) return {}
  if (held.base === null && open.length > 0 && taken.length < settled.length)
    return { problem: { part, id, field: open[0]?.field ?? 'id', message: 'Choose for every field: this row was the team’s own before.' } }
  const row = rowOf(update, { ...fieldsOf(held.row), ...valuesOf(taken) })
  const refusal = unfit(part, row, held.row)
  if (refusal) return { problem: { part, id, ...refusal } }
  return { write: { part, id, row, base: newBase(update, open), taken: taken.map(({ field }) => field), held } }
}

const valuesOf = (fields: readonly FieldUpdate[]) => Object.fromEntries(fields.map(({ field, theirs }) => [field, theirs]))

/** The newer catalogue's row, except that undecided fields keep what it said before, so that their conflict stays. */
function newBase(update: RowUpdate, open: readonly FieldUpdate[]): CatalogueRow | null {
  const { theirs, held } = update
  if (!theirs || open.length === 0) return theirs
  if (!held?.base) return null
  const before = fieldsOf(held.base)
  const undecided = new Set(open.map(({ field }) => field))
  const fields = Object.entries(fieldsOf(theirs)).flatMap(([field, value]) => {
    if (!undecided.has(field)) return [[field, value]]
    return field in before ? [[field, before[field]]] : []
  })
  return rowOf(update, Object.fromEntries(fields))
}

import type { RowProblem } from './claim-cells'
import { columnLabel } from './claim-columns'
import { columnOfField } from './claim-rows'

/** A refusal at the column of a field; null stands for the whole row. */
export function problem(field: string | null, reason: string, fix: string): RowProblem {
  const column = field === null ? null : (columnOfField[field] ?? null)
  return { column, heading: column === null ? null : columnLabel(column), reason, fix }
}

/** A file or a paste as every reader gives it: each cell is text as it stood there, '' where it was empty. */
export type ImportTable = {
  /** Which reader understood it, in words for people: "CSV", "Every Eval Ever". */
  format: string
  columns: string[]
  /** Set where the format itself says how numbers are written, as JSON does; a text table may follow any locale. */
  decimal?: '.'
  /** Of a workbook: the sheets whose rows these are, and all that hold a table, to read again with another one by its name. */
  sheets?: { read: string[]; all: string[] }
  rows: ImportRow[]
}

/** `place` names the row for people: "line 12", "Sheet1, row 3", "results[4]". One cell for each column. */
export type ImportRow = { place: string; cells: string[] }

/** Why something cannot be read, and what to do about it; place and column are null where the whole file is meant. */
export type ImportProblem = { place: string | null; column: string | null; reason: string; fix: string }

/** `sheets`: the workbook has several tables, and one of these names has to be chosen to read it. */
export type ReadResult = { kind: 'table'; table: ImportTable } | { kind: 'refused'; problems: ImportProblem[]; sheets?: string[] }

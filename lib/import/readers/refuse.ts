import type { ImportProblem, ImportRow, ImportTable, ReadResult } from '@/lib/import/table'

/** A file beyond one of these is refused before it costs memory or time. */
export const limits = { bytes: 50_000_000, rows: 200_000, columns: 200, cells: 9_000_000, rowLength: 1_000_000, depth: 40 }

const mostProblems = 50
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

export type Where = { place?: string | null; column?: string | null }

export const count = (value: number): string => value.toLocaleString('en-US')
export const short = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

export const problem = (reason: string, fix: string, { place = null, column = null }: Where = {}): ImportProblem => ({
  place,
  column,
  reason,
  fix,
})

export const refuse = (reason: string, fix: string, where: Where = {}): ReadResult => refuseAll([problem(reason, fix, where)])

/** Refuses with the first problems in full and the rest counted, so that a file that is wrong in each row stays readable. */
export function refuseAll(problems: ImportProblem[]): ReadResult {
  if (problems.length <= mostProblems) return { kind: 'refused', problems }
  const more = problems.length - mostProblems
  const last = problem(
    `${count(more)} more ${more === 1 ? 'place has' : 'places have'} a problem.`,
    'Correct these first, then read the file again.',
  )
  return { kind: 'refused', problems: [...problems.slice(0, mostProblems), last] }
}

export const tooManyColumns = (columns: number, place: string | null): ReadResult =>
  refuse(
    `The table has ${count(columns)} columns, and ${limits.columns} are taken at most.`,
    'Keep the columns that describe claims and delete the others; if there should be fewer, check what separates the cells.',
    { place },
  )

export const tooManyRows = (fix = 'Split the file and import the parts one after the other.'): ReadResult =>
  refuse(`The table has more than ${count(limits.rows)} rows.`, fix)

export const tooManyCells = (): ReadResult =>
  refuse(
    `The table has more than ${count(limits.cells)} cells.`,
    'Delete the columns that describe no claim, or split the file and import the parts one after the other.',
  )

export const isReserved = (name: string): boolean => reserved.has(name)

/** `place` names the header row; headings are trimmed but not changed. */
export function headerProblems(columns: readonly string[], place: string | null): ImportProblem[] {
  const first = new Map<string, number>()
  return columns.flatMap((name, index) => {
    if (isReserved(name))
      return [
        problem(`${short(name)} is a word that programs keep for themselves.`, 'Give the column another heading.', { place, column: name }),
      ]
    const before = first.get(name)
    first.set(name, index)
    if (name === '' || before === undefined) return []
    return [
      problem(
        `Columns ${before + 1} and ${index + 1} have the same heading ${short(name)}, so it is not clear which one counts.`,
        'Rename or delete one of them.',
        { place, column: name },
      ),
    ]
  })
}

const looksLikeData = /^[-+±−]?[\d.,'’ \u00a0\u202f]*\d\s*%?$|^\d{4}-\d{2}-\d{2}/

/** Whether a first row holds data instead of headings: at least half of it is numbers or dates. */
export function looksLikeRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter((cell) => looksLikeData.test(cell)).length * 2 >= filled.length
}

/** Columns without heading are dropped where they are empty, and refused where they hold something. */
function withoutNameless(table: ImportTable, place: string | null): ImportTable | ImportProblem[] {
  const nameless = table.columns.flatMap((name, index) => (name === '' ? [index] : []))
  if (nameless.length === 0) return table
  const problems = nameless.flatMap((index) => {
    const row = table.rows.find(({ cells }) => cells[index] !== '')
    if (!row) return []
    const reason = `Column ${index + 1} has no heading, yet ${row.place} holds ${short(row.cells[index] ?? '')} there.`
    return [problem(reason, 'Give the column a heading, or delete it.', { place, column: String(index + 1) })]
  })
  if (problems.length > 0) return problems
  const kept = table.columns.flatMap((name, index) => (name === '' ? [] : [index]))
  const pick = (cells: string[]) => kept.map((index) => cells[index] ?? '')
  return { ...table, columns: pick(table.columns), rows: table.rows.map(({ place: at, cells }) => ({ place: at, cells: pick(cells) })) }
}

/** The checks that every table has to pass, whichever reader made it. `headerPlace` names the row of the headings, where there is one. */
export function checked(table: ImportTable, headerPlace: string | null): ReadResult {
  if (table.columns.length > limits.columns) return tooManyColumns(table.columns.length, headerPlace)
  const columns = table.columns.map((name) => name.trim())
  const wrong = headerProblems(columns, headerPlace)
  if (wrong.length > 0) return refuseAll(wrong)
  if (columns.every((name) => name === ''))
    return refuse('The table has no headings.', 'Put the names of the columns into the first row.', {
      place: headerPlace ?? table.rows[0]?.place ?? null,
    })
  if (table.rows.length === 0)
    return refuse('The table has headings but no rows.', 'Add at least one row below the headings.', { place: headerPlace })
  if (table.rows.length > limits.rows) return tooManyRows()
  if (table.rows.length * columns.length > limits.cells) return tooManyCells()
  const named = withoutNameless({ ...table, columns }, headerPlace)
  return Array.isArray(named) ? refuseAll(named) : { kind: 'table', table: named }
}

/** One problem for each cell that holds a character no database can keep. */
export function unkeepable(rows: readonly ImportRow[], columns: readonly string[]): ImportProblem[] {
  return rows.flatMap(({ place, cells }) =>
    cells.flatMap((cell, index) =>
      cell.includes('\u0000')
        ? [
            problem('The cell holds a NUL character, which cannot be kept.', 'Delete the character.', {
              place,
              column: columns[index] ?? null,
            }),
          ]
        : [],
    ),
  )
}

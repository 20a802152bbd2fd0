import { tasks } from '@/lib/domain/task'
import { type ClaimColumn, claimColumnNames, claimColumns, columnLabel, evaluatorKindWords, type Mapping } from './claim-columns'
import { type DayOrder, dayOrderOf, hasTwoReadings, readDate } from './dates'
import { nameKey } from './match-names'
import { type DecimalSign, decimalSignOf, isMissing, type NumberRead, readNumber } from './numbers'
import type { ImportRow, ImportTable } from './table'

/** Why one cell keeps its row out, and what to do; `heading` is the column as the file calls it. */
export type RowProblem = { column: ClaimColumn | null; heading: string | null; reason: string; fix: string }

/** The cells of one row by what they mean, and how to read them. Whatever cannot be read is added to `problems`. */
export type Cells = {
  text: (column: ClaimColumn) => string
  /** Whether the file, and not only a constant, has this column. */
  has: (column: ClaimColumn) => boolean
  number: (column: ClaimColumn) => Extract<NumberRead, { kind: 'number' }> | null
  flag: (column: ClaimColumn) => boolean | null
  day: (column: ClaimColumn) => string | null
  choice: (column: 'task' | 'evaluator_kind' | 'tier') => string | null
  refuse: (column: ClaimColumn | null, reason: string, fix: string) => void
  problems: RowProblem[]
}

const flags: Record<string, boolean> = {}
for (const word of ['true', 'yes', 'y', 'x', '1', 'ja', 'wahr', '✓', '是', 'oui', 'sí', 'si']) flags[word] = true
for (const word of ['false', 'no', 'n', '0', 'nein', 'falsch', '✗', '否', 'non']) flags[word] = false

const tierWords: Record<string, string> = {
  primary: 'primary',
  relay: 'relay',
  secondary: 'relay',
  'first hand': 'primary',
  yes: 'primary',
  no: 'relay',
}

const taskWords: Record<string, string> = {}
for (const { id, label, short } of tasks)
  for (const word of [id, label, short, label.replace(/, silent$/, '')]) taskWords[nameKey(word)] ??= id
const otherTaskWords =
  't2v texttovideo text2video 文生视频 videogeneration|i2v imagetovideo image2video 图生视频 imgtovideo|v2v videotovideo video2video|edit videoediting videoedit|lipsync avatar talkinghead 唇形同步|extend videoextension|ref2v referencetovideo subjecttovideo s2v|t2v_audio texttovideowithaudio t2va|i2v_audio imagetovideowithaudio i2va'
for (const line of otherTaskWords.split('|')) {
  const [id = '', ...words] = line.split(' ')
  for (const word of words) taskWords[word] ??= id
}
taskWords[nameKey('text-to-video')] = 't2v'
taskWords[nameKey('image-to-video')] = 'i2v'

const choices = {
  task: { read: (text: string) => taskWords[nameKey(text)], known: tasks.map(({ id }) => id).join(', ') },
  evaluator_kind: {
    read: (text: string) => evaluatorKindWords[text.toLowerCase()],
    known: 'peer_reviewed, independent, community, collaborative, vendor, unknown',
  },
  tier: { read: (text: string) => tierWords[text.toLowerCase()], known: 'primary, relay' },
}

/** Day or month first, as a person said it for the file or, beyond doubt, other dates of the file show it. */
export function fileDayOrder(table: ImportTable, { columns, dayOrder }: Mapping): DayOrder | null {
  if (dayOrder) return dayOrder
  const found = new Set(dayColumns(columns).map((at) => dayOrderOf(cellsAt(table, at))))
  found.delete(null)
  const [only, ...others] = found
  return only === undefined || only === 'mixed' || others.length > 0 ? null : only
}

/** The first date of a file that has two readings, 11/12/2026, or null. */
export const ambiguousDay = (table: ImportTable, { columns }: Mapping): string | null => {
  for (const at of dayColumns(columns)) for (const text of cellsAt(table, at)) if (hasTwoReadings(text)) return text.trim()
  return null
}

const dayColumns = (columns: Mapping['columns']) =>
  columns.flatMap((name, at) => (name !== null && claimColumns[name].kind === 'day' ? [at] : []))

function* cellsAt(table: ImportTable, at: number): Generator<string> {
  for (const row of table.rows) yield row.cells[at] ?? ''
}

type Locale = { decimal: Map<ClaimColumn, DecimalSign | null>; order: Map<ClaimColumn, DayOrder | null> }

/** How the columns of a table write numbers and days, as far as their cells show it; what they contradict each other in stays open. */
function localeOf(table: ImportTable, at: Map<ClaimColumn, number>, mapping: Mapping): Locale {
  const locale: Locale = { decimal: new Map(), order: new Map() }
  const seen = new Set<DecimalSign>()
  const fileOrder = fileDayOrder(table, mapping)
  for (const [name, column] of at) {
    if (claimColumns[name].kind === 'number') {
      const sign = table.decimal ?? decimalSignOf(cellsAt(table, column))
      locale.decimal.set(name, sign === 'mixed' ? null : sign)
      if (sign === '.' || sign === ',') seen.add(sign)
    }
    if (claimColumns[name].kind === 'day') {
      const order = mapping.dayOrder ?? dayOrderOf(cellsAt(table, column)) ?? fileOrder
      locale.order.set(name, order === 'mixed' ? null : order)
    }
  }
  const [only, other] = [...seen]
  // Columns of one table are written by one hand: what one of them shows settles the others.
  if (only && !other) for (const [name, sign] of locale.decimal) locale.decimal.set(name, sign ?? only)
  return locale
}

/** Reads the rows of one table by its mapping. One reader serves all rows, and is moved from row to row. */
export function cellReader(table: ImportTable, mapping: Mapping): (row: ImportRow) => Cells {
  const at = new Map<ClaimColumn, number>()
  for (const [column, name] of mapping.columns.entries()) if (name !== null) at.set(name, column)
  const constants = new Map(claimColumnNames.map((name) => [name, mapping.constants[name]?.trim() ?? '']))
  const locale = localeOf(table, at, mapping)
  const days = new Map<string, ReturnType<typeof readDate>>()
  let cells: readonly string[] = []
  let problems: RowProblem[] = []

  const headingOf = (name: ClaimColumn) => table.columns[at.get(name) ?? -1] ?? columnLabel(name)
  const refuse: Cells['refuse'] = (column, reason, fix) => {
    problems.push({ column, heading: column === null ? null : headingOf(column), reason, fix })
  }
  const text = (name: ClaimColumn): string => {
    const own = cells[at.get(name) ?? -1]?.trim() ?? ''
    return own === '' ? (constants.get(name) ?? '') : own
  }
  const reader: Cells = {
    text,
    has: (name) => at.has(name),
    number(name) {
      const written = text(name)
      if (written === '') return null
      const whole = claimColumns[name].kind === 'count'
      const read = readNumber(written, { decimal: locale.decimal.get(name) ?? null, whole })
      if (read.kind === 'number') return read
      if (read.kind === 'refused') refuse(name, read.reason, read.fix)
      return null
    },
    flag(name) {
      const written = text(name)
      if (isMissing(written)) return null
      const read = flags[written.toLowerCase()]
      if (read === undefined) refuse(name, `“${written.slice(0, 40)}” is neither yes nor no.`, 'Write yes or no, or leave the cell empty.')
      return read ?? null
    },
    day(name) {
      const written = text(name)
      if (written === '') return null
      const read = days.get(written) ?? readDate(written, locale.order.get(name) ?? null)
      if (days.size < 10_000) days.set(written, read)
      if (read.kind === 'refused') refuse(name, read.reason, read.fix)
      return read.kind === 'day' ? read.day : null
    },
    choice(name) {
      const written = text(name)
      if (isMissing(written)) return null
      const { read, known } = choices[name]
      const chosen = read(written)
      if (chosen === undefined)
        refuse(name, `“${written.slice(0, 60)}” is not known as ${columnLabel(name).toLowerCase()}.`, `Write one of ${known}.`)
      return chosen ?? null
    },
    refuse,
    problems,
  }
  return (row) => {
    cells = row.cells
    problems = []
    reader.problems = problems
    return reader
  }
}

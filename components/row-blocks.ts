/** Rows from one place on, with the texts that lead on from both ends. */
export type RowWindow<Row> = { rows: readonly Row[]; previous: string | null; next: string | null; before: number }

/**
 * A run of rows that the server orders: all of the list, or one group of it. `href` gives its rows. `skips`: the server can pass over rows from
 * any known one, and need not count from the first.
 */
export type RowRun = { id: string; count: number; href: string; skips?: boolean }

export const blockRows = 50
const mostAtOnce = 4
// Look-ahead, look-back and little more: every row held costs memory, and time whenever others come.
const mostBlocks = 24

export type Block<Row> = { rows: readonly Row[]; previous: string | null; next: string | null; age: number }
export type Held<Row> = Map<string, Block<Row>>
/** By run and block, the text that leads to the first row of the block; kept when the rows themselves were dropped. */
export type Marks = Map<string, Map<number, string>>
export type Wanted = { run: RowRun; block: number; urgent: boolean }
export type Span = { run: RowRun; first: number; last: number }

export const keyOf = (id: string, block: number) => `${id} ${block}`
export const blockOf = (index: number) => Math.floor(index / blockRows)

export function blocksOf({ run, first, last }: Span, urgent: boolean): Wanted[] {
  const from = blockOf(Math.max(0, first))
  const to = blockOf(Math.min(run.count - 1, last))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ run, block: from + index, urgent }))
}

export type Batch = { run: RowRun; block: number; count: number; urgent: boolean }

/**
 * What the next request brings: the rows in view that are missing, and nothing beside them, so that they come soon. Rows that may be next are
 * asked for when nothing in view is missing or on its way, and when a whole request of them is.
 */
export function nextBatch(gaps: readonly Wanted[], viewUnderWay: boolean): Batch | undefined {
  const urgent = gaps.filter((gap) => gap.urgent)
  if (urgent[0]) return batchAt(urgent[0], urgent)
  if (viewUnderWay) return undefined
  for (const gap of gaps) {
    const batch = batchAt(gap, gaps)
    const atEnd = batch.block === 0 || batch.block + batch.count > blockOf(gap.run.count - 1)
    if (batch.count === mostAtOnce || atEnd) return batch
  }
  return undefined
}

function batchAt({ run, block: first, urgent }: Wanted, gaps: readonly Wanted[]): Batch {
  const here = new Set(gaps.filter((gap) => gap.run.id === run.id).map((gap) => gap.block))
  let block = first
  let count = 1
  while (count < mostAtOnce && here.has(block + count)) count++
  while (count < mostAtOnce && here.has(block - 1)) {
    block--
    count++
  }
  return { run, block, count, urgent }
}

type Kept<Row> = { run: string; block: number; window: RowWindow<Row>; age: number }

export function keep<Row>(held: Held<Row>, { run, block, window, age }: Kept<Row>) {
  const { rows, previous, next } = window
  for (let at = 0; at === 0 || at < rows.length; at += blockRows) {
    const last = at + blockRows >= rows.length
    const key = keyOf(run, block + at / blockRows)
    held.delete(key)
    held.set(key, { rows: rows.slice(at, at + blockRows), previous: at === 0 ? previous : null, next: last ? next : null, age })
  }
}

export function mark<Row>(marks: Marks, { run, block, window: { rows, next } }: Omit<Kept<Row>, 'age'>) {
  if (next === null || rows.length % blockRows !== 0) return
  const mine = marks.get(run) ?? new Map<number, string>()
  marks.set(run, mine.set(block + rows.length / blockRows, next))
}

function nearestMark(marks: Marks, { id, skips }: RowRun, block: number): { at: number; text: string } | null {
  let nearest: { at: number; text: string } | null = null
  for (const [at, text] of (skips && marks.get(id)) || []) if (at <= block && at > (nearest?.at ?? 0)) nearest = { at, text }
  return nearest
}

export function dropFar<Row>(held: Held<Row>, near: ReadonlySet<string>) {
  for (const key of held.keys()) {
    if (held.size <= mostBlocks) return
    if (!near.has(key)) held.delete(key)
  }
}

type Known<Row> = { held: Held<Row>; marks: Marks; age: number }

/** A block beside a known one is found by its key, a far one by counting from the nearest place that is known, or by its number. */
export function hrefFor<Row>({ held, marks, age }: Known<Row>, { run, block, count }: Omit<Batch, 'urgent'>): string {
  const place = new URLSearchParams({ take: String(count * blockRows) })
  const above = held.get(keyOf(run.id, block - 1))
  const below = held.get(keyOf(run.id, block + count))
  const known = nearestMark(marks, run, block)
  if (above?.next && above.age === age && above.rows.length === blockRows) place.set('after', above.next)
  else if (below?.previous && below.age === age) place.set('before', below.previous)
  else if (known) {
    place.set('after', known.text)
    place.set('skip', String((block - known.at) * blockRows))
  } else if (block > 0) place.set('at', String(block * blockRows))
  return `${run.href}${run.href.includes('?') ? '&' : '?'}${place}`
}

/** A row can stand in two blocks while the list changes under a reader. */
export const unique = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.id, row])).values()]

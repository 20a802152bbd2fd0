'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Rows from one place on, with the texts that lead on from both ends. */
export type RowWindow<Row> = { rows: readonly Row[]; previous: string | null; next: string | null; before: number }

/** A run of rows that the server orders: all of the list, or one group of it. `href` gives its rows. */
export type RowRun = { id: string; count: number; href: string }

export const blockRows = 50
const mostBlocks = 40
const mostAtOnce = 4
const mostUnderWay = 2

type Block<Row> = { rows: readonly Row[]; previous: string | null; next: string | null; age: number }
type Wanted = { run: RowRun; block: number; urgent: boolean }
type Span = { run: RowRun; first: number; last: number }

const keyOf = (id: string, block: number) => `${id} ${block}`
const blockOf = (index: number) => Math.floor(index / blockRows)

export type RowBlocks<Row> = {
  rowAt: (run: string, index: number) => Row | undefined
  /** Everything held now; a new array whenever something came or went. */
  rows: readonly Row[]
  /** Says which rows are looked at, and which may be next; those that are missing are fetched and far ones dropped. */
  want: (near: readonly Span[], next: readonly Span[]) => void
  /** The rows of a span, fetched where they are missing. */
  span: (run: RowRun, first: number, last: number) => Promise<readonly Row[]>
  /** The number of a row that is held, in its run; −1 when it is not. */
  placeOf: (run: string, id: string) => number
  patch: (id: string, change: Partial<Row>) => void
  failed: string | null
  retry: () => void
}

/**
 * Holds the blocks of a long list around what is looked at. A block beside a known one is found by its key, a far one by its number.
 * A new `seed` means that the server drew the list anew: what is held then stays in view until it was fetched again.
 */
export function useRowBlocks<Row extends { id: string }>(run: RowRun, seed: RowWindow<Row> | null): RowBlocks<Row> {
  const [tick, setTick] = useState(0)
  const [failed, setFailed] = useState<string | null>(null)
  const held = useRef(new Map<string, Block<Row>>())
  const age = useRef(0)
  const seeded = useRef<RowWindow<Row> | null>(null)
  const wanted = useRef<Wanted[]>([])
  const underWay = useRef(new Map<string, AbortController>())

  if (seed && seeded.current !== seed) {
    seeded.current = seed
    age.current++
    keep(held.current, { run: run.id, block: blockOf(seed.before), window: seed, age: age.current })
  }

  const fetchBlocks = useCallback(async (first: Omit<Wanted, 'urgent'>, count: number): Promise<void> => {
    const stop = new AbortController()
    const keys = Array.from({ length: count }, (_, index) => keyOf(first.run.id, first.block + index))
    for (const key of keys) underWay.current.set(key, stop)
    const began = age.current
    try {
      const response = await fetch(hrefFor(held.current, first, { count, age: began }), { signal: stop.signal })
      if (!response.ok)
        throw new Error(((await response.json().catch(() => null)) as { detail?: string } | null)?.detail ?? 'The server did not answer.')
      keep(held.current, { run: first.run.id, block: first.block, window: await response.json(), age: began })
      dropFar(held.current, new Set(wanted.current.map(({ run: { id }, block }) => keyOf(id, block))))
      setFailed(null)
      setTick((number) => number + 1)
    } catch (error) {
      if (!stop.signal.aborted) setFailed(error instanceof Error ? error.message : String(error))
      throw error
    } finally {
      for (const key of keys) if (underWay.current.get(key) === stop) underWay.current.delete(key)
    }
  }, [])

  const pump = useCallback(() => {
    const missing = ({ run: { id }, block }: Wanted) =>
      held.current.get(keyOf(id, block))?.age !== age.current && !underWay.current.has(keyOf(id, block))
    while (new Set(underWay.current.values()).size < mostUnderWay) {
      const gaps = wanted.current.filter(missing)
      const batch = gaps.map((first) => batchAt(first, gaps)).find(({ urgent, whole }) => urgent || whole)
      if (!batch) return
      fetchBlocks({ run: batch.run, block: batch.start }, batch.count).then(pump, () => undefined)
    }
  }, [fetchBlocks])

  const want = useCallback(
    (near: readonly Span[], next: readonly Span[]) => {
      const urgent = near.flatMap((span) => blocksOf(span, true))
      const seen = new Set(urgent.map(({ run: { id }, block }) => keyOf(id, block)))
      const rest = next.flatMap((span) => blocksOf(span, false)).filter(({ run: { id }, block }) => !seen.has(keyOf(id, block)))
      wanted.current = [...urgent, ...rest]
      const keys = new Set(wanted.current.map((entry) => keyOf(entry.run.id, entry.block)))
      // Whoever drags the bar passes thousands of rows that nobody will look at.
      for (const stop of new Set(underWay.current.values()))
        if (![...underWay.current].some(([key, of]) => of === stop && keys.has(key))) {
          stop.abort()
          for (const [key, of] of underWay.current) if (of === stop) underWay.current.delete(key)
        }
      pump()
    },
    [pump],
  )

  useEffect(() => {
    const mine = underWay.current
    return () => {
      for (const stop of mine.values()) stop.abort()
    }
  }, [])

  const rowAt = useCallback((id: string, index: number) => held.current.get(keyOf(id, blockOf(index)))?.rows[index % blockRows], [])
  const span = useCallback(
    async (of: RowRun, first: number, last: number) => {
      for (let block = blockOf(first); block <= blockOf(last); block++)
        if (!held.current.has(keyOf(of.id, block))) await fetchBlocks({ run: of, block }, 1)
      return Array.from({ length: last - first + 1 }, (_, index) => rowAt(of.id, first + index)).filter((row) => row !== undefined)
    },
    [fetchBlocks, rowAt],
  )
  const placeOf = useCallback((of: string, id: string) => {
    for (const [key, block] of held.current) {
      const at = block.rows.findIndex((row) => row.id === id)
      const [run, number] = [key.slice(0, key.lastIndexOf(' ')), Number(key.slice(key.lastIndexOf(' ') + 1))]
      if (at >= 0 && run === of) return number * blockRows + at
    }
    return -1
  }, [])
  const patch = useCallback((id: string, change: Partial<Row>) => {
    for (const block of held.current.values())
      if (block.rows.some((row) => row.id === id)) block.rows = block.rows.map((row) => (row.id === id ? { ...row, ...change } : row))
    setTick((number) => number + 1)
  }, [])
  const retry = useCallback(() => {
    setFailed(null)
    pump()
  }, [pump])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held is mutable; the tick and the seed say when it changed
  const rows = useMemo(() => unique([...held.current.values()].flatMap((block) => block.rows)), [tick, seed])
  return { rowAt, rows, want, span, placeOf, patch, failed, retry }
}

function blocksOf({ run, first, last }: Span, urgent: boolean): Wanted[] {
  const from = blockOf(Math.max(0, first))
  const to = blockOf(Math.min(run.count - 1, last))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ run, block: from + index, urgent }))
}

/** What one request brings: missing neighbours come along. Rows that may be next wait until a whole request of them is missing. */
function batchAt(first: Wanted, gaps: readonly Wanted[]) {
  const here = new Set(gaps.filter((entry) => entry.run.id === first.run.id).map((entry) => entry.block))
  let start = first.block
  let count = 1
  while (count < mostAtOnce && here.has(start + count)) count++
  while (count < mostAtOnce && here.has(start - 1)) {
    start--
    count++
  }
  const atEnd = start === 0 || start + count > blockOf(first.run.count - 1)
  return { run: first.run, start, count, urgent: first.urgent, whole: count === mostAtOnce || atEnd }
}

/** A row can stand in two blocks while the list changes under a reader. */
const unique = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.id, row])).values()]

type Kept<Row> = { run: string; block: number; window: RowWindow<Row>; age: number }

function keep<Row>(held: Map<string, Block<Row>>, { run, block, window, age }: Kept<Row>) {
  const { rows, previous, next } = window
  for (let at = 0; at === 0 || at < rows.length; at += blockRows) {
    const last = at + blockRows >= rows.length
    const key = keyOf(run, block + at / blockRows)
    held.delete(key)
    held.set(key, { rows: rows.slice(at, at + blockRows), previous: at === 0 ? previous : null, next: last ? next : null, age })
  }
}

function dropFar<Row>(held: Map<string, Block<Row>>, near: ReadonlySet<string>) {
  for (const key of held.keys()) {
    if (held.size <= mostBlocks) return
    if (!near.has(key)) held.delete(key)
  }
}

function hrefFor<Row>(
  held: Map<string, Block<Row>>,
  { run, block }: Omit<Wanted, 'urgent'>,
  { count, age }: { count: number; age: number },
): string {
  const place = new URLSearchParams({ take: String(count * blockRows) })
  const above = held.get(keyOf(run.id, block - 1))
  const below = held.get(keyOf(run.id, block + count))
  if (above?.next && above.age === age && above.rows.length === blockRows) place.set('after', above.next)
  else if (below?.previous && below.age === age) place.set('before', below.previous)
  else if (block > 0) place.set('at', String(block * blockRows))
  return `${run.href}${run.href.includes('?') ? '&' : '?'}${place}`
}

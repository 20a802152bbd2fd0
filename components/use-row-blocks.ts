'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type Batch,
  blockOf,
  blockRows,
  blocksOf,
  dropFar,
  type Held,
  hrefFor,
  keep,
  keyOf,
  type Marks,
  mark,
  nextBatch,
  type RowRun,
  type RowWindow,
  type Span,
  unique,
  type Wanted,
} from '@/components/row-blocks'

// Two, because the one for the place now looked at must not wait for the one before it to end.
const mostUnderWay = 2

/** The lines that are drawn, and the one at the top of the view. */
export type Place = { first: number; last: number; top: number }

/** Which rows are looked at, and which may be next. `moving`: it will be others soon. */
export type Look = { near: readonly Span[]; next: readonly Span[]; place: Place; moving: boolean }

/** `asked`: somebody waits for these rows wherever they look. */
type Request = { why: 'view' | 'next' | 'asked'; place: Place | null; stop: AbortController }

export type RowBlocks<Row> = {
  rowAt: (run: string, index: number) => Row | undefined
  /** Everything held now; a new array whenever something came or went. */
  rows: readonly Row[]
  /** The place whose rows came last. */
  arrived: Place | null
  /** Says where somebody looks: what is missing is fetched, and far rows are dropped. */
  want: (look: Look) => void
  /** The rows of a span, fetched where they are missing. */
  span: (run: RowRun, first: number, last: number) => Promise<readonly Row[]>
  /** The number of a row that is held, in its run; −1 when it is not. */
  placeOf: (run: string, id: string) => number
  patch: (id: string, change: Partial<Row>) => void
  failed: string | null
  retry: () => void
}

/**
 * Holds the blocks of a long list around what is looked at. A new `seed` means that the server drew the list anew: what is held then stays in
 * view until it was fetched again.
 */
export function useRowBlocks<Row extends { id: string }>(run: RowRun, seed: RowWindow<Row> | null): RowBlocks<Row> {
  const [tick, setTick] = useState(0)
  const [failed, setFailed] = useState<string | null>(null)
  const held = useRef<Held<Row>>(new Map())
  const marks = useRef<Marks>(new Map())
  const age = useRef(0)
  const seeded = useRef<RowWindow<Row> | null>(null)
  const look = useRef<{ wanted: readonly Wanted[]; place: Place | null }>({ wanted: [], place: null })
  const arrived = useRef<{ place: Place; asked: number } | null>(null)
  const asked = useRef(0)
  const underWay = useRef(new Map<string, Request>())

  if (seed && seeded.current !== seed) {
    seeded.current = seed
    age.current++
    arrived.current = null
    const kept = { run: run.id, block: blockOf(seed.before), window: seed, age: age.current }
    keep(held.current, kept)
    marks.current.clear()
    mark(marks.current, kept)
  }

  const fetchBlocks = useCallback(async (batch: Omit<Batch, 'urgent'>, why: Request['why']): Promise<void> => {
    const request: Request = { why, place: look.current.place, stop: new AbortController() }
    const number = ++asked.current
    const began = age.current
    const keys = Array.from({ length: batch.count }, (_, index) => keyOf(batch.run.id, batch.block + index))
    for (const key of keys) underWay.current.set(key, request)
    try {
      const window = await fetchWindow<Row>(hrefFor({ held: held.current, marks: marks.current, age: began }, batch), request.stop.signal)
      const kept = { run: batch.run.id, block: batch.block, window, age: began }
      keep(held.current, kept)
      if (began === age.current) mark(marks.current, kept)
      dropFar(held.current, new Set(look.current.wanted.map((entry) => keyOf(entry.run.id, entry.block))))
      if (why === 'view' && request.place && began === age.current && number > (arrived.current?.asked ?? 0))
        arrived.current = { place: request.place, asked: number }
      setFailed(null)
      setTick((count) => count + 1)
    } catch (error) {
      if (!request.stop.signal.aborted) setFailed(error instanceof Error ? error.message : String(error))
      throw error
    } finally {
      for (const key of keys) if (underWay.current.get(key) === request) underWay.current.delete(key)
    }
  }, [])

  const pump = useCallback(() => {
    const missing = ({ run: { id }, block }: Wanted) =>
      held.current.get(keyOf(id, block))?.age !== age.current && !underWay.current.has(keyOf(id, block))
    for (;;) {
      const requests = [...new Set(underWay.current.values())]
      if (requests.length >= mostUnderWay) return
      const batch = nextBatch(
        look.current.wanted.filter(missing),
        requests.some(({ why }) => why === 'view'),
      )
      if (!batch) return
      fetchBlocks(batch, batch.urgent ? 'view' : 'next').then(pump, () => undefined)
    }
  }, [fetchBlocks])

  const want = useCallback(
    ({ near, next, place, moving }: Look) => {
      const urgent = near.flatMap((span) => blocksOf(span, true))
      const seen = new Set(urgent.map((entry) => keyOf(entry.run.id, entry.block)))
      const rest = next.flatMap((span) => blocksOf(span, false)).filter((entry) => !seen.has(keyOf(entry.run.id, entry.block)))
      look.current = { wanted: [...urgent, ...rest], place }
      giveUp(underWay.current, look.current.wanted, moving)
      pump()
    },
    [pump],
  )

  useEffect(() => {
    const mine = underWay.current
    return () => {
      for (const { stop } of mine.values()) stop.abort()
    }
  }, [])

  const rowAt = useCallback((id: string, index: number) => held.current.get(keyOf(id, blockOf(index)))?.rows[index % blockRows], [])
  const span = useCallback(
    async (of: RowRun, first: number, last: number) => {
      for (let block = blockOf(first); block <= blockOf(last); block++)
        if (!held.current.has(keyOf(of.id, block))) await fetchBlocks({ run: of, block, count: 1 }, 'asked')
      return Array.from({ length: last - first + 1 }, (_, index) => rowAt(of.id, first + index)).filter((row) => row !== undefined)
    },
    [fetchBlocks, rowAt],
  )
  const placeOf = useCallback((of: string, id: string) => {
    for (const [key, block] of held.current) {
      const at = block.rows.findIndex((row) => row.id === id)
      const cut = key.lastIndexOf(' ')
      if (at >= 0 && key.slice(0, cut) === of) return Number(key.slice(cut + 1)) * blockRows + at
    }
    return -1
  }, [])
  const patch = useCallback((id: string, change: Partial<Row>) => {
    for (const block of held.current.values())
      if (block.rows.some((row) => row.id === id)) block.rows = block.rows.map((row) => (row.id === id ? { ...row, ...change } : row))
    setTick((count) => count + 1)
  }, [])
  const retry = useCallback(() => {
    setFailed(null)
    pump()
  }, [pump])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held is mutable; the tick and the seed say when it changed
  const rows = useMemo(() => unique([...held.current.values()].flatMap((block) => block.rows)), [tick, seed])
  return { rowAt, rows, arrived: arrived.current?.place ?? null, want, span, placeOf, patch, failed, retry }
}

async function fetchWindow<Row>(href: string, signal: AbortSignal): Promise<RowWindow<Row>> {
  const response = await fetch(href, { signal })
  if (response.ok) return response.json()
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null
  throw new Error(problem?.detail ?? 'The server did not answer.')
}

/**
 * Ends the requests for rows that nobody looks at any longer. While the view moves, those for rows that were in it go on: the scroll bar passes
 * places faster than rows can come, and would else end every request before its answer.
 */
function giveUp(underWay: Map<string, Request>, wanted: readonly Wanted[], moving: boolean) {
  const keys = new Set(wanted.map((entry) => keyOf(entry.run.id, entry.block)))
  for (const request of new Set(underWay.values())) {
    const mine = [...underWay].flatMap(([key, of]) => (of === request ? [key] : []))
    if (request.why === 'asked' || (moving && request.why === 'view') || mine.some((key) => keys.has(key))) continue
    request.stop.abort()
    for (const key of mine) underWay.delete(key)
  }
}

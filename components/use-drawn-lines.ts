'use client'

import { useRef } from 'react'
import type { GridRun } from '@/components/grid-lines'
import type { Place } from '@/components/use-row-blocks'

type Scrolled = {
  /** Where the scrolling has come to; `bottom` is the last line in view. */
  place: Place
  bottom: number
  moving: boolean
  runs: readonly GridRun[]
  count: number
  arrived: Place | null
  isThere: (line: number) => boolean
}

/** The lines to draw, and the line in whose place the first of them stands. */
type Drawn = { first: number; last: number; start: number; lagging: boolean }

/**
 * The lines at the place that was scrolled to. While the scroll bar passes places faster than their rows can come, the rows that came last
 * stand there instead of none; once it rests, what is missing shows as missing.
 */
export function useDrawnLines({ place, bottom, moving, runs, count, arrived, isThere }: Scrolled): Drawn {
  const before = useRef<{ runs: readonly GridRun[]; shown: Place | null; arrived: Place | null }>({ runs, shown: null, arrived })
  if (before.current.runs !== runs) before.current = { runs, shown: null, arrived }
  const there = (from: number, to: number) => {
    let found = 0
    for (let line = from; line <= to; line++) if (isThere(line)) found++
    return found * 2 >= to - from + 1
  }
  const newer = arrived === before.current.arrived ? before.current.shown : arrived
  const { first, last, top } = place
  if (!moving || !newer || there(top, bottom) || !there(newer.first, newer.last)) {
    before.current = { runs, shown: place, arrived }
    return { first, last, start: first, lagging: false }
  }
  const start = top - (newer.top - newer.first)
  return { ...newer, start: Math.max(0, Math.min(start, count - 1 - newer.last + newer.first)), lagging: true }
}

'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'
import { askedPlace } from '@/components/asked-place'

type AskedPlace = {
  scroller: RefObject<HTMLElement | null>
  /** The row with which the grid was drawn. */
  start: number
  rowHeight: number
  measure: () => void
  /** The list keeps its place in the address. */
  asks: boolean
}

/**
 * Puts the grid to the row that the address asks for. The browser’s Back draws the page that it remembers, which began elsewhere: the address
 * alone knows how far somebody had scrolled. Rows of another height stand elsewhere as well.
 */
export function useAskedPlace({ scroller, start, rowHeight, measure, asks }: AskedPlace): void {
  const drawn = useRef({ start, rowHeight: 34 })
  useLayoutEffect(() => {
    const before = drawn.current
    const place = (asks ? askedPlace() : null) ?? before.start
    drawn.current = { start: place, rowHeight }
    if (before.rowHeight !== rowHeight) measure()
    else if (Math.abs(place - before.start) < 1) return
    if (scroller.current && place > 0) scroller.current.scrollTop = place * rowHeight
  }, [scroller, rowHeight, measure, asks])
}

'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'

/** Somebody may have scrolled before the page woke up; the virtualiser would begin at its own start. */
export function useEarlyScroll(scroller: RefObject<HTMLDivElement | null>): () => void {
  const early = useRef(0)
  useLayoutEffect(() => {
    early.current = scroller.current?.scrollTop ?? 0
  }, [scroller])
  return useCallback(() => {
    if (scroller.current && early.current > 0) scroller.current.scrollTop = early.current
  }, [scroller])
}

const actions = ['pointerdown', 'keydown', 'input'] as const

/**
 * Tells which row stands at the top once the scrolling has come to rest, or at once when somebody acts: told later, it would undo the
 * navigation that the act began.
 */
export function usePlace(row: number, onPlace: ((row: number) => void) | undefined) {
  useEffect(() => {
    if (!onPlace) return
    const tell = () => {
      forget()
      onPlace(row)
    }
    const timer = setTimeout(tell, 400)
    const forget = () => {
      clearTimeout(timer)
      for (const action of actions) window.removeEventListener(action, tell, true)
    }
    for (const action of actions) window.addEventListener(action, tell, true)
    return forget
  }, [row, onPlace])
}

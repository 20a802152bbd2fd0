'use client'

import { ChevronRight } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'

/** Shows that a list goes on to the right, and leads there. For the pointer: the keyboard scrolls the list itself. */
export function MoreColumns({ scroller, width }: { scroller: RefObject<HTMLElement | null>; width: number }) {
  const [more, setMore] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns make another width, which no event tells
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setMore(element.scrollWidth - element.clientWidth - element.scrollLeft > 12)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, width])
  if (!more) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      title="More columns to the right"
      onClick={() => scroller.current?.scrollBy({ left: scroller.current.clientWidth * 0.6, behavior: 'smooth' })}
      className="absolute top-1.25 -right-2 z-30 flex size-6 items-center justify-center rounded-sm border bg-paper text-muted hover:text-ink print:hidden"
    >
      <ChevronRight className="size-4" />
    </button>
  )
}

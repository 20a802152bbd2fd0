'use client'

import { ChevronsLeftRight } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'

const moves: Record<string, (at: number) => number> = {
  ArrowLeft: (at) => at - 2,
  ArrowRight: (at) => at + 2,
  PageDown: (at) => at - 10,
  PageUp: (at) => at + 10,
  Home: () => 0,
  End: () => 100,
}
const within = (at: number) => Math.min(100, Math.max(0, Math.round(at)))

/** The line between two clips that lie over each other: left of it the left clip shows, right of it the right one. */
export function WipeDivider({ at, onMove }: { at: number; onMove: (at: number) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    onMove(within(move(at)))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box) return
    onMove(within(((event.clientX - box.left) / box.width) * 100))
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Divider between the clips"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={at}
      aria-valuetext={`${at} % from the left`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      style={{ left: `${at}%` }}
      className="absolute inset-y-0 z-10 -ml-6 flex w-12 cursor-ew-resize touch-none items-center justify-center"
    >
      <span aria-hidden="true" className="absolute inset-y-0 w-0.5 bg-paper outline-1 outline-ink" />
      <span
        aria-hidden="true"
        className="relative flex size-8 items-center justify-center rounded-full border border-edge bg-paper text-ink"
      >
        <ChevronsLeftRight className="size-4" />
      </span>
    </div>
  )
}

import type { ReactNode } from 'react'
import { across } from '@/components/charts/axis'
import type { ForestShape, IntervalMark } from '@/lib/domain/forest'

/** Places its children at a fraction of the width and half of the height, in pixels from there. */
export function At({ x, children }: { x: number; children: ReactNode }) {
  return (
    <svg x={across(x)} y="50%" width="1" height="1" overflow="visible" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

type WhiskersProps = Pick<IntervalMark, 'from' | 'to' | 'cutLeft' | 'cutRight'> & { color?: string }

/** The interval: short ends where it ends, arrows where it goes on beyond the axis. */
export function Whiskers({ from, to, cutLeft, cutRight, color = 'var(--ink)' }: WhiskersProps) {
  if (from === null || to === null || from === to) return null
  const line = { fill: 'none', stroke: color, strokeWidth: 1.25, strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const }
  return (
    <>
      <line x1={across(from)} x2={across(to)} y1="50%" y2="50%" {...line} />
      <At x={from}>
        <path d={cutLeft ? 'M4-3.5 0 0 4 3.5' : 'M0-3.5V3.5'} {...line} />
      </At>
      <At x={to}>
        <path d={cutRight ? 'M-4-3.5 0 0-4 3.5' : 'M0-3.5V3.5'} {...line} />
      </At>
    </>
  )
}

/** Stands at the end of the axis beyond which the estimate lies. */
export function BeyondMark({ side, color = 'var(--ink)' }: { side: 'left' | 'right'; color?: string }) {
  return (
    <At x={side === 'left' ? 0 : 1}>
      <path d={side === 'left' ? 'M6-4.5 0 0 6 4.5Z' : 'M-6-4.5 0 0-6 4.5Z'} fill={color} />
    </At>
  )
}

type MarkProps = { at: number; shape: ForestShape; side?: number; color?: string }

/** The estimate: a square with an interval, hollow without one, a diamond for the team's own trial. */
export function Mark({ at, shape, side = 8, color = 'var(--ink)' }: MarkProps) {
  const half = side / 2
  if (shape === 'none') return null
  if (shape === 'diamond' || shape === 'pooled') {
    const reach = half * 1.35
    return (
      <At x={at}>
        <path d={`M0 ${-reach} ${reach} 0 0 ${reach} ${-reach} 0Z`} fill={color} />
      </At>
    )
  }
  const hollow = shape === 'hollow'
  return (
    <At x={at}>
      <rect
        x={-half}
        y={-half}
        width={side}
        height={side}
        fill={hollow ? 'var(--paper)' : color}
        stroke={color}
        strokeWidth={hollow ? 1.5 : 0}
      />
    </At>
  )
}

/** The pooled result: a diamond from one end of its interval to the other, highest at the estimate. */
export function PooledDiamond({ at, from, to, color = 'var(--ink)' }: { at: number; from: number; to: number; color?: string }) {
  const width = to - from
  if (width <= 0) return <Mark at={at} shape="pooled" color={color} />
  const peak = Math.round(((at - from) / width) * 1000) / 10
  return (
    <svg
      x={across(from)}
      y="0"
      width={across(width)}
      height="100%"
      viewBox="0 0 100 34"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M0 17 ${peak} 9.5 100 17 ${peak} 24.5Z`} fill={color} />
    </svg>
  )
}

import clsx from 'clsx'
import type { AxisTick, Band } from '@/lib/domain/forest'

/** Fractions of the axis as SVG lengths, so that a drawing fills its column and its marks keep their size. */
export function across(fraction: number): string {
  return `${Math.round(fraction * 100_000) / 1000}%`
}

/** What lies behind the marks of a row: the band of the important difference and the line of parity, at full height. */
export function AxisGround({ band, parity, ticks = [] }: { band: Band; parity: number; ticks?: readonly AxisTick[] }) {
  return (
    <>
      <rect x={across(band.from)} width={across(band.to - band.from)} y="0" height="100%" fill="var(--band)" />
      {ticks
        .filter((tick) => tick.at !== parity && tick.at > 0 && tick.at < 1)
        .map((tick) => (
          <line
            key={tick.label}
            x1={across(tick.at)}
            x2={across(tick.at)}
            y1="0"
            y2="100%"
            stroke="var(--line)"
            shapeRendering="crispEdges"
          />
        ))}
      <line x1={across(parity)} x2={across(parity)} y1="0" y2="100%" stroke="var(--parity)" shapeRendering="crispEdges" />
    </>
  )
}

/** The numbers of an axis in one line of text. */
export function AxisLabels({ ticks, className }: { ticks: readonly AxisTick[]; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="100%"
      height="16"
      className={clsx('block overflow-visible text-xs font-normal', className)}
    >
      {ticks.map((tick) => (
        <text key={tick.label} x={across(tick.at)} y="12" textAnchor="middle" fill="var(--faint)">
          {tick.label}
        </text>
      ))}
    </svg>
  )
}

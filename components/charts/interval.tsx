import clsx from 'clsx'
import { AxisGround, AxisLabels } from '@/components/charts/axis'
import { BeyondMark, Mark, Whiskers } from '@/components/charts/mark'
import { bandOn, type ForestShape, intervalOn, ticksOn } from '@/lib/domain/forest'
import { intervalText } from '@/lib/format'

/** Points at each end of the board's axis. */
const boardReach = 40

type IntervalProps = {
  /** Net preference and its 90 % interval, −1 to 1; null where there is none. */
  estimate: number | null
  low: number | null
  high: number | null
  /** Half-width of the band on which both count as equally good. */
  delta: number
  /** The mark is a diamond when a trial of the team's own stands behind it. */
  ownTrial?: boolean
  /** What it is about, e.g. `Kling 3.0 against Sora 2`. */
  label: string
  className?: string
}

/** One estimate with its interval on an axis from −40 to +40 points, as a cell: band and parity run down the column without a break. */
export function IntervalCell({ className, ...rest }: IntervalProps) {
  return (
    // Clicks go through to the link that covers the row.
    <td className={clsx('pointer-events-none relative h-8.5 min-w-28 border-b px-3 group-hover/row:bg-surface', className)}>
      <svg
        role="img"
        aria-label={spoken(rest)}
        width="100%"
        height="100%"
        className="absolute inset-y-0 left-3 h-full w-[calc(100%-1.5rem)] overflow-visible"
      >
        <title>{spoken(rest)}</title>
        <Drawing {...rest} />
      </svg>
    </td>
  )
}

function spoken({ label, estimate, low, high }: IntervalProps): string {
  return `${label}: ${estimate === null ? 'no number' : `${intervalText(estimate, low, high)} points`}`
}

function Drawing({ estimate, low, high, delta, ownTrial }: IntervalProps) {
  const mark = intervalOn(boardReach, estimate, low, high)
  const shape: ForestShape = mark.from === null ? 'hollow' : ownTrial ? 'diamond' : 'square'
  return (
    <>
      <AxisGround band={bandOn(boardReach, delta)} parity={0.5} />
      <line x1="0" x2="100%" y1="50%" y2="50%" stroke="var(--line)" strokeDasharray="1 3" />
      <Whiskers {...mark} />
      {mark.beyond ? <BeyondMark side={mark.beyond} /> : null}
      {mark.at === null || mark.beyond ? null : <Mark at={mark.at} shape={shape} side={7} />}
    </>
  )
}

/** The head of a column of intervals. */
export function IntervalAxis() {
  return (
    <span className="block min-w-28">
      <span className="sr-only">Net preference, drawn from −40 to +40 points</span>
      <AxisLabels ticks={ticksOn(boardReach)} />
    </span>
  )
}

import { positionOn } from './forest'

/** One week's net preference with its interval, D units; null where that week has none. */
export type SeriesInput = { id: string; value: number | null; low: number | null; high: number | null }

/** x from the left, y from the bottom, both 0 to 1. */
export type SeriesPoint = { id: string; x: number; y: number; low: number | null; high: number | null }

/** Runs of consecutive weeks with a value: where a week is missing the line is broken, never bridged. */
export type Series = { runs: readonly (readonly SeriesPoint[])[]; parity: number; last: SeriesPoint | null }

/**
 * Prepares a line through time on an axis of ±reach points.
 * @example series([{ id: '2026-W47', value: 0.1, low: null, high: null }], 40).last?.y // 0.625
 */
export function series(values: readonly SeriesInput[], reach: number): Series {
  const step = values.length > 1 ? 1 / (values.length - 1) : 0
  const runs: SeriesPoint[][] = []
  let open: SeriesPoint[] | null = null
  values.forEach(({ id, value, low, high }, index) => {
    if (value === null) {
      open = null
      return
    }
    const known = low !== null && high !== null
    const point = {
      id,
      x: values.length > 1 ? index * step : 1,
      y: positionOn(reach, value),
      low: known ? positionOn(reach, low) : null,
      high: known ? positionOn(reach, high) : null,
    }
    if (open) open.push(point)
    else {
      open = [point]
      runs.push(open)
    }
  })
  const final = values.at(-1)
  const end = runs.at(-1)?.at(-1)
  return { runs, parity: 0.5, last: end && end.id === final?.id ? end : null }
}

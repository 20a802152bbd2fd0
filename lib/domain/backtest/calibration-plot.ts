import { formatPercent } from '@/lib/format'
import type { Bin } from './score'

/** Positions are fractions of a square: x from the left what was said, y from the bottom what came true. */
export type CalibrationPoint = {
  id: string
  x: number
  y: number
  /** Radius as a fraction of the side: its area follows the number of rows. */
  radius: number
  n: number
  text: string
}

export type CalibrationPlot = { points: CalibrationPoint[]; ticks: readonly { at: number; label: string }[] }

const LARGEST = 0.045
const SMALLEST = 0.014

/** Prepares the drawing of reliability bins: on the diagonal forecasts came true as often as said. An empty bin has no mark. */
export function calibrationPlot(bins: readonly Bin[]): CalibrationPlot {
  const most = Math.max(1, ...bins.map(({ n }) => n))
  const points = bins.flatMap(({ low, high, n, forecast, observed }): CalibrationPoint[] => {
    if (forecast === null || observed === null) return []
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(n / most))
    return [{ id: binText({ low, high }), x: forecast, y: observed, radius, n, text: `${n}` }]
  })
  return { points, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, label: String(Math.round(at * 100)) })) }
}

/** "20–40%". */
export const binText = ({ low, high }: Pick<Bin, 'low' | 'high'>): string => `${Math.round(low * 100)}–${formatPercent(high)}`

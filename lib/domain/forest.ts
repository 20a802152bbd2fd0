import type { EvidenceKind } from './evidence-kind'
import { intervalText, signedPoints, toPoints } from './points'

export type ForestInput = {
  rows: readonly ForestInputRow[]
  /** The margin of the decision in D units: the important difference, or minus the non-inferiority margin. */
  delta: number
  incumbentName: string
  challengerName: string
}

/** All numbers are net preferences D, −1 to 1, positive in favour of the challenger. */
export type ForestInputRow = {
  id: string
  label: string
  sublabel?: string | null
  kind: EvidenceKind | 'pooled'
  /** What counts, after the correction for interest; null when no number was published. */
  estimate: number | null
  lo90: number | null
  hi90: number | null
  /** What was published, where the correction changed it. */
  raw: number | null
  href?: string | null
  /** Relative weight in the pooled result, any positive scale; null when it has none. */
  weight: number | null
}

/** `hollow` is a number whose uncertainty was not published; `none` has no number to draw. */
export type ForestShape = 'square' | 'hollow' | 'diamond' | 'pooled' | 'none'

/** Positions are fractions of the axis, 0 at its left end and 1 at its right end. */
export type ForestRow = {
  id: string
  label: string
  sublabel: string | null
  kind: EvidenceKind | 'pooled'
  href: string | null
  shape: ForestShape
  at: number | null
  from: number | null
  to: number | null
  /** The interval goes on beyond the axis; drawn as an arrow. */
  cutLeft: boolean
  cutRight: boolean
  /** Published value, only where it differs from the counted one by at least a point. */
  raw: number | null
  /** Side length of the mark relative to the largest, 0.5 to 1: its area follows the weight. */
  size: number
  valueText: string
  intervalText: string
  rawText: string | null
  /** The row as a sentence, for people who do not see the drawing. */
  description: string
}

export type AxisTick = { at: number; label: string }
export type Band = { from: number; to: number }

export type Forest = {
  /** The axis reaches from −reach to +reach points. */
  reach: number
  parity: number
  band: Band
  bandText: string
  ticks: readonly AxisTick[]
  leftEnd: string
  rightEnd: string
  incumbentName: string
  challengerName: string
  rows: readonly ForestRow[]
}

const reaches = [20, 40, 60, 80, 100]

/** Just inside ±60 points, with the room that every value keeps to the end of the axis. */
const stretch = 0.57

/**
 * Prepares a forest plot: one row per piece of evidence on one axis of points, parity with the incumbent in the middle. The axis is the shortest of
 * ±20, ±40, … ±100 that holds every estimate, every published value, the margin and the pooled interval. The other intervals stretch it to ±60 at
 * most; what goes beyond is cut, so that one vague claim cannot squeeze all others together. The same value is drawn on screen and in the PDF. Throws a RangeError when a number lies outside −1 to 1.
 * @example forest({ rows, delta: 0.1, incumbentName: 'Sora 2', challengerName: 'Kling 3.0' }).ticks[0] // { at: 0, label: '−40' }
 */
export function forest({ rows, delta, incumbentName, challengerName }: ForestInput): Forest {
  for (const row of rows) checkRow(row)
  const reach = reachOf(rows, delta)
  const heaviest = Math.max(0, ...rows.filter((row) => row.kind !== 'pooled').map((row) => row.weight ?? 0))
  const margin = toPoints(Math.abs(delta))
  return {
    reach,
    parity: 0.5,
    band: bandOn(reach, delta),
    bandText: `on par: within ${margin} points`,
    ticks: ticksOn(reach),
    leftEnd: `favours ${incumbentName}`,
    rightEnd: `favours ${challengerName}`,
    incumbentName,
    challengerName,
    rows: rows.map((row) => prepareRow(row, reach, heaviest)),
  }
}

/** Where a net preference stands on an axis of ±reach points, 0 to 1; values beyond the ends are held at them. */
export function positionOn(reach: number, netPreference: number): number {
  return Math.min(1, Math.max(0, 0.5 + (netPreference * 100) / (2 * reach)))
}

/** The stretch of the axis on which both count as equally good. */
export function bandOn(reach: number, delta: number): Band {
  return { from: positionOn(reach, -Math.abs(delta)), to: positionOn(reach, Math.abs(delta)) }
}

/** Five ticks: both ends, both halves, parity. */
export function ticksOn(reach: number): AxisTick[] {
  return [-1, -0.5, 0, 0.5, 1].map((part) => ({ at: 0.5 + part / 2, label: signedPoints((part * reach) / 100) }))
}

export type IntervalMark = {
  at: number | null
  from: number | null
  to: number | null
  cutLeft: boolean
  cutRight: boolean
  /** The estimate itself lies beyond the axis. */
  beyond: 'left' | 'right' | null
}

/** One estimate with its interval on an axis of ±reach points. An interval with only one known end is no interval. */
export function intervalOn(reach: number, estimate: number | null, low: number | null, high: number | null): IntervalMark {
  if (estimate === null) return { at: null, from: null, to: null, cutLeft: false, cutRight: false, beyond: null }
  const end = reach / 100
  const known = low !== null && high !== null
  return {
    at: positionOn(reach, estimate),
    from: known ? positionOn(reach, low) : null,
    to: known ? positionOn(reach, high) : null,
    cutLeft: known && low < -end,
    cutRight: known && high > end,
    beyond: estimate < -end ? 'left' : estimate > end ? 'right' : null,
  }
}

function checkRow(row: ForestInputRow) {
  for (const [name, value] of [
    ['estimate', row.estimate],
    ['raw', row.raw],
    ['lo90', row.lo90],
    ['hi90', row.hi90],
  ] as const) {
    const bound = name === 'estimate' || name === 'raw' ? 1 : Number.POSITIVE_INFINITY
    if (value !== null && (Number.isNaN(value) || Math.abs(value) > bound)) {
      throw new RangeError(`Row ${row.id}: ${name} is ${value}, but a net preference lies between -1 and 1.`)
    }
  }
}

function reachOf(rows: readonly ForestInputRow[], delta: number): number {
  const mustFit = rows.flatMap((row) => [row.estimate, row.raw, ...(row.kind === 'pooled' ? [row.lo90, row.hi90] : [])])
  const mayFit = rows.flatMap((row) => [row.lo90, row.hi90]).map((value) => Math.min(stretch, Math.abs(value ?? 0)))
  const widest = Math.max(Math.abs(delta), ...mustFit.map((value) => Math.abs(value ?? 0)), ...mayFit)
  return reaches.find((reach) => reach >= widest * 105) ?? 100
}

function shapeOf({ kind, estimate, lo90, hi90 }: ForestInputRow): ForestShape {
  if (estimate === null) return 'none'
  if (kind === 'pooled') return 'pooled'
  if (lo90 === null || hi90 === null) return 'hollow'
  return kind === 'own_trial' ? 'diamond' : 'square'
}

function prepareRow(row: ForestInputRow, reach: number, heaviest: number): ForestRow {
  const { at, from, to, cutLeft, cutRight } = intervalOn(reach, row.estimate, row.lo90, row.hi90)
  const moved = row.raw !== null && row.estimate !== null && toPoints(row.raw) !== toPoints(row.estimate)
  const share = heaviest > 0 && row.weight !== null ? Math.min(1, Math.max(0, row.weight / heaviest)) : 0.5
  const rawText = moved ? signedPoints(row.raw) : null
  const text = intervalText(row.estimate, row.lo90, row.hi90)
  return {
    id: row.id,
    label: row.label,
    sublabel: row.sublabel ?? null,
    kind: row.kind,
    href: row.href ?? null,
    shape: shapeOf(row),
    at,
    from,
    to,
    cutLeft,
    cutRight,
    raw: moved && row.raw !== null ? positionOn(reach, row.raw) : null,
    size: row.kind === 'pooled' ? 1 : 0.5 + 0.5 * Math.sqrt(share),
    valueText: signedPoints(row.estimate),
    intervalText: text,
    rawText,
    description: describe(row, rawText),
  }
}

function describe({ estimate, lo90, hi90 }: ForestInputRow, rawText: string | null): string {
  if (estimate === null) return 'no number published'
  const interval = lo90 === null || hi90 === null ? 'no interval published' : `90% interval ${signedPoints(lo90)} to ${signedPoints(hi90)}`
  const counted = `${signedPoints(estimate)} points, ${interval}`
  return rawText === null ? counted : `published ${rawText}, counted as ${counted}`
}

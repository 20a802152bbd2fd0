import { signedPoints, toPoints } from './points'
import type { Status } from './verdict/output'

/** `claimed` and `supported` are net preferences D, 0 to 1: the loudest claim, and what independent evidence supports. */
export type ClaimedInput = {
  id: string
  label: string
  claimed: number
  supported: number
  status: Status
  href?: string | null
}

export type LabelSide = 'right' | 'left' | 'upperRight' | 'lowerRight' | 'above' | 'below'

const sideOrder: readonly LabelSide[] = ['right', 'lowerRight', 'upperRight', 'left', 'below', 'above']

/** Positions are fractions of the plot: x from the left, y from the bottom. */
export type ClaimedPoint = ClaimedInput & {
  x: number
  y: number
  /** Where the name stands; null when every place near the point is taken. */
  side: LabelSide | null
  claimedText: string
  supportedText: string
  /** Percent of the claim that nobody independent supports; 0 for claims below 10 points, which are not loud. */
  unsupportedPercent: number
}

export type ClaimedPlot = { reach: number; ticks: readonly { at: number; label: string }[]; points: readonly ClaimedPoint[] }

/** Room that text and marks take, as fractions of the side of the plot: a character, a line, the radius of a mark with its gap. */
export type Room = { character: number; line: number; mark: number }

const usualRoom: Room = { character: 0.0185, line: 0.05, mark: 0.03 }
const loud = 0.1

/**
 * Prepares the plot of claimed against supported: x is what is claimed, y what independent evidence supports, both from 0 to the same end, so the
 * diagonal means "as advertised" and everything below it is claimed beyond its support. Names are set where they neither overlap one another nor
 * cover a point, off the diagonal where there is a choice; the loudest claims choose first. Values are held between 0 and 1.
 * @example claimedVsSupported([{ id: 'a', label: 'Mood films', claimed: 0.44, supported: 0.107, status: 'HYPE' }]).reach // 60
 */
export function claimedVsSupported(inputs: readonly ClaimedInput[], room: Room = usualRoom): ClaimedPlot {
  const held = inputs.map((input) => ({ ...input, claimed: hold(input.claimed), supported: hold(input.supported) }))
  const widest = Math.max(0, ...held.flatMap((input) => [input.claimed, input.supported]))
  const reach = [20, 40, 60, 80, 100].find((end) => end >= widest * 110) ?? 100
  const placed = held.map((input) => ({ ...input, x: (input.claimed * 100) / reach, y: (input.supported * 100) / reach }))
  const sides = placeLabels(placed, room)
  return {
    reach,
    ticks: [0, 0.5, 1].map((at) => ({ at, label: String(at * reach) })),
    points: placed.map((point) => ({
      ...point,
      side: sides.get(point.id) ?? null,
      claimedText: signedPoints(point.claimed),
      supportedText: signedPoints(point.supported),
      unsupportedPercent: point.claimed < loud ? 0 : Math.round(100 * hold((point.claimed - point.supported) / point.claimed)),
    })),
  }
}

/** The gap as text: `33 of 44 points unsupported`. */
export function gapText({ claimed, supported }: Pick<ClaimedInput, 'claimed' | 'supported'>): string {
  const claimedPoints = toPoints(claimed)
  const gap = claimedPoints - toPoints(supported)
  if (gap <= 0) return 'claims nothing beyond its support'
  return `${gap} of ${claimedPoints} points unsupported`
}

type Box = { left: number; right: number; bottom: number; top: number }
type Placed = { id: string; label: string; x: number; y: number }

function placeLabels(points: readonly Placed[], room: Room): Map<string, LabelSide> {
  const marks = new Map(points.map((point) => [point.id, boxAround(point, room.mark)]))
  const taken: Box[] = []
  const sides = new Map<string, LabelSide>()
  const order = [...points].sort((a, b) => b.x - a.x || b.y - a.y || (a.id < b.id ? -1 : 1))
  for (const point of order) {
    const others = [...marks].filter(([id]) => id !== point.id).map(([, box]) => box)
    const free = sideOrder
      .map((side) => ({ side, box: labelBox(point, side, room) }))
      .filter(({ box }) => inside(box) && ![...others, ...taken].some((other) => overlap(box, other)))
    const best = free.find(({ box }) => !onDiagonal(box)) ?? free[0]
    if (!best) continue
    taken.push(best.box)
    sides.set(point.id, best.side)
  }
  return sides
}

function labelBox({ x, y, label }: Placed, side: LabelSide, room: Room): Box {
  const width = label.length * room.character
  const half = room.line / 2
  const beside = side === 'left' ? x - room.mark - width : x + room.mark
  const bottoms: Record<LabelSide, number> = {
    right: y - half,
    left: y - half,
    upperRight: y + half,
    lowerRight: y - half - room.line,
    above: y + room.mark,
    below: y - room.mark - room.line,
  }
  const left = side === 'above' || side === 'below' ? x - width / 2 : beside
  return { left, right: left + width, bottom: bottoms[side], top: bottoms[side] + room.line }
}

function onDiagonal(box: Box): boolean {
  return box.left < box.top && box.bottom < box.right
}

function boxAround({ x, y }: Placed, radius: number): Box {
  return { left: x - radius, right: x + radius, bottom: y - radius, top: y + radius }
}

function inside(box: Box): boolean {
  return box.left >= 0 && box.right <= 1.02 && box.bottom >= 0 && box.top <= 1.02
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}

function hold(value: number): number {
  return Math.min(1, Math.max(0, value))
}

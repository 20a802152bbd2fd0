import { notPublished, signedPoints, toPoints } from './points'
import type { Status } from './verdict/output'

/** `claimed` and `supported` are net preferences D, 0 to 1: the loudest claim, and what independent evidence supports. */
export type ClaimedInput = {
  id: string
  label: string
  /** Which workflow it is meant for, where the same name may stand twice. */
  about?: string
  claimed: number
  supported: number
  /** Whether anybody independent has looked; without, nothing is known to be supported, which is not the same as nothing. */
  checked?: boolean
  /** Whether the claim is praise without a number, for which the policy assumes one. */
  assumed?: boolean
  status: Status
  /** Distinct sources that wrote about it in the last 28 days: how much noise there is. Drawn as a bubble, never part of a verdict. */
  mentions?: number
  href?: string | null
}

export type LabelSide = 'right' | 'left' | 'upperRight' | 'lowerRight' | 'above' | 'below'

const sideOrder: readonly LabelSide[] = ['right', 'lowerRight', 'upperRight', 'left', 'below', 'above']

/** Positions are fractions of the plot: x from the left, y from the bottom. */
export type ClaimedPoint = ClaimedInput & {
  x: number
  y: number
  /** How far the bubble reaches beyond the mark; 0 without mentions. */
  ring: number
  /** Where the name stands; null when every place near the point is taken. */
  side: LabelSide | null
  claimedText: string
  supportedText: string
  /** Share of the claim that the independent evidence leaves without support, in percent; `n/a` below 10 points, which is not loud, and a dash without such evidence. */
  unsupportedText: string
}

export type ClaimedPlot = { reach: number; ticks: readonly { at: number; label: string }[]; points: readonly ClaimedPoint[] }

/**
 * Room that text and marks take, as fractions of the side of the plot: a character, a line, the radius of a mark with its gap, what the first
 * mention adds to that radius (no bubbles where it is left out), and boxes that hold words of the plot itself.
 */
export type Room = { character: number; line: number; mark: number; ring?: number; words?: readonly Box[] }

const usualRoom: Room = {
  ...{ character: 0.0185, line: 0.05, mark: 0.03, ring: 0.0095 },
  words: [
    { left: 0.5, right: 0.98, bottom: 0.495, top: 0.56 },
    { left: 0, right: 0.34, bottom: 0.95, top: 1.02 },
  ],
}

/** Beyond this many mentions a bubble grows no more. */
const mostMentions = 16
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
  const placed = held.map((input) => ({
    ...input,
    x: (input.claimed * 100) / reach,
    y: (input.supported * 100) / reach,
    // The area of the bubble grows with the mentions, so its radius with their root.
    ring: (room.ring ?? 0) * Math.sqrt(Math.min(mostMentions, input.mentions ?? 0)),
  }))
  const sides = placeLabels(placed, room)
  return {
    reach,
    ticks: [0, 0.5, 1].map((at) => ({ at, label: String(at * reach) })),
    points: placed.map((point) => ({
      ...point,
      side: sides.get(point.id) ?? null,
      claimedText: claimedText(point),
      supportedText: supportedText(point),
      unsupportedText: unsupportedText(point),
    })),
  }
}

/** What is claimed, in points; what the policy assumes for praise without a number says so. */
export const claimedText = ({ claimed, assumed = false }: Pick<ClaimedInput, 'claimed' | 'assumed'>): string =>
  `${assumed ? 'assumed ' : ''}${signedPoints(claimed)}`

/** What independent evidence supports, in points; a dash where there is none. */
export const supportedText = ({ supported, checked = true }: Pick<ClaimedInput, 'supported' | 'checked'>): string =>
  checked ? signedPoints(supported) : notPublished

function unsupportedText({ claimed, supported, checked = true }: ClaimedInput): string {
  if (claimed < loud) return 'n/a'
  return checked ? `${Math.round(100 * hold((claimed - supported) / claimed))}%` : notPublished
}

/** The gap as text: `33 of 44 points unsupported`. */
export function gapText({ claimed, supported, checked = true }: Pick<ClaimedInput, 'claimed' | 'supported' | 'checked'>): string {
  if (!checked) return 'nobody independent has compared the two'
  const claimedPoints = toPoints(claimed)
  const gap = claimedPoints - toPoints(supported)
  if (gap <= 0) return 'claims nothing beyond its support'
  return `${gap} of ${claimedPoints} points unsupported`
}

export type Box = { left: number; right: number; bottom: number; top: number }
type Placed = { id: string; label: string; x: number; y: number; ring: number }

function placeLabels(points: readonly Placed[], room: Room): Map<string, LabelSide> {
  const marks = new Map(points.map((point) => [point.id, boxAround(point, room.mark + point.ring)]))
  const taken: Box[] = [...(room.words ?? [])]
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

function labelBox({ x, y, label, ring }: Placed, side: LabelSide, room: Room): Box {
  const mark = room.mark + ring
  const width = label.length * room.character
  const half = room.line / 2
  const beside = side === 'left' ? x - mark - width : x + mark
  const bottoms: Record<LabelSide, number> = {
    right: y - half,
    left: y - half,
    upperRight: y + half,
    lowerRight: y - half - room.line,
    above: y + mark,
    below: y - mark - room.line,
  }
  const left = side === 'above' || side === 'below' ? x - width / 2 : beside
  return { left, right: left + width, bottom: bottoms[side], top: bottoms[side] + room.line }
}

function onDiagonal(box: Box): boolean {
  return box.left < box.top && box.bottom < box.right
}

function boxAround({ x, y }: Pick<Placed, 'x' | 'y'>, radius: number): Box {
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

import { claimedInputs } from '@/lib/domain/claimed-inputs'
import { type ClaimedPlot, type ClaimedPoint, claimedVsSupported, gapText, type Room } from '@/lib/domain/claimed-vs-supported'
import type { Report } from '@/lib/domain/report'
import { type StatusPrint, statusPrint } from './summary'

type PointPrint = Omit<ClaimedPoint, 'href' | 'status'> & { dependency: string; status: StatusPrint; gap: string }

export type ClaimedPrint = Pick<ClaimedPlot, 'reach' | 'ticks'> & {
  points: PointPrint[]
  /** Length of a side of the plot in millimetres. */
  side: number
  alt: string
}

/** Few points need no large plot. */
const sides = { few: 80, many: 92 }
const fewPoints = 6

/** A character, a line and a mark of the plot on paper, in millimetres as fractions of its side. */
const paperRoom = (side: number): Room => ({ character: 1.4 / side, line: 3.3 / side, mark: 2.76 / side })

/** The plot of what is claimed against what is supported, loudest claim first. */
export function claimedPrint(report: Report): ClaimedPrint {
  const inputs = claimedInputs(report).sort((a, b) => b.claimed - a.claimed || (a.id < b.id ? -1 : 1))
  const side = inputs.length > fewPoints ? sides.many : sides.few
  const { reach, ticks, points } = claimedVsSupported(inputs, paperRoom(side))
  const dependencies = new Map(inputs.map((input) => [input.id, input.dependency]))
  const prints = points.map(({ href: _, status, ...point }) => ({
    ...point,
    dependency: dependencies.get(point.id) ?? '',
    status: statusPrint(status, 'capability'),
    gap: gapText(point),
  }))
  const said = prints.map(
    ({ label, dependency, claimedText, supportedText }) => `${label} for ${dependency}: claimed ${claimedText}, supported ${supportedText}`,
  )
  return {
    reach,
    ticks,
    points: prints,
    side,
    alt: `What is claimed against what independent evidence supports, in points. ${said.join('; ')}.`,
  }
}

import { claimedInputs } from '@/lib/domain/claimed-inputs'
import { type ClaimedPlot, type ClaimedPoint, claimedVsSupported, gapText, type Room } from '@/lib/domain/claimed-vs-supported'
import type { Report } from '@/lib/domain/report'
import { signedPoints } from '@/lib/format'
import { type StatusPrint, statusPrint } from './summary'

type PointPrint = Omit<ClaimedPoint, 'href' | 'status'> & { dependency: string; status: StatusPrint; gap: string }

export type ClaimedPrint = Pick<ClaimedPlot, 'reach' | 'ticks'> & { points: PointPrint[]; alt: string }

/** A character, a line and a mark of the plot on paper, as fractions of its side of 92 mm. */
const paperRoom: Room = { character: 0.0152, line: 0.036, mark: 0.03 }

/** The plot of what is claimed against what is supported, loudest claim first. */
export function claimedPrint(report: Report): ClaimedPrint {
  const inputs = claimedInputs(report).sort((a, b) => b.claimed - a.claimed || (a.id < b.id ? -1 : 1))
  const { reach, ticks, points } = claimedVsSupported(inputs, paperRoom)
  const dependencies = new Map(inputs.map((input) => [input.id, input.dependency]))
  const prints = points.map(({ href: _, status, ...point }) => ({
    ...point,
    dependency: dependencies.get(point.id) ?? '',
    status: statusPrint(status, 'capability'),
    gap: gapText(point),
  }))
  const said = prints.map(
    ({ label, dependency, claimed, supported }) =>
      `${label} for ${dependency}: claimed ${signedPoints(claimed)}, supported ${signedPoints(supported)}`,
  )
  return { reach, ticks, points: prints, alt: `What is claimed against what independent evidence supports, in points. ${said.join('; ')}.` }
}

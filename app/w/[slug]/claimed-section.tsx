import { ClaimedVsSupported } from '@/components/charts/claimed-vs-supported'
import { Section } from '@/components/ui/section'
import { claimedInputs } from '@/lib/domain/claimed-inputs'
import { claimedVsSupported } from '@/lib/domain/claimed-vs-supported'
import type { Report } from '@/lib/domain/report'
import { plural } from '@/lib/format'
import type { BoardLinks } from './board-links'

/** Whatever is advertised on this board, against what independent evidence supports. */
export function ClaimedSection({ report, links }: { report: Report; links: BoardLinks }) {
  const entries = new Map(report.dependencies.map((entry) => [entry.dependency.id, entry]))
  const inputs = claimedInputs(report).map((point) => {
    const entry = entries.get(point.dependencyId)
    return { ...point, href: entry ? links.verdict(entry, { goal: 'capability', challenger: { id: point.challengerId } }) : null }
  })
  const plot = claimedVsSupported(inputs)
  const weighed = report.dependencies.reduce((sum, { pairs }) => sum + pairs.filter(({ goal }) => goal === 'capability').length, 0)
  return (
    <Section title="Claimed against supported" meta="points of net preference">
      <p className="pb-2 text-muted">
        {plot.points.length} of {plural(weighed, 'weighed challenger')} {plot.points.length === 1 ? 'is' : 'are'} advertised with a lead
        over the incumbent.
      </p>
      {plot.points.length > 0 ? (
        <ClaimedVsSupported plot={plot} title="What is claimed against what independent evidence supports" />
      ) : null}
    </Section>
  )
}

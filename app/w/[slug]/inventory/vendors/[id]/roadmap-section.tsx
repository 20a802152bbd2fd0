import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Day } from '@/lib/domain/day'
import { recordText } from '@/lib/domain/roadmap'
import { formatDaysAway, formatPercent } from '@/lib/format'
import type { VendorRoadmap } from '@/lib/services/roadmap'
import { PromiseTable } from '../../../readiness/roadmap/promise-table'

type RoadmapSectionProps = { home: string; roadmap: VendorRoadmap; today: Day; writes: boolean }

/** What a vendor promised and what came of it, and when it was last asked. */
export function RoadmapSection({ home, roadmap, today, writes }: RoadmapSectionProps) {
  const { vendor, record, promises, lastAskedDaysAgo } = roadmap
  const share = record.keptShare === null ? '' : `${formatPercent(record.keptShare)} kept in time: `
  const asked = lastAskedDaysAgo === null ? 'never asked' : `last asked ${formatDaysAway(-lastAskedDaysAgo)}`
  return (
    <Section
      id="roadmap"
      title="Roadmap"
      meta={`${share}${recordText(record)} · ${asked}`}
      actions={
        <ButtonLink size="sm" variant="ghost" href={`${home}/readiness/roadmap/${vendor.id}`}>
          {writes ? 'Promises and questions' : 'Promises and answers'}
        </ButtonLink>
      }
      flush
    >
      {promises.length === 0 ? (
        <p className="py-3 text-muted">Nothing that it promised is written down.</p>
      ) : (
        <PromiseTable promises={promises} label="Roadmap" today={today} home={home} edit={writes} />
      )}
    </Section>
  )
}

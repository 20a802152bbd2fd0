import { Sparkline } from '@/components/charts/sparkline'
import { StatusStrip } from '@/components/charts/status-strip'
import { Section } from '@/components/ui/section'
import { type Week, weeksBetween } from '@/lib/domain/week'
import type { HistoryPoint } from '@/lib/services/reviews'

type HistorySectionProps = {
  points: readonly HistoryPoint[]
  challengerId: string
  goal: string
  running: Week
  href: string
  delta: number
}

/** This pair week by week, as it was signed; a week without a signature is a gap. */
export function HistorySection({ points, challengerId, goal, running, href, delta }: HistorySectionProps) {
  const own = points.filter((point) => point.challengerId === challengerId && (point.goal === goal || point.goal === 'forced'))
  const byWeek = new Map(own.map((point) => [point.week, point]))
  const [first] = own
  return (
    <Section id="history" title="Week by week" meta="signed weeks">
      {first ? (
        <div className="flex flex-col gap-3">
          <StatusStrip
            label="Status in each signed week"
            weeks={weeksBetween(first.week, running).map((week) => {
              const point = byWeek.get(week)
              return { week, status: point?.status ?? null, href: point ? `${href}?week=${week}` : null, current: week === running }
            })}
          />
          <div className="max-w-4xl">
            <Sparkline
              label="Net preference in each signed week"
              delta={Math.abs(delta)}
              height={56}
              values={weeksBetween(first.week, running).map((week) => {
                const point = byWeek.get(week)
                return { id: week, value: point?.netPreference ?? null, low: point?.lo90 ?? null, high: point?.hi90 ?? null }
              })}
            />
          </div>
        </div>
      ) : (
        <p className="text-muted">No signed week has weighed this pair yet. Sign this week, and its history begins.</p>
      )}
    </Section>
  )
}

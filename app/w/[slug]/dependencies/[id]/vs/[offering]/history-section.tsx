import { Sparkline } from '@/components/charts/sparkline'
import { StatusStrip } from '@/components/charts/status-strip'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { unsettled } from '@/lib/domain/unsettled'
import { type Week, weeksBetween } from '@/lib/domain/week'
import type { PairChange } from '@/lib/services/pair-history'
import type { HistoryPoint } from '@/lib/services/reviews'
import { ChangeTable } from './change-table'

type HistorySectionProps = {
  points: readonly HistoryPoint[]
  changes: readonly PairChange[]
  pair: { challengerId: string; goal: string; delta: number }
  running: Week
  /** The week on the screen. */
  current: Week
  hrefOf: (week: string) => string
}

/** Signed weeks over which changes are counted. */
const recentWeeks = 12

/** This pair week by week, as it was signed, with what caused each change; a week without a signature is a gap. */
export function HistorySection({ points, changes, pair, running, current, hrefOf }: HistorySectionProps) {
  const own = points.filter((point) => point.challengerId === pair.challengerId && point.goal === pair.goal)
  const byWeek = new Map(own.map((point) => [point.week, point]))
  const [first] = own
  const weeks = first ? weeksBetween(first.week, running) : []
  const restless = unsettled(own.slice(-recentWeeks)).size > 0
  return (
    <Section
      id="history"
      title="Week by week"
      meta={
        <>
          signed weeks; the curve is net preference from −40 to +40 points with its interval, the grey band is on par{' '}
          {restless ? <Badge>unsettled: three changes or more in twelve weeks</Badge> : null}
        </>
      }
    >
      {first ? (
        // As wide as the strip below it, so that both show the same weeks.
        <div className="flex max-w-full flex-col gap-2 overflow-x-auto">
          <div style={{ width: weeks.length * 24 }}>
            <Sparkline
              label="Net preference in each signed week"
              delta={Math.abs(pair.delta)}
              height={56}
              values={weeks.map((week) => {
                const point = byWeek.get(week)
                return { id: week, value: point?.netPreference ?? null, low: point?.lo90 ?? null, high: point?.hi90 ?? null }
              })}
            />
          </div>
          <StatusStrip
            label="Status in each signed week"
            weeks={weeks.map((week) => {
              const point = byWeek.get(week)
              return { week, status: point?.status ?? null, href: point ? hrefOf(week) : null, current: week === current }
            })}
          />
        </div>
      ) : (
        <p className="text-muted">No signed week has weighed this pair yet. Sign this week, and its history begins.</p>
      )}
      {changes.length > 0 ? <ChangeTable changes={changes} hrefOf={hrefOf} /> : null}
    </Section>
  )
}

import { StatusStrip } from '@/components/charts/status-strip'
import { StatusBadge } from '@/components/verdict/status-badge'
import type { DependencyReport } from '@/lib/domain/report'
import { statuses } from '@/lib/domain/status'
import { type Week, weeksBetween } from '@/lib/domain/week'
import type { HistoryPoint } from '@/lib/services/reviews'

type DependencyHistoryProps = {
  points: readonly HistoryPoint[]
  entry: DependencyReport
  running: Week
  /** The week on the screen. */
  current: Week
  here: string
}

/** One strip of signed weeks per challenger, on the same weeks, so that they line up. */
export function DependencyHistory({ points, entry, running, current, here }: DependencyHistoryProps) {
  const [first] = points
  if (!first) return <p className="text-muted">No signed week has weighed this dependency yet.</p>
  const weeks = weeksBetween(first.week, running)
  const titles = new Map(
    [...entry.pairs.map((pair) => pair.challenger), ...entry.refused.map((line) => line.challenger)].map((named) => [
      named.id,
      named.title,
    ]),
  )
  const known = new Set(points.map((point) => point.challengerId))
  const order = [...titles.keys(), ...known]
  const challengers = [...new Set(order)].filter((id) => known.has(id))
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {statuses.map((face) => (
          <li key={face.id}>
            <StatusBadge status={face.id} />
          </li>
        ))}
      </ul>
      {challengers.map((challengerId) => {
        const byWeek = new Map(
          points.filter((point) => point.challengerId === challengerId && point.goal !== 'cost').map((point) => [point.week, point.status]),
        )
        const title = titles.get(challengerId) ?? challengerId
        return (
          <div key={challengerId}>
            <h3 className="pb-1">{title}</h3>
            <StatusStrip
              label={`${title}, status in each signed week`}
              weeks={weeks.map((week) => ({
                week,
                status: byWeek.get(week) ?? null,
                href: byWeek.has(week) ? `${here}/vs/${challengerId}?week=${week}` : null,
                current: week === current,
              }))}
            />
          </div>
        )
      })}
    </div>
  )
}

import { columnWidth, columnX, columnY, WeekColumns } from '@/components/charts/week-columns'
import { roundScale, type WeekSums, yearAxis } from '@/lib/domain/year-weeks'
import { formatMoney } from '@/lib/format'

type SpendColumnsProps = { weeks: readonly WeekSums[]; currency: string; title: string }

/** Monthly spend at risk as the filled part of all stated spend, week by week. */
export function SpendColumns({ weeks, currency, title }: SpendColumnsProps) {
  const axis = yearAxis(weeks.map(({ week }) => week))
  const scale = roundScale(Math.max(0, ...weeks.map(({ spend }) => spend.total)))
  const thousands = scale.top >= 10_000
  const label = (amount: number) => (thousands ? `${formatMoney(amount / 1000, currency, 0)}k` : formatMoney(amount, currency, 0))
  const last = weeks.at(-1)
  return (
    <figure>
      <WeekColumns
        title={title}
        description="One column a week: its height is the stated spend a month, its filled part the spend at risk. The table below has the numbers."
        axis={axis}
        unit="a month"
        ticks={scale.ticks.map((tick) => ({ at: tick / scale.top, label: label(tick) }))}
      >
        {weeks.map(({ week, spend }) => {
          const x = columnX(axis.weeks.indexOf(week)) - columnWidth / 2
          const [all, risk] = [columnY(spend.total / scale.top), columnY(spend.atRisk / scale.top)]
          return (
            <g key={week}>
              <rect x={x} width={columnWidth} y={all} height={columnY(0) - all} fill="var(--paper)" stroke="var(--edge)" />
              <rect x={x} width={columnWidth} y={risk} height={columnY(0) - risk} fill="var(--ink)" />
            </g>
          )
        })}
        {last ? (
          <g fill="var(--ink)">
            <text x={columnX(axis.weeks.length - 1) + 14} y={Math.min(columnY(0) - 2, columnY(last.spend.atRisk / scale.top) + 10)}>
              {formatMoney(last.spend.atRisk, currency, 0)} at risk
            </text>
            <text x={columnX(axis.weeks.length - 1) + 14} y={columnY(last.spend.total / scale.top) - 3} fill="var(--muted)">
              {formatMoney(last.spend.total, currency, 0)} stated
            </text>
          </g>
        ) : null}
      </WeekColumns>
    </figure>
  )
}

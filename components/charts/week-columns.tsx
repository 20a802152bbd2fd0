import type { ReactNode } from 'react'
import { NewestFirst } from '@/components/charts/newest-first'
import type { YearAxis } from '@/lib/domain/year-weeks'

/** In pixels. Both charts of a year use the same columns, so that their weeks stand under each other. */
const column = 16
const left = 44
const top = 24
const height = 180
const right = 132

/** Where things lie in a drawing of weeks: the middle of a column, and the height of a fraction. */
export const columnX = (index: number): number => left + index * column + column / 2
export const columnY = (fraction: number): number => top + height - fraction * height
export const columnWidth = 12

type WeekColumnsProps = {
  title: string
  description: string
  axis: YearAxis
  ticks: readonly { at: number; label: string }[]
  /** What the axis at the left counts. */
  unit: string
  /** Patterns the drawing uses. */
  defs?: ReactNode
  children: ReactNode
}

/** The ground of a drawing with one column for each week: months below, a scale at the left, room for names at the right. On small screens it starts at the newest week. */
export function WeekColumns({ title, description, axis, ticks, unit, defs, children }: WeekColumnsProps) {
  const width = left + axis.weeks.length * column + right
  const bottom = columnY(0)
  const end = left + axis.weeks.length * column
  return (
    <NewestFirst label={title}>
      <svg role="img" aria-label={title} width={width} height={bottom + 34} className="block text-xs">
        <title>{title}</title>
        <desc>{description}</desc>
        {defs}
        <text x={0} y={11} fill="var(--muted)">
          {unit}
        </text>
        {ticks.map(({ at, label }) => (
          <g key={label}>
            <line x1={left} x2={end} y1={columnY(at)} y2={columnY(at)} stroke={at === 0 ? 'var(--edge)' : 'var(--line)'} />
            <text x={left - 6} y={columnY(at) + 4} textAnchor="end" fill="var(--faint)">
              {label}
            </text>
          </g>
        ))}
        {axis.months.map(({ index, label }) => (
          <g key={`${index} ${label}`}>
            <line x1={left + index * column} x2={left + index * column} y1={bottom} y2={bottom + 5} stroke="var(--edge)" />
            <text x={left + index * column + 3} y={bottom + 18} fill="var(--faint)">
              {label}
            </text>
          </g>
        ))}
        {children}
      </svg>
    </NewestFirst>
  )
}

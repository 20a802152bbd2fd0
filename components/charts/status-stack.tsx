import { columnWidth, columnX, columnY, WeekColumns } from '@/components/charts/week-columns'
import { GlyphPaths } from '@/components/verdict/glyph'
import { StatusBadge } from '@/components/verdict/status-badge'
import { statuses, statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { roundScale, type StatusStack as Stack, type StackColumn } from '@/lib/domain/year-weeks'

/** Only a justified switch and hype have a hue; the four between them are told apart by their texture. */
const fills: Record<Status, string> = {
  JUSTIFIED: 'var(--justified)',
  PROMISING: 'var(--muted)',
  NOT_READY: 'url(#not-ready)',
  INSUFFICIENT: 'var(--paper)',
  HYPE: 'var(--hype)',
  STAY: 'url(#stay)',
}

/** The texture of a status as a small square. */
function Swatch({ status }: { status: Status }) {
  return (
    <svg aria-hidden="true" focusable="false" width="12" height="12" className="shrink-0">
      <rect x="0.5" y="0.5" width="11" height="11" fill={fills[status]} stroke="var(--ink)" strokeWidth="0.75" />
    </svg>
  )
}

function Textures() {
  return (
    <defs>
      <pattern id="not-ready" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" fill="var(--paper)" />
        <line x1="0" y1="0" x2="0" y2="4" stroke="var(--ink)" strokeWidth="2" />
      </pattern>
      <pattern id="stay" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" fill="var(--paper)" />
        <circle cx="2" cy="2" r="1" fill="var(--ink)" />
      </pattern>
    </defs>
  )
}

/** How many dependencies had each status, week by week. A week nobody signed is a gap. */
export function StatusStack({ stack, title }: { stack: Stack; title: string }) {
  const scale = roundScale(stack.most)
  const last = stack.columns.at(-1)
  const fit = stack.most / scale.top
  return (
    <figure>
      <WeekColumns
        title={title}
        description="One column a week; each part is as high as the number of dependencies with that status. The table below has the numbers."
        axis={stack}
        unit="dependencies"
        ticks={scale.ticks.filter(Number.isInteger).map((tick) => ({ at: tick / scale.top, label: String(tick) }))}
        defs={<Textures />}
      >
        {stack.columns.map((column) => (
          <Column key={column.week} column={column} fit={fit} />
        ))}
        {last ? <Names column={last} fit={fit} /> : null}
      </WeekColumns>
      <figcaption>
        <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-sm">
          {statuses.map(({ id }) => (
            <li key={id} className="flex items-center gap-1.5">
              <Swatch status={id} />
              <StatusBadge status={id} />
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function Column({ column: { index, segments }, fit }: { column: StackColumn; fit: number }) {
  return segments.map(({ status, from, to }) => (
    <rect
      key={status}
      x={columnX(index) - columnWidth / 2}
      width={columnWidth}
      y={columnY(to * fit)}
      height={columnY(from * fit) - columnY(to * fit)}
      fill={fills[status]}
      stroke="var(--ink)"
      strokeWidth="0.5"
    />
  ))
}

/** Beside the last column, what its parts are; a part lower than a line of text goes without. */
function Names({ column: { index, segments }, fit }: { column: StackColumn; fit: number }) {
  return segments.map(({ status, count, from, to }) => {
    const middle = columnY(((from + to) / 2) * fit)
    if (columnY(from * fit) - columnY(to * fit) < 11) return null
    const face = statusFace(status)
    return (
      <g key={status} transform={`translate(${columnX(index) + 14} ${middle - 7})`} color={`var(--${face.tone})`}>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <GlyphPaths glyph={face.glyph} />
        </svg>
        <text x="19" y="11" fill="var(--ink)">
          {count} {face.short}
        </text>
      </g>
    )
  })
}

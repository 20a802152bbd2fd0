import Link from 'next/link'
import { GlyphPaths } from '@/components/verdict/glyph'
import { StatusBadge, toneClass } from '@/components/verdict/status-badge'
import type { ClaimedPlot, ClaimedPoint, LabelSide } from '@/lib/domain/claimed-vs-supported'
import { statusFace } from '@/lib/domain/status'

/** The whole drawing, and in it the square in which points lie. */
const width = 376
const height = 388
const left = 30
const top = 14
const side = 330

const px = (x: number) => left + x * side
const py = (y: number) => top + (1 - y) * side

type ClaimedVsSupportedProps = { plot: ClaimedPlot; title: string }

/** What was claimed against what independent evidence supports: on the diagonal as advertised, below it hype. The table below says the same in words. */
export function ClaimedVsSupported({ plot, title }: ClaimedVsSupportedProps) {
  return (
    <figure className="max-w-md">
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="block w-full overflow-visible text-xs">
        <Frame plot={plot} />
        {plot.points.map((point) => (
          <Point key={point.id} point={point} />
        ))}
      </svg>
      <figcaption>
        <PointTable plot={plot} title={title} />
        <p className="pt-2 text-sm text-muted">
          Across: the loudest claim of an interested or unnamed party. Up: what independent evidence supports.
          {plot.points.some(({ checked }) => checked === false)
            ? ' A hollow ring on the ground line: nobody independent has compared the two, so nothing is known, for or against.'
            : null}
          {plot.points.some(({ assumed }) => assumed)
            ? ' Assumed, and dashed: praise without a number counts as much as the policy says, because nobody published one.'
            : null}
          {plot.points.some(({ ring }) => ring > 0)
            ? ' A ring grows with the sources that wrote about the model in the last 28 days; it counts for nothing.'
            : null}
        </p>
      </figcaption>
    </figure>
  )
}

function Frame({ plot }: { plot: ClaimedPlot }) {
  const bottom = py(0)
  return (
    <g>
      <path d={`M${px(0)} ${bottom} ${px(1)} ${bottom} ${px(1)} ${py(1)}Z`} fill="var(--band)" />
      {plot.ticks.map((tick) => (
        <g key={tick.label} fill="var(--faint)">
          <line x1={px(tick.at)} x2={px(tick.at)} y1={bottom} y2={bottom + 4} stroke="var(--edge)" />
          <line x1={left - 4} x2={left} y1={py(tick.at)} y2={py(tick.at)} stroke="var(--edge)" />
          <text x={px(tick.at)} y={bottom + 17} textAnchor="middle">
            {tick.label}
          </text>
          <text x={left - 8} y={py(tick.at) + 4} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      <path d={`M${left} ${top}V${bottom}H${px(1)}`} fill="none" stroke="var(--edge)" />
      <line x1={px(0)} y1={py(0)} x2={px(1)} y2={py(1)} stroke="var(--parity)" />
      <text transform={`translate(${px(0.87)} ${py(0.87) - 9}) rotate(-45)`} textAnchor="middle" fill="var(--muted)">
        as advertised
      </text>
      <text x={left + 8} y={top + 8} fill="var(--muted)">
        ↑ supported, points
      </text>
      <text x={px(1)} y={bottom + 34} textAnchor="end" fill="var(--muted)">
        claimed, points →
      </text>
      <text x={px(0.98)} y={py(0.52)} textAnchor="end" fill="var(--muted)">
        claimed beyond its support
      </text>
    </g>
  )
}

/** Where the name starts, seen from the edge of the mark. */
const offsets: Record<LabelSide, { x: -1 | 0 | 1; up: -1 | 0 | 1; y: number; anchor: 'start' | 'middle' | 'end' }> = {
  right: { x: 1, up: 0, y: 4, anchor: 'start' },
  left: { x: -1, up: 0, y: 4, anchor: 'end' },
  upperRight: { x: 1, up: 0, y: -8, anchor: 'start' },
  lowerRight: { x: 1, up: 0, y: 16, anchor: 'start' },
  above: { x: 0, up: -1, y: -1, anchor: 'middle' },
  below: { x: 0, up: 1, y: 9, anchor: 'middle' },
}

function Point({ point }: { point: ClaimedPoint }) {
  const face = statusFace(point.status)
  const ring = point.ring * side
  const offset = point.side ? offsets[point.side] : null
  const drawn = (
    <g transform={`translate(${px(point.x)} ${py(point.y)})`} className={toneClass[face.tone]}>
      {ring > 0 ? <circle r={9 + ring} fill="none" stroke="currentColor" strokeOpacity="0.5" /> : null}
      <circle r="9" fill="var(--paper)" />
      {point.checked === false ? (
        <circle r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={point.assumed ? '3 2' : undefined} />
      ) : (
        <g transform="translate(-8 -8)">
          <GlyphPaths glyph={face.glyph} />
        </g>
      )}
      <circle r={Math.max(14, 9 + ring)} fill="transparent" />
      {offset ? (
        <text x={offset.x * (11 + ring)} y={offset.up * (11 + ring) + offset.y} textAnchor={offset.anchor} fill="var(--ink)">
          {point.label}
        </text>
      ) : null}
    </g>
  )
  if (!point.href) return drawn
  // For the pointer only: the keyboard and screen readers have the same links in the table.
  return (
    <Link href={point.href} tabIndex={-1} prefetch={false}>
      <title>{`${point.label}: claimed ${point.claimedText}, supported ${point.supportedText}`}</title>
      {drawn}
    </Link>
  )
}

/** The same points in figures, each with its way on: two marks may lie too close together to be pressed. */
function PointTable({ plot, title }: ClaimedVsSupportedProps) {
  return (
    <table className="mt-2 w-full text-left text-sm">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="text-muted [&>th]:h-7 [&>th]:border-b [&>th]:font-normal [&>th+th]:pl-3 [&>th+th]:text-right">
          <th scope="col">Challenger</th>
          <th scope="col">Claimed</th>
          <th scope="col">Supported</th>
          <th scope="col">Unsupported</th>
        </tr>
      </thead>
      <tbody>
        {plot.points.map((point) => (
          <tr key={point.id} className="[&>*]:border-b [&>*]:py-1.5 [&>td]:pl-3 [&>td]:text-right">
            <th scope="row" className="font-normal">
              {point.href ? (
                <Link href={point.href} className="link inline-flex min-h-6 items-center">
                  {point.label}
                </Link>
              ) : (
                point.label
              )}
              <span className="flex flex-wrap items-center gap-x-2 text-muted">
                <StatusBadge status={point.status} />
                {point.about ? <span>for {point.about}</span> : null}
              </span>
            </th>
            <td>{point.claimedText}</td>
            <td>{point.supportedText}</td>
            <td>{point.unsupportedText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

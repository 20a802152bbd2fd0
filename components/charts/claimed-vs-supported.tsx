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

/** What was claimed against what independent evidence supports: on the diagonal as advertised, below it hype. */
export function ClaimedVsSupported({ plot, title }: ClaimedVsSupportedProps) {
  return (
    <figure className="max-w-md">
      <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} className="block w-full text-xs">
        <title>{title}</title>
        <desc>
          Across: what the loudest claim says, in points. Up: what independent evidence supports. The diagonal means as advertised.
        </desc>
        <Frame plot={plot} />
        {plot.points.map((point) => (
          <Point key={point.id} point={point} />
        ))}
      </svg>
      <figcaption>
        <PointTable plot={plot} title={title} />
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

const offsets: Record<LabelSide, { x: number; y: number; anchor: 'start' | 'middle' | 'end' }> = {
  right: { x: 11, y: 4, anchor: 'start' },
  left: { x: -11, y: 4, anchor: 'end' },
  upperRight: { x: 11, y: -8, anchor: 'start' },
  lowerRight: { x: 11, y: 16, anchor: 'start' },
  above: { x: 0, y: -12, anchor: 'middle' },
  below: { x: 0, y: 20, anchor: 'middle' },
}

function Point({ point }: { point: ClaimedPoint }) {
  const face = statusFace(point.status)
  const offset = point.side ? offsets[point.side] : null
  return (
    <g transform={`translate(${px(point.x)} ${py(point.y)})`} className={toneClass[face.tone]}>
      <circle r="9" fill="var(--paper)" />
      <g transform="translate(-8 -8)">
        <GlyphPaths glyph={face.glyph} />
      </g>
      {offset ? (
        <text x={offset.x} y={offset.y} textAnchor={offset.anchor} fill="var(--ink)">
          {point.label}
        </text>
      ) : null}
    </g>
  )
}

/** The same points in figures, each with its way on: two marks may lie too close together to be pressed. */
function PointTable({ plot, title }: ClaimedVsSupportedProps) {
  return (
    <table className="mt-2 w-full text-left text-sm">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="text-muted [&>th]:h-7 [&>th]:border-b [&>th]:pr-3 [&>th]:font-normal">
          <th scope="col">Challenger</th>
          <th scope="col" className="text-right">
            Claimed
          </th>
          <th scope="col" className="text-right">
            Supported
          </th>
          <th scope="col" className="pl-1">
            Status
          </th>
        </tr>
      </thead>
      <tbody>
        {plot.points.map((point) => (
          <tr key={point.id} className="[&>*]:h-8 [&>*]:border-b">
            <th scope="row" className="font-normal">
              {point.href ? (
                <Link href={point.href} className="link inline-flex min-h-6 items-center">
                  {point.label}
                </Link>
              ) : (
                point.label
              )}
            </th>
            <td className="pr-3 text-right">{point.claimedText}</td>
            <td className="pr-3 text-right">{point.supportedText}</td>
            <td className="pl-1">
              <StatusBadge status={point.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

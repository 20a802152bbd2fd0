import clsx from 'clsx'
import { across } from '@/components/charts/axis'
import type { LifeLine as Drawn, LifeMark, LifePart } from '@/lib/domain/life-line'

type LifeLineProps = { line: Drawn; ticks: readonly { at: number }[]; text: string }

/** The life of one offering on the common time line, as the cell of a table: the line of today runs unbroken down the column. */
export function LifeLineCell(props: LifeLineProps) {
  return (
    // Clicks go through to the link that covers the row.
    <td className="pointer-events-none relative h-8.5 min-w-72 border-b px-3 group-hover/row:bg-surface">
      <LifeLine {...props} className="absolute inset-y-0 left-3 h-full w-[calc(100%-1.5rem)]" />
    </td>
  )
}

/** The life of one offering; the vertical line is today. The same in words is its name. */
export function LifeLine({ line: { parts, marks, today }, ticks, text, className }: LifeLineProps & { className?: string }) {
  return (
    <svg role="img" aria-label={text} width="100%" height="34" className={clsx('overflow-visible', className)}>
      <title>{text}</title>
      {ticks.map(({ at }) => (
        <line key={at} x1={across(at)} x2={across(at)} y1="0" y2="100%" stroke="var(--line)" shapeRendering="crispEdges" />
      ))}
      <line x1={across(today)} x2={across(today)} y1="0" y2="100%" stroke="var(--parity)" shapeRendering="crispEdges" />
      {parts.map((part) => (
        <Part key={`${part.from} ${part.stage}`} part={part} />
      ))}
      {marks.map((mark) => (
        <Mark key={`${mark.stage} ${mark.on}`} mark={mark} />
      ))}
    </svg>
  )
}

const strokes: Record<string, { width: number; dash?: string; stroke: string }> = {
  undated: { width: 1, dash: '1 3', stroke: 'var(--faint)' },
  preview: { width: 2, dash: '5 3', stroke: 'var(--ink)' },
  ga: { width: 3, stroke: 'var(--ink)' },
  deprecated: { width: 1, stroke: 'var(--ink)' },
}

function Part({ part: { stage, from, to } }: { part: LifePart }) {
  const { width, dash, stroke } = strokes[stage ?? 'undated'] ?? { width: 1, stroke: 'var(--ink)' }
  return <line x1={across(from)} x2={across(to)} y1="50%" y2="50%" stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
}

/** The beginning of a stage: a ring, a disc, a half disc, a bar across; open where the day does not count. */
function Mark({ mark: { stage, at, counts, beyond } }: { mark: LifeMark }) {
  if (beyond !== null) return <Beyond at={at} side={beyond} />
  const paint = { stroke: 'var(--ink)', strokeWidth: 1.5, fill: counts ? 'var(--ink)' : 'var(--paper)' }
  return (
    <svg x={across(at)} y="50%" overflow="visible" aria-hidden="true" focusable="false">
      {stage === 'preview' ? <circle r="4" {...paint} fill="var(--paper)" /> : null}
      {stage === 'ga' ? <circle r="4" {...paint} /> : null}
      {stage === 'deprecated' ? <path d="M0 -5L5 0 0 5-5 0z" {...paint} /> : null}
      {stage === 'retired' ? <rect x="-2" width="4" y="-8" height="16" {...paint} /> : null}
    </svg>
  )
}

/** A day outside the window: an arrow at the edge, as a cut interval has it. */
function Beyond({ at, side }: { at: number; side: 'before' | 'after' }) {
  const tip = side === 'before' ? -4 : 4
  return (
    <svg x={across(at)} y="50%" overflow="visible" aria-hidden="true" focusable="false">
      <path d={`M0 -4L${tip} 0L0 4`} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  )
}

/** The quarters above the column of time lines. */
export function LifeAxis({ ticks, today }: { ticks: readonly { at: number; label: string }[]; today: number }) {
  return (
    <span className="block min-w-66">
      <svg aria-hidden="true" focusable="false" width="100%" height="16" className="block overflow-visible text-xs font-normal">
        {ticks
          .filter(({ at }) => Math.abs(at - today) > 0.12)
          .map(({ at, label }) => (
            <text key={at} x={across(at)} y="12" textAnchor="middle" fill="var(--faint)">
              {label}
            </text>
          ))}
        <text x={across(today)} y="12" textAnchor="middle" fill="var(--ink)">
          today
        </text>
      </svg>
      <span className="sr-only">Time line</span>
    </span>
  )
}

const legend: { word: string; mark: LifeMark['stage'] | null; part: LifePart['stage'] }[] = [
  { word: 'preview', mark: 'preview', part: 'preview' },
  { word: 'generally available', mark: 'ga', part: 'ga' },
  { word: 'deprecated, or its end is known', mark: 'deprecated', part: 'deprecated' },
  { word: 'retired', mark: 'retired', part: null },
]

/** What the marks and the lines mean. */
export function LifeLegend() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-sm text-muted">
      {legend.map(({ word, mark, part }) => (
        <li key={word} className="flex items-center gap-1.5">
          <svg width="40" height="20" aria-hidden="true" focusable="false" className="shrink-0 overflow-visible">
            {mark === 'retired' ? null : <Part part={{ stage: part, from: 0.2, to: 1 }} />}
            {mark ? <Mark mark={{ stage: mark, at: 0.2, on: '', counts: true, beyond: null }} /> : null}
          </svg>
          {word}
        </li>
      ))}
      <li className="flex items-center">A dotted line is not dated; an open mark does not count.</li>
    </ul>
  )
}

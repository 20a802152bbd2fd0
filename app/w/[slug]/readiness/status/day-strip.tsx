import { NewestFirst } from '@/components/charts/newest-first'
import type { StatusDay } from '@/lib/domain/status-availability'
import { impactLabel, type StatusImpact } from '@/lib/domain/status-parts'
import { formatDate, plural } from '@/lib/format'
import { ImpactGlyph } from './impact-mark'

const heights: Record<StatusImpact, number> = { none: 2, maintenance: 8, minor: 12, unknown: 12, major: 20, critical: 28 }
const step = 8
const tall = 30

const monthOf = (day: string): string => formatDate(day).split(' ')[1] ?? ''
const words = ({ day, state, incidents }: StatusDay): string =>
  `${formatDate(day)}: ${state === null ? 'nothing is known' : impactLabel(state).toLowerCase()}${incidents > 0 ? `, ${plural(incidents, 'incident')}` : ''}`

/** One bar for each day, the higher the worse; a day of which nothing is known has none. */
export function DayStrip({ days, vendor }: { days: readonly StatusDay[]; vendor: string }) {
  const bad = days.filter(({ state }) => state !== null && state !== 'none')
  const unknown = days.filter(({ state }) => state === null).length
  const label = `The last ${days.length} days of the status page of ${vendor}`
  return (
    <figure className="flex flex-col gap-2">
      <NewestFirst label={label}>
        <svg
          width={days.length * step}
          height={tall + 18}
          role="img"
          aria-label={`${label}; every day that was not well is listed below`}
          className="block"
        >
          <line x1={0} x2={days.length * step} y1={tall + 0.5} y2={tall + 0.5} className="stroke-line" />
          {days.map((day, index) => (
            <Bar key={day.day} day={day} x={index * step} previous={days[index - 1]} />
          ))}
        </svg>
      </NewestFirst>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {(['minor', 'major', 'critical', 'maintenance'] as const).map((impact) => (
          <span key={impact} className="inline-flex items-center gap-1.5">
            <ImpactGlyph impact={impact} /> {impactLabel(impact).toLowerCase()}
          </span>
        ))}
        {unknown > 0 ? <span>of {plural(unknown, 'day')} nothing is known</span> : null}
      </figcaption>
      <ul className="sr-only">
        {bad.map((day) => (
          <li key={day.day}>{words(day)}</li>
        ))}
      </ul>
    </figure>
  )
}

function Bar({ day, x, previous }: { day: StatusDay; x: number; previous: StatusDay | undefined }) {
  const month = monthOf(day.day)
  const height = day.state === null ? 0 : heights[day.state]
  return (
    <g>
      <title>{words(day)}</title>
      <rect x={x} y={0} width={step} height={tall} className="fill-transparent" />
      {height > 0 ? (
        <rect
          x={x + 1.5}
          y={tall - height}
          width={step - 3}
          height={height}
          strokeDasharray={day.state === 'maintenance' ? '2 1.5' : undefined}
          className={day.state === 'maintenance' ? 'fill-none stroke-muted' : day.state === 'none' ? 'fill-faint' : 'fill-ink'}
        />
      ) : null}
      {previous === undefined || monthOf(previous.day) !== month ? (
        <>
          {previous ? <line x1={x} x2={x} y1={0} y2={tall + 4} className="stroke-line" /> : null}
          {previous && Number(day.day.slice(8)) === 1 ? (
            <text x={x + 2} y={tall + 14} className="fill-faint text-xs">
              {month}
            </text>
          ) : null}
        </>
      ) : null}
    </g>
  )
}

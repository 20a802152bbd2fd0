import { bandOn } from '@/lib/domain/forest'
import { type SeriesInput, type SeriesPoint, series } from '@/lib/domain/series'
import { formatWeekShort, intervalText } from '@/lib/format'

type SparklineProps = {
  /** Oldest first; `id` is the ISO week. */
  values: readonly SeriesInput[]
  delta: number
  label: string
  /** Points at the top and bottom. */
  reach?: number
  height?: number
}

/** Net preference through time with its interval as a shade. A week without a value breaks the line. */
export function Sparkline({ values, delta, label, reach = 40, height = 34 }: SparklineProps) {
  const { runs, last } = series(values, reach)
  const band = bandOn(reach, delta)
  const line = { fill: 'none', strokeWidth: 1.5, vectorEffect: 'non-scaling-stroke' as const, strokeLinejoin: 'round' as const }
  return (
    <figure className="relative" style={{ height }}>
      <svg role="img" aria-label={label} viewBox="0 0 100 100" preserveAspectRatio="none" className="block size-full overflow-visible">
        <title>{label}</title>
        <rect x="0" width="100" y={100 * (1 - band.to)} height={100 * (band.to - band.from)} fill="var(--band)" />
        <line x1="0" x2="100" y1="50" y2="50" stroke="var(--parity)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        {runs.map((run) => (
          <g key={run[0]?.id}>
            <path d={shadeOf(run)} fill="var(--ink)" opacity="0.12" />
            <path d={lineOf(run)} stroke="var(--ink)" strokeLinecap="round" {...line} />
          </g>
        ))}
      </svg>
      {last ? (
        <span
          aria-hidden="true"
          className="absolute size-1.5 -translate-x-1/2 translate-y-1/2 rounded-full bg-ink"
          style={{ left: `${last.x * 100}%`, bottom: `${last.y * 100}%` }}
        />
      ) : null}
      <figcaption className="sr-only">
        {values
          .map(({ id, value, low, high }) => `${formatWeekShort(id)}: ${value === null ? 'no value' : intervalText(value, low, high)}`)
          .join('; ')}
      </figcaption>
    </figure>
  )
}

const round = (value: number) => Math.round(value * 100) / 100
const at = (x: number, y: number) => `${round(x * 100)} ${round((1 - y) * 100)}`

function lineOf(run: readonly SeriesPoint[]): string {
  const [first] = run
  if (run.length === 1 && first) return `M${at(first.x, first.y)}h0.01`
  return `M${run.map((point) => at(point.x, point.y)).join('L')}`
}

function shadeOf(run: readonly SeriesPoint[]): string {
  const known = run.filter((point) => point.low !== null && point.high !== null)
  if (known.length < 2) return ''
  const upper = known.map((point) => at(point.x, point.high ?? point.y))
  const lower = known.map((point) => at(point.x, point.low ?? point.y)).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}

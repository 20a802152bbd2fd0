import type { CalibrationPlot } from '@/lib/domain/backtest/calibration-plot'

const width = 300
const height = 312
const left = 34
const top = 10
const side = 256

const px = (x: number) => left + x * side
const py = (y: number) => top + (1 - y) * side

/** What was said against what came true: on the diagonal as said, above it more came true, below it less. */
export function Calibration({ plot, title }: { plot: CalibrationPlot; title: string }) {
  return (
    <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} className="block w-full max-w-80 text-xs">
      <title>{title}</title>
      <desc>Across: the probability that was said. Up: the share that came true. Each mark is a bin, the larger the more rows it has.</desc>
      <Frame plot={plot} />
      {plot.points.map(({ id, x, y, radius, text }) => (
        <g key={id}>
          <circle cx={px(x)} cy={py(y)} r={radius * side} fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
          <text
            x={px(x) + (x > 0.85 ? -1 : 1) * (radius * side + 4)}
            y={py(y) + (y > 0.95 ? 12 : y < 0.05 ? -4 : 4)}
            textAnchor={x > 0.85 ? 'end' : 'start'}
            fill="var(--ink)"
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}

function Frame({ plot }: { plot: CalibrationPlot }) {
  const bottom = py(0)
  return (
    <g>
      {plot.ticks.map(({ at, label }) => (
        <g key={label} fill="var(--faint)">
          <line x1={px(at)} x2={px(at)} y1={bottom} y2={bottom + 4} stroke="var(--edge)" />
          <line x1={left - 4} x2={left} y1={py(at)} y2={py(at)} stroke="var(--edge)" />
          <text x={px(at)} y={bottom + 16} textAnchor="middle">
            {label}
          </text>
          <text x={left - 8} y={py(at) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <path d={`M${left} ${top}V${bottom}H${px(1)}`} fill="none" stroke="var(--edge)" />
      <line x1={px(0)} y1={py(0)} x2={px(1)} y2={py(1)} stroke="var(--parity)" />
      <text x={left + 8} y={top + 10} fill="var(--muted)">
        ↑ came true, %
      </text>
      <text x={px(1)} y={bottom + 34} textAnchor="end" fill="var(--muted)">
        said, % →
      </text>
    </g>
  )
}

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
          <text {...labelAt({ x, y, radius })} fill="var(--ink)">
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Beside the mark; below it at the upper edge and above it at the lower one, where neighbours lie in a line. */
function labelAt({ x, y, radius }: { x: number; y: number; radius: number }) {
  const gap = radius * side + 4
  if (y > 0.93) return { x: px(x), y: py(y) + gap + 9, textAnchor: 'middle' as const }
  if (y < 0.07) return { x: px(Math.max(x, 0.04)), y: py(y) - gap, textAnchor: 'middle' as const }
  return x > 0.85
    ? { x: px(x) - gap, y: py(y) + 4, textAnchor: 'end' as const }
    : { x: px(x) + gap, y: py(y) + 4, textAnchor: 'start' as const }
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

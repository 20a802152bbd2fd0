import type { PriceDrawing } from '@/lib/domain/price-steps'
import { formatDate } from '@/lib/format'

type PriceStepsProps = { drawing: PriceDrawing; title: string }

const width = 420
const height = 72
const left = 4
const right = 96
const line = { stroke: 'var(--ink)', strokeWidth: 1.5 }

/** A price through time: level while it holds, upright where it moved, from zero up. A time without a figure is a gap. */
export function PriceSteps({ drawing: { levels, moves, from, to }, title }: PriceStepsProps) {
  const x = (fraction: number) => left + fraction * (width - left - right)
  const y = (fraction: number) => 4 + (1 - fraction) * height
  const base = y(0)
  const last = levels.filter((level) => level.to === 1)
  return (
    <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${base + 20}`} className="block h-auto w-full max-w-[26.25rem] text-xs">
      <title>{title}</title>
      <desc>{levels.map((level) => `${level.text} from ${formatDate(level.on)}`).join('; ')}</desc>
      <line x1={x(0)} x2={x(1)} y1={base} y2={base} stroke="var(--edge)" />
      {moves.map((move) => (
        <line key={move.at} x1={x(move.at)} x2={x(move.at)} y1={y(move.from)} y2={y(move.to)} {...line} />
      ))}
      {levels.map((level) => (
        <g key={level.id}>
          <line x1={x(level.from)} x2={x(level.to)} y1={y(level.y)} y2={y(level.y)} {...line} />
          <circle cx={x(level.from)} cy={y(level.y)} r="2.5" fill="var(--paper)" {...line} />
        </g>
      ))}
      {last.map((level) => (
        <text key={level.id} x={x(1) + 6} y={y(level.y) + 4} fill="var(--ink)">
          {level.text}
        </text>
      ))}
      <text x={x(0)} y={base + 15} fill="var(--faint)">
        {formatDate(from)}
      </text>
      <text x={x(1)} y={base + 15} textAnchor="end" fill="var(--faint)">
        {formatDate(to)}
      </text>
    </svg>
  )
}

import type { PriceFigure } from '@/lib/domain/price-working'

/** How a figure was worked out, line by line; or why there is none. */
export function Working({ figure: { lines, gaps } }: { figure: Pick<PriceFigure, 'lines' | 'gaps'> }) {
  return (
    <ol className="text-sm text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {gaps.map(({ field, reason }) => (
        <li key={field} className="text-ink">
          {reason}
        </li>
      ))}
    </ol>
  )
}

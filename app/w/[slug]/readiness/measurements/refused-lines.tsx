import { formatNumber } from '@/lib/format'
import type { RefusedJobLine } from '@/lib/services/job-logs'

/** Lines that were not taken, each with what is wrong and what to do. */
export function RefusedLines({ lines }: { lines: readonly RefusedJobLine[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map(({ line, field, reason, fix }) => (
        <li key={`${line} ${field} ${reason}`}>
          <span className="text-ink">
            Line {formatNumber(line)}
            {field ? `, ${field}` : ''}:
          </span>{' '}
          {reason} {fix}
        </li>
      ))}
    </ul>
  )
}

import { formatDate, formatDateTime, isoOf } from '@/lib/format'

type TimeProps = {
  /** A calendar day `YYYY-MM-DD` or an instant. */
  value: string | Date | null | undefined
  withTime?: boolean
  /** IANA zone in which an instant is shown; calendar days have none. */
  zone?: string
  className?: string
}

export function Time({ value, withTime, zone, className }: TimeProps) {
  if (value === null || value === undefined) return <span className="text-faint">—</span>
  return (
    <time dateTime={isoOf(value)} className={className ?? 'whitespace-nowrap'}>
      {withTime ? formatDateTime(value, zone) : formatDate(value, zone)}
    </time>
  )
}

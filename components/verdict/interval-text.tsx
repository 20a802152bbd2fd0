import clsx from 'clsx'
import { signedPoints } from '@/lib/format'

type IntervalTextProps = {
  /** Net preference and the ends of its 90 % interval, −1 to 1; null where none was published. */
  estimate: number | null
  low: number | null
  high: number | null
  /** Fixed widths, so that a column of them lines up. */
  aligned?: boolean
  className?: string
}

/** `+11 (−8 to +31)`, in points. */
export function IntervalText({ estimate, low, high, aligned = false, className }: IntervalTextProps) {
  const known = low !== null && high !== null && estimate !== null
  const rest = aligned && 'inline-block w-26 pl-1 text-left'
  return (
    <span className={clsx('whitespace-nowrap', className)}>
      <span className={clsx('font-semibold', aligned && 'inline-block w-8 text-right', estimate === null && 'font-normal text-faint')}>
        {signedPoints(estimate)}
      </span>
      {known ? (
        <span className={clsx('text-muted', rest)}>
          {' ('}
          {signedPoints(low)} to {signedPoints(high)}
          {')'}
        </span>
      ) : (
        <span className={clsx('text-faint', rest)}>{estimate === null ? '' : ' no interval'}</span>
      )}
    </span>
  )
}

import Link from 'next/link'
import type { Context } from '@/lib/context'
import { plural } from '@/lib/format'
import { countDueForecasts } from '@/lib/services/forecast-list'

/** One line on the board for forecasts that have reached their day; nothing while none has. */
export async function DueForecasts({ ctx, base }: { ctx: Context; base: string }) {
  const due = await countDueForecasts(ctx)
  if (due === 0) return null
  return (
    <p>
      <Link className="link" href={`${base}/reviews/forecasts`}>
        {plural(due, 'forecast')} {due === 1 ? 'is' : 'are'} due
      </Link>
      : see whether {due === 1 ? 'it' : 'they'} came true.
    </p>
  )
}

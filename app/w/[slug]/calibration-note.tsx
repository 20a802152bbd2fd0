import Link from 'next/link'
import type { Context } from '@/lib/context'
import { formatNumber } from '@/lib/format'
import { calibrationState } from '@/lib/services/trust'

/** One line for the board: whether this workspace's forecasts have been tested enough, and where to read more. */
export async function CalibrationNote({ ctx }: { ctx: Context }) {
  const { resolved, enough, calibrated } = await calibrationState(ctx)
  return (
    <p className="text-sm text-muted">
      {calibrated
        ? `${formatNumber(resolved)} past verdicts could be checked. `
        : `Uncalibrated: ${formatNumber(resolved)} past verdicts could be checked; ${enough} are needed to judge the engine here. `}
      <Link href={`/w/${ctx.workspace.slug}/trust`} className="link inline-flex min-h-6 items-center">
        How far can you trust this?
      </Link>
    </p>
  )
}

/** Its line while it is counted. */
export function CalibrationPending() {
  return <p className="min-h-6 text-sm text-muted">Counting what can be told by now …</p>
}

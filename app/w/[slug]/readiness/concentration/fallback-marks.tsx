import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { Rehearsed } from '@/lib/domain/concentration'
import { type Day, daysBetween } from '@/lib/domain/day'
import { type RehearsalState, rehearsalDays, rehearsalState } from '@/lib/domain/fallback-state'
import { formatDate, formatDaysAway, formatNumber } from '@/lib/format'

const tones: Record<RehearsalState, BadgeTone> = { failed: 'danger', never: 'dashed', old: 'dashed', partly: 'neutral', worked: 'neutral' }
const outcomes = { worked: 'Worked', partly: 'Partly worked', failed: 'Failed' }

type FallbackMarksProps = {
  last: Rehearsed | null
  today: Day
  endsOn: Day | null
  archived: boolean
  /** Why it goes down with the incumbent. */
  breaks: readonly string[]
}

/** What to think of a fallback: why it goes down with the incumbent, how the last rehearsal went and when, and whether it still exists. */
export function FallbackMarks({ last, today, endsOn, archived, breaks }: FallbackMarksProps) {
  const ended = endsOn !== null && endsOn <= today
  return (
    <span className="inline-flex flex-wrap gap-1 align-middle">
      {ended ? <Badge tone="danger">Ended on {formatDate(endsOn)}</Badge> : null}
      {breaks.length > 0 ? (
        <span>
          <Badge tone="danger">Goes down too</Badge> <span className="text-sm text-muted">{breaks.join(', ')}</span>
        </span>
      ) : null}
      <Badge tone={tones[rehearsalState(last, today)]}>{rehearsalText(last, today)}</Badge>
      {archived ? <Badge tone="dashed">Archived offering</Badge> : null}
    </span>
  )
}

function rehearsalText(last: Rehearsed | null, today: Day): string {
  if (last === null) return 'Never rehearsed'
  const said = `${outcomes[last.outcome]} ${formatDaysAway(-daysBetween(last.on, today))}`
  return rehearsalState(last, today) === 'old' ? `${said}, older than ${formatNumber(rehearsalDays)} days` : said
}

import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { formatNumber, notPublished, plural } from '@/lib/format'
import type { StatusDetail } from '@/lib/services/status-views'
import { DayStrip } from '../day-strip'
import { SaysNow } from '../status-table'
import { admitted, ownWord, shareText, windowText, worthText } from '../status-words'

/** What the page says now, what its own word of the last 90 days comes to, and what that is worth. */
export function StatusFigures({ status, zone, pausedAt }: { status: StatusDetail; zone: string; pausedAt: Date | null }) {
  const { observed, description, since, components, readAt, everyMinutes, active } = status
  return (
    <Section id="now" title="What it says" meta={ownWord} flush>
      <DataList
        columns={2}
        items={[
          { term: active ? 'Now' : 'Before the pause', value: <SaysNow line={status} />, note: readAt ? `“${description}”` : null },
          { term: 'Since', value: since ? <Time value={since} withTime zone={zone} /> : null },
          {
            term: admitted,
            value: observed ? shareText(observed) : notPublished,
            note: observed ? windowText(observed, zone) : 'known after a first day',
          },
          { term: 'What stands behind it', value: observed ? worthText(observed) : notPublished },
          {
            term: 'Incidents in that time',
            value: observed ? formatNumber(observed.incidents) : notPublished,
            note: 'maintenance is not counted',
          },
          { term: 'Concerns us', value: components.length > 0 ? components.join(', ') : 'all of it' },
          { term: 'Reading', value: active ? `every ${plural(everyMinutes, 'minute')}` : <Paused at={pausedAt ?? readAt} zone={zone} /> },
        ]}
      />
      <div className="pt-4">
        <DayStrip days={status.days} vendor={status.vendorName} />
      </div>
    </Section>
  )
}

function Paused({ at, zone }: { at: Date | null; zone: string }) {
  return at ? (
    <>
      paused since <Time value={at} withTime zone={zone} />
    </>
  ) : (
    <>paused before it was ever read</>
  )
}

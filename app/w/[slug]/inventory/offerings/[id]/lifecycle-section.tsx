import { Plus } from 'lucide-react'
import Link from 'next/link'
import { LifeAxis, LifeLegend, LifeLine } from '@/components/charts/life-line'
import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { lifeLine, lifeText, lifeTicks, lifeWindow } from '@/lib/domain/life-line'
import { endsUndated, noticeText, pinnedFace } from '@/lib/domain/lifecycle-clock'
import { stageLabel } from '@/lib/domain/lifecycle-event'
import { lifecycleStatuses } from '@/lib/domain/model'
import { formatDaysAway } from '@/lib/format'
import type { OfferingClock } from '@/lib/services/lifecycle-clocks'
import type { SourcedEvent } from '@/lib/services/lifecycle-events'
import { setPinnedAction } from './lifecycle/actions'
import { PinnedForm } from './lifecycle/pinned-form'
import { LifecycleDays } from './lifecycle-days'

type LifecycleSectionProps = {
  slug: string
  clock: OfferingClock
  events: readonly SourcedEvent[]
  /** What the row of the offering says of itself. */
  row: { lifecycleStatus: string | null; lifecycleNote: string | null }
  replacement: { id: string; title: string } | null
  today: string
  may: { events: boolean; pinned: boolean }
}

/** How long an offering has lived and will: its stages with who says so, what its id names, and what comes instead. */
export function LifecycleSection({ slug, clock, events, row, replacement, today, may }: LifecycleSectionProps) {
  const path = `/w/${slug}/inventory/offerings/${clock.id}/lifecycle`
  return (
    <Section
      id="lifecycle"
      title="Lifecycle"
      meta={clock.stage === null ? 'nobody has said anything yet' : stageLabel(clock.stage)}
      actions={
        may.events ? (
          <ButtonLink size="sm" href={`${path}/new`} icon={<Plus aria-hidden="true" />}>
            Add an event
          </ButtonLink>
        ) : null
      }
      flush
    >
      <Unsettled clock={clock} />
      <Line clock={clock} today={today} />
      <LifecycleDays slug={slug} clock={clock} events={events} today={today} edit={may.events ? path : null} />
      <div className="border-t">
        <Summary slug={slug} clock={clock} row={row} replacement={replacement} mayPin={may.pinned} />
      </div>
    </Section>
  )
}

const whyNot = {
  disputed:
    'The row of this offering, or of its model, marks its end as disputed. Settle that there; until then no dependency is forced to move.',
  partly_retired: 'Only some builds have ended, says its row. No dependency is forced to move until the row says that all have.',
  not_on_row: 'The row of this offering does not carry this day. Save the event again, and the board follows it.',
}

function Unsettled({ clock: { unsettled } }: { clock: OfferingClock }) {
  if (unsettled === null) return null
  return (
    <div className="py-3">
      <Notice tone="warn" title="An end is named that does not count">
        {whyNot[unsettled]}
      </Notice>
    </div>
  )
}

function Line({ clock, today }: { clock: OfferingClock; today: string }) {
  if (clock.days.length === 0) return null
  const window = lifeWindow(today)
  const ticks = lifeTicks(window)
  const line = lifeLine(clock, today, window)
  return (
    <div className="max-w-3xl px-3 pt-2">
      <LifeAxis ticks={ticks} today={line.today} />
      <LifeLine line={line} ticks={ticks} text={lifeText(clock, today)} className="block" />
      <LifeLegend />
    </div>
  )
}

type SummaryProps = Pick<LifecycleSectionProps, 'slug' | 'clock' | 'row' | 'replacement'> & { mayPin: boolean }

function Summary({ slug, clock, row, replacement, mayPin }: SummaryProps) {
  const { label, meaning } = pinnedFace(clock.pinned, clock.kind)
  const pins = mayPin && clock.kind !== 'self_host'
  return (
    <DataList
      columns={2}
      items={[
        {
          term: 'Status on its row',
          value: lifecycleStatuses.find((status) => status.id === row.lifecycleStatus)?.label,
          note: row.lifecycleNote,
        },
        {
          term: 'Ends',
          value: clock.retiresOn && <Time value={clock.retiresOn} />,
          note: endsUndated(clock)
            ? 'deprecated, and no day is known: any day can be the last'
            : [clock.daysLeft === null ? null : formatDaysAway(clock.daysLeft), noticeText(clock)].filter(Boolean).join(' · '),
        },
        {
          term: 'Replacement',
          value: replacement && (
            <Link href={`/w/${slug}/inventory/models/${replacement.id}`} className="link">
              {replacement.title}
            </Link>
          ),
        },
        {
          term: 'What the id names',
          value: pins ? (
            <PinnedForm action={setPinnedAction.bind(null, slug)} id={clock.id} version={clock.version} pinned={clock.pinned} />
          ) : (
            label
          ),
          note: meaning,
        },
      ]}
    />
  )
}

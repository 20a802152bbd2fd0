import { Archive, Pencil } from 'lucide-react'
import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { type Day, daysBetween } from '@/lib/domain/day'
import type { ClockDay } from '@/lib/domain/lifecycle-clock'
import { stageLabel } from '@/lib/domain/lifecycle-event'
import { formatDaysAway } from '@/lib/format'
import type { OfferingClock } from '@/lib/services/lifecycle-clocks'
import type { SourcedEvent } from '@/lib/services/lifecycle-events'
import { archiveLifecycleEventAction, unarchiveLifecycleEventAction } from './lifecycle/actions'

type LifecycleDaysProps = {
  slug: string
  clock: OfferingClock
  events: readonly SourcedEvent[]
  today: Day
  /** The address below which events are edited; null for those who may not. */
  edit: string | null
}

/** Every day that somebody gives for a stage: which one counts, since when it is known, and where it was read. */
export function LifecycleDays({ slug, clock, events, today, edit }: LifecycleDaysProps) {
  if (clock.days.length === 0)
    return (
      <p className="py-3 text-muted">
        No day of its life is entered. An event says when it was previewed, became generally available, was deprecated or retires, and who
        says so; a day of retirement forces the dependencies on it to move.
      </p>
    )
  return (
    <Table label="Days of its life" minWidth="56rem">
      <thead>
        <tr>
          <Th fixed="narrow">Stage</Th>
          <Th>On</Th>
          <Th>Known since</Th>
          <Th>Counts</Th>
          <Th>Source</Th>
          {edit ? (
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {clock.days.map((day) => (
          <DayRow
            key={`${day.stage} ${day.on} ${day.eventId ?? day.saidBy}`}
            {...{ slug, clock, day, today, edit }}
            event={events.find(({ id }) => id === day.eventId) ?? null}
          />
        ))}
      </tbody>
    </Table>
  )
}

type DayRowProps = Omit<LifecycleDaysProps, 'events'> & { day: ClockDay; event: SourcedEvent | null }

function DayRow({ slug, clock, day, event, today, edit }: DayRowProps) {
  const disagreed = clock.disagreements.includes(day.stage)
  return (
    <Tr>
      <RowHead className="font-semibold">{stageLabel(day.stage)}</RowHead>
      <Td className="whitespace-nowrap">
        <Time value={day.on} /> <span className="text-sm text-muted">{formatDaysAway(daysBetween(today, day.on))}</span>
      </Td>
      <Td>
        <Time value={day.knownOn} />
      </Td>
      <Td className={day.counts ? '' : 'text-muted'}>
        {day.counts ? 'yes' : 'no'}
        {disagreed ? (
          <span className="block text-sm text-muted">{day.counts ? 'the earliest of several' : 'an earlier day counts'}</span>
        ) : null}
      </Td>
      <Td>
        <ReadIn slug={slug} clock={clock} day={day} event={event} />
      </Td>
      {edit ? <Td className="text-right whitespace-nowrap">{event ? <Change slug={slug} edit={edit} event={event} /> : null}</Td> : null}
    </Tr>
  )
}

function ReadIn({ slug, clock, day, event }: Pick<DayRowProps, 'slug' | 'clock' | 'day' | 'event'>) {
  if (event) {
    return (
      <>
        {event.source ? (
          <Link href={`/w/${slug}/sources/${event.source.id}`} className="link">
            {event.source.title}
          </Link>
        ) : (
          <span className="text-muted">{event.createdByName ? `the word of ${event.createdByName}` : 'no source is named'}</span>
        )}{' '}
        {event.origin === 'demo' ? <DemoMark /> : null}
        {event.note ? <span className="block max-w-72 text-sm text-muted">{event.note}</span> : null}
      </>
    )
  }
  const source = clock.sources[day.saidBy]
  const whose = day.saidBy === 'model' ? 'the row of its model' : 'its own row'
  return (
    <>
      {source?.url ? <ExternalLink href={source.url}>{source.title}</ExternalLink> : source?.title}
      <span className="block text-sm text-muted">
        {day.saidBy === 'model' ? (
          <Link href={`/w/${slug}/inventory/models/${clock.model.id}`} className="link">
            {whose}
          </Link>
        ) : (
          whose
        )}
      </span>
    </>
  )
}

function Change({ slug, edit, event }: { slug: string; edit: string; event: SourcedEvent }) {
  const name = stageLabel(event.stage).toLowerCase()
  return (
    <span className="inline-flex gap-1">
      <ButtonLink
        size="sm"
        variant="ghost"
        href={`${edit}/${event.id}`}
        aria-label={`Edit the event: ${name}`}
        icon={<Pencil aria-hidden="true" />}
      >
        Edit
      </ButtonLink>
      <CommandButton
        action={archiveLifecycleEventAction.bind(null, slug)}
        undo={unarchiveLifecycleEventAction.bind(null, slug)}
        fields={{ id: event.id }}
        name={`Archive the event: ${name}`}
        pendingLabel="…"
      >
        <Archive aria-hidden="true" />
      </CommandButton>
    </span>
  )
}

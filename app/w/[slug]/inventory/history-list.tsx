import { Fragment } from 'react'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { formatDate, plural } from '@/lib/format'
import { type FieldChange, fieldChanges } from './field-changes'

export type HistoryEvent = { seq: number; at: Date; actorName: string; action: string; detail: unknown }

type Row = Record<string, unknown>

const words: Record<string, string> = {
  created: 'added it',
  archived: 'archived it',
  unarchived: 'restored it',
  retracted: 'marked it as withdrawn by its publisher',
  reinstated: 'took back the mark that it was withdrawn',
  tagged: 'tagged it',
  untagged: 'took a tag off it',
  recorded: 'recorded it',
  voided: 'voided it',
  added: 'added it',
  taken_on: 'took it on',
  done: 'marked it as done',
  dropped: 'dropped it',
  reopened: 'opened it again',
  settled: 'closed it by evidence',
}

type Told = { text: string; changes: FieldChange[] }

function toldOf({ action, detail }: HistoryEvent, names: HistoryProps['names']): Told {
  const verb = action.split('.')[1] ?? action
  const { withdrawnOn, reason } = detail as Row
  if (verb === 'retracted' && typeof withdrawnOn === 'string')
    return { text: `marked it as withdrawn by its publisher on ${formatDate(withdrawnOn)}: “${reason}”`, changes: [] }
  if (verb !== 'changed') return { text: words[verb] ?? verb.replaceAll('_', ' '), changes: [] }
  const { before, after, catalogue, undone, import: imported } = detail as Record<'before' | 'after', Row | undefined> & Row
  const changes = fieldChanges(before, after, names)
  if (undone) return { text: changes.length > 0 ? 'undid an import:' : 'undid an import', changes }
  if (imported) return { text: changes.length > 0 ? 'changed by an import:' : 'imported it unchanged', changes }
  if (catalogue)
    return changes.length > 0
      ? { text: `took from the catalogue ${catalogue}:`, changes }
      : { text: `kept it against the catalogue ${catalogue}`, changes }
  return { text: changes.length > 0 ? 'changed' : 'saved it unchanged', changes }
}

const shown = 4

function Change({ label, before, after }: FieldChange) {
  return (
    <>
      {label.toLowerCase()} <span className="text-muted">{before}</span> → {after}
    </>
  )
}

/** "changed value 1,450 → 1,455, note — → As printed." */
function Sentence({ event, names }: { event: HistoryEvent; names: HistoryProps['names'] }) {
  const { text, changes } = toldOf(event, names)
  return (
    <>
      {text}{' '}
      {changes.slice(0, shown).map((change, at) => (
        <Fragment key={change.label}>
          {at > 0 ? ', ' : ''}
          <Change {...change} />
        </Fragment>
      ))}
      {changes.length > shown ? (
        <details className="text-muted">
          <summary>and {plural(changes.length - shown, 'more field')}</summary>
          <ul className="pl-4">
            {changes.slice(shown).map((change) => (
              <li key={change.label}>
                <Change {...change} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

type HistoryProps = { events: readonly HistoryEvent[]; zone: string /** What ids are called. */; names?: Record<string, string> }

/** Who changed a row, when, and which of its fields. */
export function HistoryList({ events, zone, names }: HistoryProps) {
  return (
    <Section title="History of edits" flush>
      {events.length === 0 ? (
        <p className="py-3 text-muted">Nobody in this workspace has changed it.</p>
      ) : (
        <ol>
          {events.map((event) => (
            <li key={event.seq} className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 border-b py-1.5">
              <span className="min-w-0 flex-1 basis-64">
                <span className="font-semibold">{event.actorName}</span> <Sentence event={event} names={names} />
              </span>
              <Time value={event.at} withTime zone={zone} className="whitespace-nowrap text-muted" />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

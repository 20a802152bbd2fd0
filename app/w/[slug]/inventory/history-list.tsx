import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { fieldLabel } from './labels'

export type HistoryEvent = { seq: number; at: Date; actorName: string; action: string; detail: unknown }

type Row = Record<string, unknown>
const unedited = new Set(['id', 'version', 'origin', 'archivedAt'])

const words: Record<string, string> = {
  created: 'added it',
  archived: 'archived it',
  unarchived: 'restored it',
  recorded: 'recorded it',
  voided: 'voided it',
  added: 'added it',
  taken_on: 'took it on',
  done: 'marked it as done',
  dropped: 'dropped it',
  reopened: 'opened it again',
  settled: 'closed it by evidence',
}

/** The stored and the given value of a field differ in the order of keys inside JSON, which says nothing. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null)
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => same((a as Row)[key], (b as Row)[key]))
}

function sentence({ action, detail }: HistoryEvent): string {
  const verb = action.split('.')[1] ?? action
  if (verb !== 'changed') return words[verb] ?? verb
  const { before, after, catalogue } = detail as { before?: Row; after?: Row; catalogue?: string }
  const changed = Object.keys(after ?? {}).filter((field) => !unedited.has(field) && !same(before?.[field], after?.[field]))
  const names = changed.map((field) => fieldLabel(field).toLowerCase()).join(', ')
  if (catalogue) return names ? `took ${names} from the catalogue ${catalogue}` : `kept it against the catalogue ${catalogue}`
  return names ? `changed ${names}` : 'saved it unchanged'
}

/** Who changed a row, when, and which of its fields. */
export function HistoryList({ events, zone }: { events: readonly HistoryEvent[]; zone: string }) {
  return (
    <Section title="History of edits" flush>
      {events.length === 0 ? (
        <p className="py-3 text-muted">Nobody in this workspace has changed it.</p>
      ) : (
        <ol>
          {events.map((event) => (
            <li key={event.seq} className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 border-b py-1.5">
              <span className="min-w-0 flex-1 basis-64">
                <span className="font-semibold">{event.actorName}</span> {sentence(event)}
              </span>
              <Time value={event.at} withTime zone={zone} className="whitespace-nowrap text-muted" />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

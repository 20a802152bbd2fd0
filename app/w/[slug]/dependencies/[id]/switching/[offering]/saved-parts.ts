import { partText, type SwitchingParts, switchingParts } from '@/lib/domain/switching-cost'
import type { HistoryEvent } from '../../../../inventory/history-list'

type Saved = { parts: SwitchingParts; note: string | null } | null

const told = (saved: Saved) => ({
  ...Object.fromEntries(switchingParts.map(({ id }) => [id, saved?.parts[id] ? partText(saved.parts[id]) : null])),
  note: saved?.note ?? null,
})

/** What each save changed, part by part, as the history of edits tells it. */
export const savedParts = (events: readonly HistoryEvent[]): HistoryEvent[] =>
  events.map((event) => {
    const { before, after } = event.detail as { before: Saved; after: Saved }
    return { ...event, action: 'switching_estimate.changed', detail: { before: told(before), after: told(after) } }
  })

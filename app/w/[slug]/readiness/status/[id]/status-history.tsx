import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'

type Event = { seq: number; at: Date; actorName: string; action: string; detail: unknown }
type Detail = { url?: string; problem?: string; failure?: string | null; name?: string; how?: string }

const said: Record<string, (detail: Detail) => string> = {
  set: ({ url }) => `set ${url}`,
  changed: ({ url }) => `changed how ${url} is read`,
  read: ({ failure }) => (failure ? `read it; that failed: ${failure}` : 'read it'),
  paused: () => 'paused it',
  resumed: () => 'let it be read again',
  archived: () => 'removed it',
  unarchived: () => 'restored it',
  failing: ({ problem }) => `could not read it: ${problem}`,
  recovered: () => 'could read it again',
  softened: ({ name, how }) => `saw the page rewrite “${name}”: ${how}`,
}

/** What people did with the page, when its reading began to fail, and what the page rewrote afterwards. */
export function StatusHistory({ events, zone }: { events: readonly Event[]; zone: string }) {
  return (
    <Section title="History" flush>
      <ol>
        {events.map(({ seq, at, actorName, action, detail }) => {
          const verb = action.split('.')[1] ?? action
          return (
            <li key={seq} className="flex min-h-8.5 flex-wrap items-baseline gap-x-4 border-b py-1.5">
              <span className="min-w-0 flex-1 basis-64 wrap-anywhere">
                <span className="font-semibold">{actorName}</span> {said[verb]?.(detail as Detail) ?? verb}
              </span>
              <Time value={at} withTime zone={zone} className="whitespace-nowrap text-muted" />
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

import { Section } from '@/components/ui/section'
import { plural } from '@/lib/format'
import type { UnreadNumber } from '@/lib/import/article-unread'

const most = 140

/** Numbers that stand beside a model and became no draft, so that nobody takes them for read. */
export function UnreadList({ unread }: { unread: readonly UnreadNumber[] }) {
  if (unread.length === 0) return null
  return (
    <Section title="Not read" meta={plural(unread.length, 'number')} flush>
      <p className="py-1.5 text-muted">
        Prices, durations and sizes are no results of a test. Put those that matter down as facts of an offering, or add a claim by hand.
      </p>
      <ul>
        {unread.map(({ start, text, quote }) => (
          <li key={start} className="flex flex-wrap gap-x-3 border-t py-1.5">
            <span className="w-36 shrink-0 font-semibold wrap-anywhere">{text}</span>
            <q className="min-w-0 flex-1 basis-60 text-sm text-muted wrap-anywhere">
              {quote.length > most ? `${quote.slice(0, most)}…` : quote}
            </q>
          </li>
        ))}
      </ul>
    </Section>
  )
}

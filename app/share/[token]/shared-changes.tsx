import { Section } from '@/components/ui/section'
import { type Change, changeText } from '@/lib/domain/changes'
import { formatWeekShort } from '@/lib/format'

type SharedChangesProps = { since: string | null; changes: readonly Change[] }

/** What moved since the signed week before, and why. */
export function SharedChanges({ since, changes }: SharedChangesProps) {
  return (
    <Section title={since ? `Changed since ${formatWeekShort(since)}` : 'Changes'}>
      {changes.length === 0 ? (
        <p className="text-muted">
          {since
            ? 'No status changed, and no other challenger came first.'
            : 'This is the first signed week; there is none to compare with.'}
        </p>
      ) : (
        <ul className="flex max-w-4xl flex-col gap-2">
          {changes.map((change) => (
            <li key={change.dependencyId}>
              <strong className="font-semibold">{change.name}</strong>: {changeText(change)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

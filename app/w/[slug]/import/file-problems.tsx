import { Notice } from '@/components/ui/notice'

export type FileProblem = { place: string | null; column: string | null; reason: string; fix: string }

/** Why a file could not be read: for each place the reason and what to do. */
export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Notice tone="error" title="This could not be read, so nothing was kept">
      <ul className="flex flex-col gap-1">
        {problems.map(({ place, column, reason, fix }) => (
          <li key={`${place} ${column} ${reason}`}>
            {place || column ? (
              <span className="text-ink">{[place, column ? `column “${column}”` : null].filter(Boolean).join(', ')}: </span>
            ) : null}
            {reason} {fix}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

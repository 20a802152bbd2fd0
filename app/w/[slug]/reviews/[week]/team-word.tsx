import { StatusBadge } from '@/components/verdict/status-badge'
import type { OverrideLine } from '@/lib/domain/report'
import { statusFace } from '@/lib/domain/status'
import type { SignatureLine } from './signatures'

type TeamWordProps = { dependencyId: string; overrides: readonly OverrideLine[]; lines: readonly SignatureLine[] }

/** What people say about one row beside the engine: what the team decides instead, and who does not share the verdict. */
export function TeamWord({ dependencyId, overrides, lines }: TeamWordProps) {
  const said = lines.flatMap(({ name, dissents }) =>
    dissents.filter((dissent) => dissent.dependencyId === dependencyId).map(({ note }) => ({ name, note })),
  )
  return (
    <>
      {overrides
        .filter((line) => line.dependencyId === dependencyId)
        .map((line) => (
          <span key={`${line.challengerId} ${line.goal}`} className="mt-1 block border-l-2 border-ink pl-2 text-sm">
            <span className="block">The team decides otherwise:</span>
            <StatusBadge status={line.status} />
            <span className="block text-muted">
              “{line.reason}” {line.authorName}. The engine says {statusFace(line.engineStatus).label.toLowerCase()}.
            </span>
          </span>
        ))}
      {said.map(({ name, note }) => (
        <span key={name} className="mt-1 block border-l-2 pl-2 text-sm text-muted">
          {name} dissents: “{note}”
        </span>
      ))}
    </>
  )
}

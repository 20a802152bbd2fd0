import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import type { ClaimConflict, ConflictSide } from '@/lib/domain/claim-conflicts'
import { formatDate } from '@/lib/format'

type ConflictsProps = { conflicts: readonly ClaimConflict[]; base: string; writes: boolean }

/** Claims that the board rests on and that cannot both be right. */
export function ConflictsSection({ conflicts, base, writes }: ConflictsProps) {
  return (
    <Section title="Claims that disagree" meta="farther apart than chance explains" flush>
      {conflicts.length === 0 ? (
        <p className="py-3 text-muted">No two claims that this board rests on contradict each other.</p>
      ) : (
        <ul>
          {conflicts.map((conflict) => {
            const { id, about, sides, dependencies, fresh } = conflict
            return (
              <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-2">
                <div className="min-w-0 flex-1 basis-72">
                  <p>
                    {about} {fresh ? <Badge tone="accent">new</Badge> : null}
                  </p>
                  <p className="text-muted">
                    <Side side={sides[0]} base={base} />; <Side side={sides[1]} base={base} />
                  </p>
                  <p className="text-sm text-muted">
                    matters for{' '}
                    {dependencies.map((dependency, index) => (
                      <span key={dependency.id}>
                        {index > 0 ? ', ' : ''}
                        <Link href={`${base}/dependencies/${dependency.id}`} className="quiet-link">
                          {dependency.name}
                        </Link>
                      </span>
                    ))}
                  </p>
                </div>
                {writes ? (
                  <Link
                    data-print="hide"
                    href={`${base}/actions/new?claim=${sides[0].claimId}`}
                    className="quiet-link inline-flex min-h-6 items-center"
                  >
                    Add an action<span className="sr-only"> about {about}</span>
                  </Link>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

function Side({ side: { claimId, org, says, publishedOn }, base }: { side: ConflictSide; base: string }) {
  return (
    <>
      <Link href={`${base}/claims/${claimId}`} className="link">
        {org}
      </Link>
      : {says} ({formatDate(publishedOn)})
    </>
  )
}

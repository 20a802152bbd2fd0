import Link from 'next/link'
import { Doubt } from '@/components/verdict/doubt'
import { formatDate } from '@/lib/format'
import type { ClaimUse } from '@/lib/services/claim-uses'
import type { WorthUse } from './reading'

type GradeProps = { use: WorthUse | null; uses: readonly ClaimUse[]; path: string }

/** The grade of the evidence with its two largest doubts, in the comparison where the claim says most; or which reading counts in its place. */
export function GradeLine({ use, uses, path }: GradeProps) {
  if (use !== null)
    return (
      <div className="max-w-[72ch]">
        <Doubt {...use.worth} />
        <p className="text-sm text-muted">
          for {use.dependency.name}: {use.challenger.title} against {use.incumbent}. The grade is of this figure alone; a verdict pools it
          with what other evaluators and own trials found, and where those agree it can be surer than any one of them.
        </p>
      </div>
    )
  const [instead] = uses.flatMap((entry) => entry.instead ?? [])
  return (
    <p className="max-w-[72ch] text-muted">
      {instead ? (
        <>
          No grade of its own: it tells a figure that counts once, and <InsteadLink instead={instead} path={path} /> stands for it.
        </>
      ) : (
        'No grade: it takes part in no comparison that this workspace weighs, so there is no decision to grade it for.'
      )}
    </p>
  )
}

export function InsteadLink({ instead, path }: { instead: NonNullable<ClaimUse['instead']>; path: string }) {
  return (
    <>
      <Link className="link" href={`${path}/${instead.id}`} prefetch={false}>
        the reading of {formatDate(instead.publishedOn)}
      </Link>
      {instead.fuller ? ', which gives the interval or sample that this one leaves out,' : ''}
    </>
  )
}

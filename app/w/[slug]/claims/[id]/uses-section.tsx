import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { Doubt } from '@/components/verdict/doubt'
import { formatDate } from '@/lib/format'
import type { ClaimUse } from '@/lib/services/claim-uses'
import { InsteadLink } from './grade-line'

type UsesProps = {
  uses: readonly ClaimUse[]
  base: string
  /** A later figure of the same evaluator for the same, which verdicts read in the place of this one. */
  newer: { id: string; publishedOn: string } | null
}

/** The verdicts that read this claim, and how each of them compares it. */
export function UsesSection({ uses, base, newer }: UsesProps) {
  const path = `${base}/claims`
  return (
    <Section title="Verdicts that read it" flush>
      {uses.length === 0 ? (
        <p className="max-w-[72ch] py-3 text-muted">
          None today. A verdict reads a claim when the same evaluator measured challenger and incumbent in one table, on a dimension that
          the dependency weighs.
          {newer ? (
            <>
              {' '}
              Of several snapshots of a board they read the newest:{' '}
              <Link className="link" href={`${path}/${newer.id}`} prefetch={false}>
                the figure of {formatDate(newer.publishedOn)}
              </Link>{' '}
              came after this one.
            </>
          ) : null}
        </p>
      ) : (
        <ul>
          {uses.map(({ dependency, challenger, incumbent, counts, instead, explanation, worth }) => (
            <li key={`${dependency.id} ${challenger.id}`} className="border-b py-1.5">
              <Link className="link" href={`${base}/dependencies/${dependency.id}/vs/${challenger.id}`}>
                {dependency.name}: {challenger.title} against {incumbent}
              </Link>{' '}
              {counts ? null : <Badge>mention only</Badge>}
              {instead ? (
                <span className="block max-w-[100ch] text-muted">
                  Of the same figures <InsteadLink instead={instead} path={path} /> counts.
                </span>
              ) : null}
              <span className="block max-w-[100ch] text-muted">{explanation}</span>
              {worth ? (
                <div className="max-w-[72ch] py-1">
                  <Doubt {...worth} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

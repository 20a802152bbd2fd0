import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { Doubt } from '@/components/verdict/doubt'
import type { ClaimUse } from '@/lib/services/claim-uses'

/** The verdicts that read this claim, and how each of them compares it. */
export function UsesSection({ uses, base }: { uses: readonly ClaimUse[]; base: string }) {
  return (
    <Section title="Verdicts that read it" flush>
      {uses.length === 0 ? (
        <p className="max-w-[72ch] py-3 text-muted">
          None today. A verdict reads a claim when the same evaluator measured challenger and incumbent in one table, on a dimension that
          the dependency weighs.
        </p>
      ) : (
        <ul>
          {uses.map(({ dependency, challenger, incumbent, counts, explanation, worth }) => (
            <li key={`${dependency.id} ${challenger.id}`} className="border-b py-1.5">
              <Link className="link" href={`${base}/dependencies/${dependency.id}/vs/${challenger.id}`}>
                {dependency.name}: {challenger.title} against {incumbent}
              </Link>{' '}
              {counts ? null : <Badge>mention only</Badge>}
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

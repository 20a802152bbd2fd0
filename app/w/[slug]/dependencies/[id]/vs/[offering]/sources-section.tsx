import Link from 'next/link'
import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/format'
import type { PairView } from './pair-view'

/** Every source behind the numbers of this page. */
export function SourcesSection({ pair, report, base }: PairView) {
  const fromClaims = pair.comparisons.flatMap((comparison) => comparison.claimIds.map((id) => report.claims[id]?.sourceId))
  const ids = [...new Set([...fromClaims, ...pair.facts.map((fact) => fact.sourceId)])]
  const sources = ids.flatMap((id) => (id ? (report.sources[id] ?? []) : [])).sort((a, b) => (a.title < b.title ? -1 : 1))
  return (
    <Section id="sources" title="Sources" meta={`policy ${report.policy.policyVersion} · ${pair.verdict.engineVersion}`}>
      {sources.length === 0 ? (
        <p className="text-muted">No published source stands behind this verdict.</p>
      ) : (
        <ol className="flex flex-col gap-2 leading-6">
          {sources.map((source) => (
            <li key={source.id} className="flex flex-wrap gap-x-3 gap-y-1">
              <Link className="link" href={`${base}/sources/${source.id}`}>
                {source.title}
              </Link>
              <span className="text-muted">{source.readOn ? `read ${formatDate(source.readOn)}` : 'date read not noted'}</span>
              {source.url ? <ExternalLink href={source.url} showHost /> : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

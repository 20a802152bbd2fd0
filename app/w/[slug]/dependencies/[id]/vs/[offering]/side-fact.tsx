import { DemoMark } from '@/components/verdict/demo-mark'
import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import type { ReportFact } from '@/lib/domain/report'
import type { GateFactUsed } from '@/lib/domain/verdict/output'
import { formatDate, notPublished } from '@/lib/format'

type SideFactProps = { used: GateFactUsed | undefined; facts: readonly ReportFact[]; currency: string; base: string }

/** The fact that the gate read; when it read none, the newest that exists, so that one sees what would have to be better. */
export function SideFact({ used, facts, currency, base }: SideFactProps) {
  const newest = [...facts].sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))
  const fact = used ? newest.find((entry) => entry.observedOn === used.observedAt && entry.sourceKind === used.source) : newest[0]
  if (!fact) return <span className="text-muted">{notPublished}</span>
  const kind = factSources.find((entry) => entry.id === fact.sourceKind)?.label ?? fact.sourceKind
  const source = fact.basis === null ? fact.sourceId : null
  return (
    <span className={used ? undefined : 'text-muted'}>
      {factText(fact, currency)}
      <span className="block text-sm text-muted">
        {[fact.basis, kind.toLowerCase(), formatDate(fact.observedOn)].filter(Boolean).join(' · ')}
        {' · '}
        <a className="link" href={source ? `${base}/sources/${source}` : `${base}/inventory/offerings/${fact.offeringId}`}>
          {source ? 'source' : 'offering'}
        </a>{' '}
        {fact.origin === 'demo' ? <DemoMark /> : null}
      </span>
    </span>
  )
}

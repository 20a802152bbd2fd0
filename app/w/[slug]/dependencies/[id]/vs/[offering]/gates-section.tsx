import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { GateMark } from '@/components/verdict/gate-mark'
import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import type { ReportFact } from '@/lib/domain/report'
import { gateWhy } from '@/lib/domain/verdict/gate-words'
import type { GateFactUsed } from '@/lib/domain/verdict/output'
import { formatDate, notPublished } from '@/lib/format'
import type { PairView } from './pair-view'

/** The production-parity checks, each with the facts of both sides, where they come from and how long they hold. */
export function GatesSection({ pair, entry, report, base }: PairView) {
  const { currency } = report.workspace
  return (
    <Section id="gates" title="Production parity" meta="unknown is never a pass">
      <Table label="Production-parity gates" minWidth="58rem">
        <thead>
          <tr>
            <Th fixed="narrow">Gate</Th>
            <Th>Result</Th>
            <Th>{pair.challenger.title}</Th>
            <Th>{entry.incumbent.title}</Th>
            <Th>Why</Th>
            <Th>Holds until</Th>
          </tr>
        </thead>
        <tbody>
          {pair.verdict.gates.map(({ gate, result, why }) => {
            const evidence = pair.verdict.gateEvidence.find((line) => line.gate === gate)
            const used = (side: 'challenger' | 'incumbent') => evidence?.used.find((fact) => fact.side === side)
            const until = evidence?.used.map((fact) => fact.freshUntil).sort()[0]
            const side = (name: 'challenger' | 'incumbent') => (
              <SideFact
                used={used(name)}
                facts={pair.facts.filter((fact) => fact.gate === gate && fact.side === name)}
                currency={currency}
                base={base}
              />
            )
            return (
              <Tr key={gate}>
                <RowHead>
                  {gateLabel(gate)}
                  {evidence?.required === false ? <span className="font-normal text-muted"> · advisory</span> : null}
                </RowHead>
                <Td>
                  <GateMark result={result} />
                </Td>
                <Td>{side('challenger')}</Td>
                <Td>{side('incumbent')}</Td>
                <Td className="text-muted">{gateWhy(why)}</Td>
                <Td>{until ? formatDate(until) : notPublished}</Td>
              </Tr>
            )
          })}
        </tbody>
      </Table>
    </Section>
  )
}

type SideFactProps = { used: GateFactUsed | undefined; facts: readonly ReportFact[]; currency: string; base: string }

/** The fact that the gate read; when it read none, the newest that exists, so that one sees what would have to be better. */
function SideFact({ used, facts, currency, base }: SideFactProps) {
  const newest = [...facts].sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))
  const fact = used ? newest.find((entry) => entry.observedOn === used.observedAt && entry.sourceKind === used.source) : newest[0]
  if (!fact) return <span className="text-muted">{notPublished}</span>
  const kind = factSources.find((entry) => entry.id === fact.sourceKind)?.label ?? fact.sourceKind
  return (
    <span className={used ? undefined : 'text-muted'}>
      {factText(fact, currency)}
      <span className="block text-sm text-muted">
        {[fact.basis, kind.toLowerCase(), formatDate(fact.observedOn)].filter(Boolean).join(' · ')}
        {' · '}
        <a
          className="link"
          href={
            fact.sourceId && fact.basis === null ? `${base}/sources/${fact.sourceId}` : `${base}/inventory/offerings/${fact.offeringId}`
          }
        >
          {fact.sourceId && fact.basis === null ? 'source' : 'offering'}
        </a>{' '}
        {fact.origin === 'demo' ? <DemoMark /> : null}
      </span>
    </span>
  )
}

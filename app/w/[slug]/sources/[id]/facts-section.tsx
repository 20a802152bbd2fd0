import { Section } from '@/components/ui/section'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import { formatDate, plural } from '@/lib/format'
import type { SourceFact } from '@/lib/services/sources'

type FactsSectionProps = { facts: readonly SourceFact[]; base: string; currency: string }

/** The readiness statements about offerings that were read in the source. */
export function FactsSection({ facts, base, currency }: FactsSectionProps) {
  if (facts.length === 0) return null
  return (
    <Section title="Facts read from it" meta={plural(facts.length, 'fact')} flush>
      <Table label="Facts read from this source" minWidth="48rem">
        <thead>
          <tr>
            <Th fixed="narrow">Offering</Th>
            <Th>Gate</Th>
            <Th>Value</Th>
            <Th>Kind of source</Th>
            <Th numeric>Seen on</Th>
            <Th>Quote</Th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <Tr key={fact.id}>
              <RowHead>
                <RowLink href={`${base}/inventory/offerings/${fact.offering.id}`}>{fact.offering.title}</RowLink>{' '}
                {fact.origin === 'demo' ? <DemoMark /> : null}
              </RowHead>
              <Td>{gateLabel(fact.gate)}</Td>
              <Td>{factText(fact, currency)}</Td>
              <Td className="text-muted">{factSources.find(({ id }) => id === fact.sourceKind)?.label ?? fact.sourceKind}</Td>
              <Td numeric>{formatDate(fact.observedOn)}</Td>
              <Td className="max-w-96 text-muted">{fact.quote === null ? '—' : <q>{fact.quote}</q>}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

import { DataList } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import type { Range3 } from '@/lib/domain/dependency'
import type { LeadLength } from '@/lib/domain/lead-lengths'
import { leadNeededText, pastLeadsText } from '@/lib/domain/payback-text'
import { type PaybackCase, paybackOf } from '@/lib/domain/switching-payback'
import { formatChance, formatMoney } from '@/lib/format'

type PaybackLinesProps = {
  /** Of the parts; null while one is missing. */
  sum: Range3 | null
  /** What the business case reads today. */
  standing: Range3 | null
  payback: PaybackCase | null
  leads: readonly LeadLength[]
  currency: string
}

/** What a switching cost means for the business case: when it pays, and whether leads have lasted so long before. */
export function PaybackLines({ sum, standing, payback, leads, currency }: PaybackLinesProps) {
  const cost = sum ?? standing
  const found = payback && paybackOf(payback, cost)
  const horizon = payback?.policy.horizonMonths ?? 12
  const missing = payback === null ? 'This pair is not weighed this week.' : cost === null ? 'It needs every part.' : null
  const why = found ? null : (missing ?? 'Other estimates of the business case are missing.')
  return (
    <Section
      title="When it pays"
      meta={sum ? 'at the sum of the parts' : standing ? 'at the switching cost as it stands' : 'as soon as no part is missing'}
      flush
    >
      <div role="status" aria-label="When it pays">
        <DataList
          items={[
            {
              term: 'Break-even',
              value: found && (found.breakEven === null ? 'not within five years' : `month ${found.breakEven}`),
              note: why ?? 'with a lead that decays as the policy says',
            },
            {
              term: 'Chance to pay back',
              value: found && formatChance(found.pPays),
              note: found && `within ${horizon} months; net value ${formatMoney(found.npv, currency)}`,
            },
            { term: 'The lead must last', value: found && leadNeededText(found.lead, horizon), note: found && leadNote(found.lead.kind) },
            {
              term: 'Past leads',
              value: pastLeadsText(leads, found?.lead.kind === 'months' ? found.lead.months : null),
              note: boardsOf(leads),
            },
          ]}
        />
      </div>
    </Section>
  )
}

const leadNote = (kind: string) =>
  kind === 'months'
    ? 'at its size of today, and then gone at once; means of the estimates'
    : kind === 'unpriced'
      ? 'give one point of quality a value on the dependency'
      : null

function boardsOf(leads: readonly LeadLength[]): string | null {
  const boards = [...new Set(leads.map(({ board }) => board))]
  return boards.length === 0 ? null : `on ${boards.join('; ')}`
}

import { DoesNotApply, NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Acceptance } from '@/lib/domain/trial-acceptance'
import { clipFaults, type TrialSide } from '@/lib/domain/trial-vote'
import { formatMoney, formatNumber, formatPercent } from '@/lib/format'

type SideTableProps = { acceptance: Record<TrialSide, Acceptance>; names: Record<TrialSide, string> }

/** The same on both sides, or two prices could not be compared at a glance. */
const decimals = 3

const label = (reason: string) => clipFaults.find(({ id }) => id === reason)?.label.toLowerCase() ?? reason

/** What of each side's clips raters would use, and what a second of it costs. */
export function SideTable({ acceptance, names }: SideTableProps) {
  return (
    <Section title="Accepted clips" meta="at list prices; a clip is accepted when most of those who judged it would use it" flush>
      <Table label="Acceptance and cost by side" minWidth="44rem">
        <thead>
          <tr>
            <Th fixed="narrow">Side</Th>
            <Th numeric>Judged</Th>
            <Th numeric>Accepted</Th>
            <Th numeric>No clip</Th>
            <Th numeric>Acceptance</Th>
            <Th numeric unit="USD">
              Cost per accepted second
            </Th>
            <Th>Reasons given (votes)</Th>
          </tr>
        </thead>
        <tbody>
          {(['challenger', 'incumbent'] as const).map((side) => (
            <SideRow key={side} name={names[side]} {...acceptance[side]} />
          ))}
        </tbody>
      </Table>
    </Section>
  )
}

function SideRow({ name, judged, accepted, failed, rate, costPerAcceptedSecondUsd, reasons }: Acceptance & { name: string }) {
  return (
    <Tr>
      <RowHead>{name}</RowHead>
      <Td numeric>{formatNumber(judged)}</Td>
      <Td numeric>{formatNumber(accepted)}</Td>
      <Td numeric>{formatNumber(failed)}</Td>
      <Td numeric>{rate === null ? <DoesNotApply /> : formatPercent(rate)}</Td>
      <Td numeric>{costPerAcceptedSecondUsd === null ? <NotPublished /> : formatMoney(costPerAcceptedSecondUsd, 'USD', decimals)}</Td>
      <Td>
        {reasons.length === 0 ? (
          <span className="text-muted">nothing</span>
        ) : (
          reasons
            .slice(0, 3)
            .map(({ reason, count }) => `${label(reason)} ${count}`)
            .join(', ')
        )}
      </Td>
    </Tr>
  )
}

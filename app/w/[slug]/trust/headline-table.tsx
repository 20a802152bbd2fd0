import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { StatusBadge } from '@/components/verdict/status-badge'
import { headlineOutcomes } from '@/lib/domain/backtest/headline'
import { doesNotApply, formatChance, formatDate } from '@/lib/format'
import type { HeadlineLine } from '@/lib/services/starter-backtest'

/** A headline's date as precisely as it is known. */
const dateText = (date: string): string =>
  date.length === 10 ? formatDate(date) : date.length === 7 ? formatDate(`${date}-01`).slice(2) : date

const outcomeLabel = (id: string): string => headlineOutcomes.find((entry) => entry.id === id)?.label ?? id

/** Every headline with what the engine would have said on its day and what became of it. */
export function HeadlineTable({ lines }: { lines: readonly HeadlineLine[] }) {
  return (
    <Table label="Headlines, what the engine would have said, and what turned out" minWidth="64rem">
      <thead>
        <tr>
          <Th className="max-sm:hidden">Date</Th>
          <Th className="max-sm:pl-0">Headline</Th>
          <Th>Switchboard on that day</Th>
          <Th>Turned out</Th>
          <Th>Sources</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ headline, row }) => (
          <Tr key={headline.id} className="[&>*]:align-top">
            <Td className="whitespace-nowrap max-sm:hidden">{dateText(headline.date)}</Td>
            <RowHead fixed="narrow" className="w-[18rem] min-w-48 max-sm:pl-0">
              <span className="font-semibold">{headline.modelName ?? 'No single model'}</span>
              <span className="block">{headline.claim}</span>
              <span className="block text-sm text-muted">
                {headline.claimant}
                <span className="sm:hidden"> · {dateText(headline.date)}</span>
              </span>
            </RowHead>
            <Td className="min-w-52">
              {row ? (
                <>
                  <StatusBadge status={row.status} />
                  <span className="block text-sm text-muted">
                    {formatChance(row.P)} to be worth it against {row.incumbent}
                  </span>
                </>
              ) : (
                doesNotApply
              )}
            </Td>
            <Td className="min-w-72">
              <span className="font-semibold">{outcomeLabel(headline.outcome)}</span>
              <span className="block text-sm">{headline.outcomeWhy}</span>
            </Td>
            <Td className="w-[16rem] min-w-48 text-sm">
              <ul className="leading-6">
                {headline.sources.map(({ url, title }) => (
                  <li key={url}>
                    <ExternalLink href={url}>{title}</ExternalLink>
                  </li>
                ))}
              </ul>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

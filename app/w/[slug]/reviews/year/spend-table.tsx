import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import type { WeekSums } from '@/lib/domain/year-weeks'
import { formatMoney, formatNumber, formatPercent, formatWeekShort } from '@/lib/format'

type SpendTableProps = { weeks: readonly WeekSums[]; reviews: string; currency: string }

/** The numbers behind the chart of spend. A spend that nobody stated is counted beside, never as zero. */
export function SpendTable({ weeks, reviews, currency }: SpendTableProps) {
  return (
    <Table label="Spend in each signed week" minWidth="38rem">
      <thead>
        <tr>
          <Th fixed="always">Week</Th>
          <Th numeric unit="a month">
            At risk
          </Th>
          <Th numeric unit="a month">
            Stated
          </Th>
          <Th numeric>Share at risk</Th>
          <Th numeric unit="dependencies">
            At risk
          </Th>
          <Th numeric unit="dependencies">
            Not stated
          </Th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, spend }) => (
          <Tr key={week}>
            <RowHead fixed="always">
              <Link className="quiet-link" href={`${reviews}/${week}`}>
                {formatWeekShort(week)}
              </Link>
            </RowHead>
            <Td numeric>{formatMoney(spend.atRisk, currency, 0)}</Td>
            <Td numeric>{formatMoney(spend.total, currency, 0)}</Td>
            <Td numeric>{formatPercent(spend.total > 0 ? spend.atRisk / spend.total : null)}</Td>
            <Td numeric>{formatNumber(spend.countAtRisk)}</Td>
            <Td numeric>{formatNumber(spend.unstated)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

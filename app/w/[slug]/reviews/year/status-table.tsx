import Link from 'next/link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { statuses } from '@/lib/domain/status'
import type { WeekSums } from '@/lib/domain/year-weeks'
import { formatNumber, formatWeekShort } from '@/lib/format'

type TableProps = { weeks: readonly WeekSums[]; reviews: string }

/** The numbers behind the chart of statuses. */
export function StatusTable({ weeks, reviews }: TableProps) {
  return (
    <Table label="Dependencies by status in each signed week" minWidth="44rem">
      <thead>
        <tr>
          <Th fixed="always">Week</Th>
          {statuses.map(({ id, short }) => (
            <Th key={id} numeric>
              {short}
            </Th>
          ))}
          <Th numeric>Not weighed</Th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, counts, notWeighed }) => (
          <Tr key={week}>
            <RowHead fixed="always">
              <Link className="quiet-link" href={`${reviews}/${week}`}>
                {formatWeekShort(week)}
              </Link>
            </RowHead>
            {statuses.map(({ id }) => (
              <Td key={id} numeric>
                {formatNumber(counts[id])}
              </Td>
            ))}
            <Td numeric>{formatNumber(notWeighed)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

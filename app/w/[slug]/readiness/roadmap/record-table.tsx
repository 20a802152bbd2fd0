import { CopyButton } from '@/components/ui/copy-button'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { recordText } from '@/lib/domain/roadmap'
import { formatDaysAway, formatNumber, formatPercent, plural } from '@/lib/format'
import type { VendorRoadmap } from '@/lib/services/roadmap'

/** One line for each vendor: how its promises came out, and when it was last asked. */
export function RecordTable({ roadmaps, home }: { roadmaps: readonly VendorRoadmap[]; home: string }) {
  return (
    <Table label="Track record by vendor" minWidth="68rem">
      <thead>
        <tr>
          <Th fixed="narrow">Vendor</Th>
          <Th>Kept in time</Th>
          <Th numeric>Kept</Th>
          <Th numeric>Late</Th>
          <Th numeric>Changed</Th>
          <Th numeric>Dropped</Th>
          <Th numeric>Overdue</Th>
          <Th numeric>Open</Th>
          <Th>Last asked</Th>
          <Th>
            <span className="sr-only">Ask again</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {roadmaps.map(({ vendor, record, lastAskedDaysAgo, dependencies, askText }) => (
          <Tr key={vendor.id}>
            <RowHead>
              <RowLink href={`${home}/readiness/roadmap/${vendor.id}`} className="font-semibold">
                {vendor.name}
              </RowLink>
              <span className="block text-sm font-normal text-muted">
                {dependencies > 0 ? plural(dependencies, 'dependency', 'dependencies') : 'nothing rests on it'}
              </span>
            </RowHead>
            <Td className={record.keptShare === null ? 'text-muted' : ''}>
              {record.keptShare === null ? '' : `${formatPercent(record.keptShare)}, `}
              {recordText(record)}
            </Td>
            <Td numeric className={record.kept === 0 ? 'text-faint' : ''}>
              {record.kept}
            </Td>
            <Td numeric className={record.late === 0 ? 'text-faint' : 'whitespace-nowrap'}>
              {record.late}
              {record.medianDaysLate === null ? null : (
                <span className="block text-sm text-muted">median {formatNumber(record.medianDaysLate)} days</span>
              )}
            </Td>
            <Td numeric className={record.changed === 0 ? 'text-faint' : ''}>
              {record.changed}
            </Td>
            <Td numeric className={record.dropped === 0 ? 'text-faint' : ''}>
              {record.dropped}
            </Td>
            <Td numeric className={record.overdue > 0 ? 'font-semibold' : 'text-faint'}>
              {record.overdue}
            </Td>
            <Td numeric className={record.open === 0 ? 'text-faint' : ''}>
              {record.open}
            </Td>
            <Td className={lastAskedDaysAgo === null ? 'text-muted' : ''}>
              {lastAskedDaysAgo === null ? 'never' : formatDaysAway(-lastAskedDaysAgo)}
            </Td>
            <Td className="text-right">
              <span className="relative z-2">
                <CopyButton value={askText} label="Copy a question" />
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

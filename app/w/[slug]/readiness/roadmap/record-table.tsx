import { CopyButton } from '@/components/ui/copy-button'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { recordText } from '@/lib/domain/roadmap'
import { formatDaysAway, formatNumber, formatPercent, plural } from '@/lib/format'
import type { VendorRoadmap } from '@/lib/services/roadmap'

type RecordTableProps = { roadmaps: readonly VendorRoadmap[]; home: string }

/** One line for each vendor: how its promises came out, and when it was last asked; those without a promise stand under the table. */
export function RecordTable({ roadmaps, home }: RecordTableProps) {
  const [told, silent] = [roadmaps.filter(({ promises }) => promises.length > 0), roadmaps.filter(({ promises }) => promises.length === 0)]
  return (
    <>
      {told.length > 0 ? <Records roadmaps={told} home={home} /> : null}
      {silent.length > 0 ? <WithoutPromise roadmaps={silent} home={home} open={told.length === 0} /> : null}
    </>
  )
}

function Records({ roadmaps, home }: RecordTableProps) {
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
        {roadmaps.map(({ record, ...roadmap }) => (
          <Tr key={roadmap.vendor.id}>
            <VendorHead roadmap={roadmap} home={home} />
            <Td className={record.keptShare === null ? 'text-muted' : ''}>
              {record.keptShare === null ? '' : `${formatPercent(record.keptShare)}, `}
              {recordText(record)}
            </Td>
            <Td numeric className={record.kept === 0 ? 'text-faint' : ''}>
              {record.kept}
              {record.undated.kept > 0 ? (
                <span className="block text-sm whitespace-nowrap text-muted">{record.undated.kept} without a day</span>
              ) : null}
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
            <Asked roadmap={roadmap} />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** A list of nothing else is open from the start. */
function WithoutPromise({ roadmaps, home, open }: RecordTableProps & { open: boolean }) {
  return (
    <details open={open} className="pt-1">
      <summary className="link inline-flex min-h-8.5 cursor-pointer items-center">
        {plural(roadmaps.length, 'vendor')} without a recorded promise
      </summary>
      <Table label="Vendors without a recorded promise">
        <thead>
          <tr>
            <Th fixed="narrow">Vendor</Th>
            <Th>Last asked</Th>
            <Th>
              <span className="sr-only">Ask again</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {roadmaps.map((roadmap) => (
            <Tr key={roadmap.vendor.id}>
              <VendorHead roadmap={roadmap} home={home} />
              <Asked roadmap={roadmap} />
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}

function VendorHead({
  roadmap: { vendor, dependencies },
  home,
}: {
  roadmap: Pick<VendorRoadmap, 'vendor' | 'dependencies'>
  home: string
}) {
  return (
    <RowHead>
      <RowLink href={`${home}/readiness/roadmap/${vendor.id}`} className="font-semibold">
        {vendor.name}
      </RowLink>
      <span className="block text-sm font-normal text-muted">
        {dependencies > 0 ? plural(dependencies, 'dependency', 'dependencies') : 'nothing rests on it'}
      </span>
    </RowHead>
  )
}

function Asked({ roadmap: { lastAskedDaysAgo, askText } }: { roadmap: Pick<VendorRoadmap, 'lastAskedDaysAgo' | 'askText'> }) {
  return (
    <>
      <Td className={lastAskedDaysAgo === null ? 'text-muted' : ''}>
        {lastAskedDaysAgo === null ? 'never' : formatDaysAway(-lastAskedDaysAgo)}
      </Td>
      <Td className="text-right">
        <span className="relative z-2">
          <CopyButton value={askText} label="Copy a question" />
        </span>
      </Td>
    </>
  )
}

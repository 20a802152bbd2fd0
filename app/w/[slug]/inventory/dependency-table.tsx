import { NotPublished } from '@/components/ui/data-list'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { taskShort } from '@/lib/domain/task'
import { formatDate } from '@/lib/format'
import type { DependencyRow } from '@/lib/services/search-dependencies'
import type { ColumnSort } from './address'
import { Count, Figure, NameLink } from './cells'

type DependencyTableProps = {
  rows: readonly DependencyRow[]
  /** The address of the workspace. */
  home: string
  currency: string
  /** Left out where the table is part of another page. */
  sort?: ColumnSort
}

/** One row per dependency: what it uses, what it weighs, how much hangs on it, and by when somebody has to decide. */
export function DependencyTable({ rows, home, currency, sort }: DependencyTableProps) {
  return (
    <Table label="Dependencies" fill={sort !== undefined} minWidth="76rem">
      <thead>
        <tr>
          <Th fixed="narrow" sort={sort?.('name')}>
            Dependency
          </Th>
          <Th sort={sort?.('task')}>Task</Th>
          <Th sort={sort?.('incumbent')}>Incumbent</Th>
          <Th numeric sort={sort?.('challengers', 'descending')}>
            Challengers
          </Th>
          <Th numeric unit="s/month" sort={sort?.('volume', 'descending')}>
            Finished video
          </Th>
          <Th numeric unit={`${currency}/month`} sort={sort?.('spend', 'descending')}>
            Spend
          </Th>
          <Th sort={sort?.('owner')}>Owner</Th>
          <Th sort={sort?.('decision')}>Decide by</Th>
          <Th sort={sort?.('contract')}>Contract ends</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((dependency) => (
          <Row key={dependency.id} dependency={dependency} home={home} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ dependency, home }: { dependency: DependencyRow; home: string }) {
  const ended = dependency.state === 'retired'
  return (
    <Tr data-row>
      <RowHead className="max-sm:max-w-44 max-sm:min-w-32 sm:whitespace-nowrap">
        <NameLink href={`${home}/dependencies/${dependency.id}`} name={dependency.title} origin={dependency.origin} />
      </RowHead>
      <Td className="whitespace-nowrap text-muted">{taskShort(dependency.task)}</Td>
      <Td className="whitespace-nowrap">
        {dependency.incumbent}
        {dependency.retiresOn ? (
          <span className="text-muted">
            {' '}
            · {ended ? 'ended' : 'ends'} {formatDate(dependency.retiresOn)}
          </span>
        ) : null}
      </Td>
      <Td numeric>
        <Count value={dependency.challengers} />
      </Td>
      <Td numeric>
        <Figure value={dependency.finishedSecondsPerMonth} />
      </Td>
      <Td numeric>
        <Figure value={dependency.monthlySpend} />
      </Td>
      <Td className="whitespace-nowrap">{dependency.ownerName ?? <NotPublished />}</Td>
      <Td>
        <Time value={dependency.decisionDueOn} />
      </Td>
      <Td>
        <Time value={dependency.contractEndsOn} />
      </Td>
    </Tr>
  )
}

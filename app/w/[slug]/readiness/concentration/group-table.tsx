import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { type Concentration, concentrationKinds, type Group } from '@/lib/domain/concentration'
import { formatMoney, formatPercent, plural } from '@/lib/format'
import { Unverified } from '../../inventory/marks'
import { goesHref, groupName } from './address'

type GroupTableProps = {
  entry: Concentration
  path: string
  home: string
  currency: string
  /** Groups that no source states. */
  unsure: ReadonlySet<string>
}

/** Who carries how much; what nobody said and what does not apply come last and are never left out. */
export function GroupTable({ entry, path, home, currency, unsure }: GroupTableProps) {
  const { kind, groups, unknown, none } = entry
  const face = concentrationKinds.find(({ id }) => id === kind)
  return (
    <Table label={`Dependencies by ${face?.label.toLowerCase()}`} minWidth="56rem" folds>
      <thead className="max-sm:sr-only">
        <tr>
          <Th fixed="narrow">{face?.label}</Th>
          <Th numeric unit={`${currency}/month`}>
            Spend
          </Th>
          <Th numeric>Share of spend</Th>
          <Th numeric>Share of dependencies</Th>
          <Th>Dependencies</Th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Row key={group.id} group={group} home={home} currency={currency}>
            <RowLink href={goesHref(path, kind, { kind, id: group.id })}>{groupName(kind, group.name)}</RowLink>{' '}
            {unsure.has(group.id) ? <Unverified /> : null}
          </Row>
        ))}
        {unknown ? (
          <Row group={unknown} home={home} currency={currency}>
            <span className="text-muted">Not known</span>
          </Row>
        ) : null}
        {none ? (
          <Row group={none} home={home} currency={currency}>
            <span className="text-muted">{face?.none}</span>
          </Row>
        ) : null}
      </tbody>
    </Table>
  )
}

function Row({ group, home, currency, children }: { group: Group; home: string; currency: string; children: React.ReactNode }) {
  const { shareOfSpend, shareOfDependencies, dependencies } = group
  return (
    <Tr data-row>
      <RowHead>
        {children}
        <span className="block text-sm text-muted sm:hidden">
          <SpendText group={group} currency={currency} />
          {shareOfSpend === null ? '' : ` · ${formatPercent(shareOfSpend)}`} · {plural(dependencies.length, 'dependency', 'dependencies')}
        </span>
      </RowHead>
      <Td numeric className="max-sm:hidden">
        <SpendText group={group} currency={currency} />
      </Td>
      <Td numeric className="max-sm:hidden">
        {shareOfSpend === null ? <NotPublished /> : <Share value={shareOfSpend} />}
      </Td>
      <Td numeric className="max-sm:hidden">
        {formatPercent(shareOfDependencies)}
      </Td>
      <Td className="max-sm:hidden">
        {dependencies.map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 ? ', ' : ''}
            <Link href={`${home}/dependencies/${id}`} className="quiet-link relative z-2">
              {name}
            </Link>
          </span>
        ))}
      </Td>
    </Tr>
  )
}

/** A sum of what is stated; what is not stated is said beside it. */
function SpendText({ group: { spend, unstated, dependencies }, currency }: { group: Group; currency: string }) {
  if (unstated === dependencies.length) return <span className="text-muted">not stated</span>
  return (
    <>
      {formatMoney(spend, currency)}
      {unstated > 0 ? <span className="text-sm text-muted"> and {unstated} not stated</span> : null}
    </>
  )
}

function Share({ value }: { value: number }) {
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span aria-hidden="true" className="block h-1.5 w-16 bg-sunken">
        <span className="block h-full bg-muted" style={{ width: `${value * 100}%` }} />
      </span>
      <span className="w-9">{formatPercent(value)}</span>
    </span>
  )
}

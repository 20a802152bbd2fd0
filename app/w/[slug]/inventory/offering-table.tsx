import { NotPublished } from '@/components/ui/data-list'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { offeringKinds, shortName } from '@/lib/domain/offering'
import { plural } from '@/lib/format'
import type { OfferingRow } from '@/lib/services/search-offerings'
import type { ColumnSort } from './address'
import { Figure, NameCell } from './cells'
import { Lifecycle, Unverified } from './marks'

type OfferingTableProps = {
  rows: readonly OfferingRow[]
  base: string
  /** Left out where the table is part of another page. */
  sort?: ColumnSort
  /** On the page of a provider all rows have the same one. */
  ofProvider?: boolean
}

/** One row per offering: where a model is bought, under which name and at which list price. */
export function OfferingTable({ rows, base, sort, ofProvider = false }: OfferingTableProps) {
  return (
    <Table label="Offerings" fill={sort !== undefined} minWidth="78rem">
      <thead>
        <tr>
          <Th fixed="narrow" sort={sort?.('name')}>
            Offering
          </Th>
          {ofProvider ? null : <Th sort={sort?.('provider')}>Provider</Th>}
          <Th sort={sort?.('kind')}>Kind</Th>
          <Th>API model id</Th>
          <Th numeric unit="USD/s" sort={sort?.('price')}>
            List price
          </Th>
          <Th>Price is for</Th>
          <Th>Regions</Th>
          <Th sort={sort?.('retires')}>Lifecycle</Th>
          <Th sort={sort?.('used', 'descending')}>In our dependencies</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((offering) => (
          <Row key={offering.id} offering={offering} base={base} ofProvider={ofProvider} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ offering, base, ofProvider }: { offering: OfferingRow; base: string; ofProvider: boolean }) {
  const unsure = (field: string) => (offering.unverifiedFields.includes(field) ? <Unverified sign /> : null)
  const part = [
    offering.uses > 0 ? `incumbent of ${offering.uses}` : null,
    offering.weighs > 0 ? `challenger in ${offering.weighs}` : null,
  ].filter(Boolean)
  return (
    <Tr data-row>
      <NameCell href={`${base}/offerings/${offering.id}`} name={offering.title} origin={offering.origin} />
      {ofProvider ? null : (
        <Td className="whitespace-nowrap">
          {offering.providerName === null ? <span className="text-muted">the team itself</span> : shortName(offering.providerName)}
        </Td>
      )}
      <Td className="whitespace-nowrap text-muted">{offeringKinds.find((kind) => kind.id === offering.kind)?.label}</Td>
      <Td className="max-w-48 truncate font-mono text-sm" title={offering.apiModelId ?? undefined}>
        {offering.apiModelId ?? <NotPublished />} {unsure('apiModelId')}
      </Td>
      <Td numeric>
        {unsure('priceUsdPerSecond')} <Figure value={offering.priceUsdPerSecond} decimals={4} />
      </Td>
      <Td className="max-w-36 truncate text-muted" title={offering.priceBasis ?? undefined}>
        {offering.priceBasis ?? <NotPublished />}
        {offering.tiers > 1 ? <span className="text-faint"> · {plural(offering.tiers, 'tier')}</span> : null}
      </Td>
      <Td className="whitespace-nowrap">{offering.regions.join(', ') || <NotPublished />}</Td>
      <Td>
        <Lifecycle state={offering.state} retiresOn={offering.retiresOn} />
      </Td>
      <Td className="whitespace-nowrap">{part.length > 0 ? part.join(', ') : <span className="text-faint">none</span>}</Td>
    </Tr>
  )
}

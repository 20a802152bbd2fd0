'use client'

import { gridColumns } from '@/components/grid-columns'
import { NotPublished } from '@/components/ui/data-list'
import { offeringKinds, shortName } from '@/lib/domain/offering'
import { plural } from '@/lib/format'
import type { OfferingRow } from '@/lib/services/search-offerings'
import { Figure, NameLink } from './cells'
import { Lifecycle, unsure } from './marks'

const column = gridColumns<OfferingRow>()

/** In how many dependencies an offering has a part, and which. */
function Part({ offering: { uses, weighs } }: { offering: OfferingRow }) {
  const part = [uses > 0 ? `incumbent of ${uses}` : null, weighs > 0 ? `challenger in ${weighs}` : null].filter(Boolean).join(', ')
  return part ? <span title={part}>{part}</span> : <span className="text-faint">none</span>
}

const named = (base: string) => [
  column.accessor('title', {
    id: 'name',
    header: 'Offering',
    size: 250,
    sortDescFirst: false,
    meta: { head: true, className: 'max-sm:max-w-44 truncate' },
    cell: ({ row: { original: offering } }) => (
      <NameLink href={`${base}/offerings/${offering.id}`} name={offering.title} origin={offering.origin} />
    ),
  }),
  column.accessor('providerName', {
    id: 'provider',
    header: 'Provider',
    size: 125,
    sortDescFirst: false,
    cell: ({ getValue }) => {
      const name = getValue()
      return name === null ? <span className="text-muted">the team itself</span> : <span title={name}>{shortName(name)}</span>
    },
  }),
  column.accessor('kind', {
    id: 'kind',
    header: 'Kind',
    size: 140,
    sortDescFirst: false,
    meta: { className: 'text-muted' },
    cell: ({ getValue }) => offeringKinds.find((kind) => kind.id === getValue())?.label,
  }),
  column.accessor('apiModelId', {
    id: 'api',
    header: 'API model id',
    size: 160,
    enableSorting: false,
    meta: { className: 'max-w-48 truncate', cellClassName: 'font-mono text-sm' },
    cell: ({ row: { original: offering } }) => (
      <span title={offering.apiModelId ?? undefined}>
        {offering.apiModelId ?? <NotPublished />} {unsure(offering, 'apiModelId')}
      </span>
    ),
  }),
]

const priced = [
  column.accessor('priceUsdPerSecond', {
    id: 'price',
    header: 'List price',
    size: 140,
    sortDescFirst: false,
    meta: { numeric: true, unit: 'USD/s' },
    cell: ({ row: { original: offering } }) => (
      <>
        {unsure(offering, 'priceUsdPerSecond')} <Figure value={offering.priceUsdPerSecond} decimals={4} />
      </>
    ),
  }),
  column.accessor('priceBasis', {
    id: 'basis',
    header: 'Price is for',
    size: 115,
    enableSorting: false,
    meta: { className: 'max-w-36 truncate', cellClassName: 'text-muted' },
    cell: ({ row: { original: offering } }) => (
      <span title={offering.priceBasis ?? undefined}>
        {offering.priceBasis ?? <NotPublished />}
        {offering.tiers > 1 ? <span className="text-faint"> · {plural(offering.tiers, 'tier')}</span> : null}
      </span>
    ),
  }),
]

/** One row per offering: where a model is bought, under which name and at which list price. */
export const offeringColumns = (base: string) =>
  column.columns([
    ...named(base),
    ...priced,
    column.accessor('regions', {
      id: 'regions',
      header: 'Regions',
      size: 75,
      enableSorting: false,
      cell: ({ getValue }) => {
        const regions = getValue().join(', ')
        return regions ? <span title={regions}>{regions}</span> : <NotPublished />
      },
    }),
    column.accessor('retiresOn', {
      id: 'retires',
      header: 'Lifecycle',
      size: 165,
      sortDescFirst: false,
      cell: ({ row: { original: offering } }) => <Lifecycle state={offering.state} retiresOn={offering.retiresOn} />,
    }),
    column.accessor('uses', {
      id: 'used',
      header: 'In our dependencies',
      size: 165,
      sortDescFirst: true,
      cell: ({ row: { original: offering } }) => <Part offering={offering} />,
    }),
  ])

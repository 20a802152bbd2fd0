import Link from 'next/link'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { DataList } from '@/components/ui/data-list'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { type Offering, offeringKinds } from '@/lib/domain/offering'
import { formatNumber, formatPrice } from '@/lib/format'
import { Figure } from '../../cells'
import { Unverified } from '../../marks'

type OfferingFiguresProps = {
  offering: Offering
  model: { id: string; title: string }
  provider: { id: string; name: string } | null
  path: string
}

/** Everything that is known about one way to buy or run a model. */
export function OfferingFigures({ offering, model, provider, path }: OfferingFiguresProps) {
  const unsure = (field: keyof Offering) => (offering.unverifiedFields.includes(field) ? <Unverified /> : null)
  const seconds = offering.maxDurationSeconds
  return (
    <>
      <DataList
        columns={2}
        items={[
          { term: 'Model', value: <Inward href={`${path}/models/${model.id}`}>{model.title}</Inward> },
          { term: 'Kind', value: offeringKinds.find((kind) => kind.id === offering.kind)?.label },
          {
            term: 'Provider',
            value: provider ? <Inward href={`${path}/vendors/${provider.id}`}>{provider.name}</Inward> : 'the team hosts it itself',
          },
          { term: 'API model id', value: offering.apiModelId && <ApiModelId value={offering.apiModelId} />, note: unsure('apiModelId') },
          {
            term: 'List price',
            value: offering.priceUsdPerSecond === null ? null : `${formatPrice(offering.priceUsdPerSecond, 'USD')} per second`,
            note: (
              <>
                {offering.priceBasis} {unsure('priceUsdPerSecond')}
              </>
            ),
          },
          { term: 'Longest clip', value: seconds === null ? null : `${formatNumber(seconds, Number.isInteger(seconds) ? 0 : 1)} s` },
          { term: 'Regions', value: offering.regions.join(', '), note: offering.regionNote ?? unsure('regions') },
          { term: 'Service level', value: offering.sla, note: offering.sla && unsure('sla') },
          ...(offering.note ? [{ term: 'Note', value: offering.note }] : []),
        ]}
      />
      {offering.priceTiers.length > 1 ? <PriceTiers tiers={offering.priceTiers} /> : null}
    </>
  )
}

function Inward({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link">
      {children}
    </Link>
  )
}

function ApiModelId({ value }: { value: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span className="font-mono text-sm wrap-anywhere">{value}</span>
      <CopyButton value={value} label="Copy the API model id" iconOnly size="sm" />
    </span>
  )
}

function PriceTiers({ tiers }: { tiers: Offering['priceTiers'] }) {
  return (
    <div className="max-w-xl pt-3">
      <Table label="Price tiers">
        <thead>
          <tr>
            <Th>Price is for</Th>
            <Th numeric unit="USD/s">
              List price
            </Th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <Tr key={`${tier.basis} ${tier.usdPerSecond}`}>
              <RowHead>{tier.basis}</RowHead>
              <Td numeric>
                <Figure value={tier.usdPerSecond} decimals={4} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

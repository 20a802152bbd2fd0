import Link from 'next/link'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { settingText } from '@/lib/domain/price'
import { type PriceSeries, stepOn } from '@/lib/domain/price-history'
import { plural } from '@/lib/format'
import type { SourcedPrice } from '@/lib/services/prices'
import { kindOf } from './price-table'
import { Working } from './prices/working'

type EarlierProps = { series: readonly PriceSeries<SourcedPrice>[]; today: string; path: string | null }

/** Every price that no longer holds, and those that do not hold yet. */
export function EarlierPrices({ series, today, path }: EarlierProps) {
  const rows = series.flatMap((entry) => {
    const now = stepOn(entry, today) ?? entry.steps[0]
    return entry.steps.flatMap((step) => (step === now ? [] : step.prices.map((priced) => ({ entry, step, ...priced }))))
  })
  if (rows.length === 0) return null
  return (
    <details className="pt-3">
      <summary className="w-fit cursor-pointer font-semibold">{plural(rows.length, 'other price')} of another time</summary>
      <Table label="Prices of another time" minWidth="44rem">
        <thead>
          <tr>
            <Th fixed="narrow">For</Th>
            <Th>Kind</Th>
            <Th>From</Th>
            <Th>Until</Th>
            <Th numeric>A second</Th>
            <Th>Working</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, step, price, figure }) => (
            <Tr key={price.id}>
              <RowHead>
                {path ? (
                  <Link href={`${path}/${price.id}`} className="link">
                    {settingText(entry)}
                  </Link>
                ) : (
                  settingText(entry)
                )}
              </RowHead>
              <Td className="whitespace-nowrap">
                {kindOf(price.source)} {price.origin === 'demo' ? <DemoMark /> : null}
              </Td>
              <Td className="whitespace-nowrap">
                <Time value={step.from} />
              </Td>
              <Td className="whitespace-nowrap">{step.to ? <Time value={step.to} /> : <span className="text-muted">open</span>}</Td>
              <Td numeric>{figure.text ?? <NotPublished />}</Td>
              <Td>
                <Working figure={figure} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}

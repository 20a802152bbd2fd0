import { Archive, Pencil, Plus } from 'lucide-react'
import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { NotPublished } from '@/components/ui/data-list'
import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { priceSources, settingText } from '@/lib/domain/price'
import { type PriceSeries, type PriceStep, stepOn } from '@/lib/domain/price-history'
import { formatDate, formatMoney, formatPrice } from '@/lib/format'
import type { SourcedPrice } from '@/lib/services/prices'
import { archivePriceAction, unarchivePriceAction } from './prices/actions'
import { Working } from './prices/working'
import type { PublishedPrice } from './prices-section'

type Edit = { slug: string; path: string } | null
type Entry = PriceStep<SourcedPrice>['prices'][number]

type PriceTableProps = {
  series: readonly PriceSeries<SourcedPrice>[]
  published: readonly PublishedPrice[]
  today: string
  currency: string
  sourcesPath: string
  edit: Edit
}

/** The prices that hold today, one line each; below them what the sources of the offering say in US dollars. */
export function PriceTable({ series, published, today, currency, sourcesPath, edit }: PriceTableProps) {
  const held = series.flatMap((entry) => (stepOn(entry, today) ?? entry.steps[0])?.prices ?? [])
  const decimals = commonDecimals([
    ...held.flatMap(({ figure }) => figure.value ?? []),
    ...published.map(({ usdPerSecond }) => usdPerSecond),
  ])
  const money: Money = (amount) => formatMoney(amount, currency, decimals)
  return (
    <Table label="Prices" minWidth="58rem">
      <thead>
        <tr>
          <Th fixed="narrow">For</Th>
          <Th numeric unit={`${currency}/s`}>
            A second
          </Th>
          <Th>Kind</Th>
          <Th>Working</Th>
          <Th>Holds since</Th>
          <Th>Read in</Th>
          {edit ? (
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {series.map((entry) => {
          const step = stepOn(entry, today) ?? entry.steps[0]
          return step?.prices.map((priced, index) => (
            <Row key={priced.price.id} {...{ entry, step, priced, today, sourcesPath, edit, money }} first={index === 0} />
          ))
        })}
        {published.map((price) => (
          <Published key={`${price.basis} ${price.usdPerSecond}`} {...{ price, currency, edit, money }} />
        ))}
      </tbody>
    </Table>
  )
}

type Money = (amount: number) => string

/** As many as the most exact of the figures has, two to four: one precision for the column; the working has them all. */
const commonDecimals = (values: readonly number[]): number =>
  [2, 3].find((decimals) => values.every((value) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6)) ?? 4

export const kindOf = (source: string) => priceSources.find(({ id }) => id === source)?.label ?? source

type RowProps = {
  entry: PriceSeries<SourcedPrice>
  step: PriceStep<SourcedPrice>
  priced: Entry
  first: boolean
  today: string
  sourcesPath: string
  edit: Edit
  money: Money
}

function Row({ entry, step, priced: { price, figure }, first, today, sourcesPath, edit, money }: RowProps) {
  const setting = settingText(entry)
  return (
    <Tr>
      <RowHead className="font-semibold">
        {first ? setting : <span className="sr-only">{setting}</span>}
        {first && step.disagree ? <span className="block text-sm font-normal">sources disagree</span> : null}
      </RowHead>
      <Td numeric className="font-semibold">
        {figure.value === null ? <NotPublished /> : money(figure.value)}
      </Td>
      <Td className="whitespace-nowrap">
        {kindOf(price.source)} {price.origin === 'demo' ? <DemoMark /> : null}
      </Td>
      <Td>
        {figure.gaps.length > 0 || figure.lines.length === 1 ? (
          <Working figure={figure} />
        ) : (
          <details>
            <summary className="w-fit cursor-pointer text-sm">{figure.lines[0]?.split(' = ')[0]}…</summary>
            <Working figure={figure} />
          </details>
        )}
        {price.note ? <span className="block max-w-80 text-sm text-muted">{price.note}</span> : null}
      </Td>
      <Td className="whitespace-nowrap">
        <Time value={step.from} />
        {step.from > today ? <span className="block text-sm text-muted">not yet</span> : null}
      </Td>
      <Td>
        {price.read ? (
          <Link href={`${sourcesPath}/${price.read.id}`} className="link">
            {price.read.title}
          </Link>
        ) : (
          <span className="text-muted">{price.source === 'list' ? 'no source given' : 'the team’s own paper'}</span>
        )}
      </Td>
      {edit ? (
        <Td className="text-right whitespace-nowrap">
          <Change edit={edit} id={price.id} name={`${kindOf(price.source)}, ${setting}`} />
        </Td>
      ) : null}
    </Tr>
  )
}

/** Everything but the unit is left for a person to read off: whether the words mean a resolution, a sound or a tier. */
function recordHref(path: string, { basis, usdPerSecond, asOf, source }: PublishedPrice): string {
  const resolution = /\b(\d{3,4}p|\d{1,2}k)\b/i.exec(basis)?.[1] ?? ''
  const audio = /\bsilent\b|\bwithout audio\b/i.test(basis) ? 'no' : ''
  const begin = { amount: String(usdPerSecond), currency: 'USD', resolution, audio, validFrom: asOf ?? '', note: basis }
  return `${path}/new?${new URLSearchParams({ ...begin, title: source?.title ?? '', url: source?.url ?? '', readOn: asOf ?? '' })}`
}

type PublishedProps = { price: PublishedPrice; currency: string; edit: Edit; money: Money }

function Published({ price, currency, edit, money }: PublishedProps) {
  const { basis, usdPerSecond, asOf, source } = price
  const text = formatPrice(usdPerSecond, 'USD')
  return (
    <Tr className="text-muted">
      <RowHead>{basis}</RowHead>
      <Td numeric>{currency === 'USD' ? money(usdPerSecond) : <NotPublished />}</Td>
      <Td className="whitespace-nowrap">List price, as published</Td>
      <Td className="text-sm">
        {currency === 'USD' ? 'with the offering itself' : `${text} a second, and there is no rate to ${currency}.`}
      </Td>
      <Td className="whitespace-nowrap">{asOf ? <>seen {formatDate(asOf)}</> : 'undated'}</Td>
      <Td>
        {source?.url ? <ExternalLink href={source.url}>{source.title}</ExternalLink> : (source?.title ?? 'a source of this offering')}
      </Td>
      {edit ? (
        <Td className="text-right">
          <ButtonLink
            size="sm"
            variant="ghost"
            href={recordHref(edit.path, price)}
            aria-label={`Record this price: ${basis}`}
            icon={<Plus aria-hidden="true" />}
          >
            Record
          </ButtonLink>
        </Td>
      ) : null}
    </Tr>
  )
}

function Change({ edit, id, name }: { edit: NonNullable<Edit>; id: string; name: string }) {
  return (
    <span className="inline-flex gap-1">
      <ButtonLink
        size="sm"
        variant="ghost"
        href={`${edit.path}/${id}`}
        aria-label={`Edit the price: ${name}`}
        icon={<Pencil aria-hidden="true" />}
      >
        Edit
      </ButtonLink>
      <CommandButton
        action={archivePriceAction.bind(null, edit.slug)}
        undo={unarchivePriceAction.bind(null, edit.slug)}
        fields={{ id }}
        name={`Archive the price: ${name}`}
        pendingLabel="…"
      >
        <Archive aria-hidden="true" />
      </CommandButton>
    </span>
  )
}

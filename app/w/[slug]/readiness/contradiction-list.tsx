import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ExternalLink } from '@/components/ui/external-link'
import { type Contradiction, type ContradictionSide, contradictionKinds, type Severity, severities } from '@/lib/domain/contradiction'
import { formatDate, plural } from '@/lib/format'
import { placeHref } from './place-href'

const tones: Record<Severity, BadgeTone> = { act: 'strong', check: 'accent', hint: 'dashed' }
const labelOf = <Id extends string>(entries: readonly { id: Id; label: string }[], id: Id): string =>
  entries.find((entry) => entry.id === id)?.label ?? id

type ListProps = {
  found: readonly Contradiction[]
  home: string
  /** Left out on the page of an offering, which is what they are all about. */
  named?: boolean
  /** Whether whoever reads may mend a field. */
  writes: boolean
}

const shown = 6

/** Each contradiction as a sentence, its two sides with who says so and since when, and the field to mend. */
export function ContradictionList({ found, home, named = true, writes }: ListProps) {
  const items = (entries: readonly Contradiction[]) => (
    <ul>
      {entries.map((entry) => (
        <Item key={entry.key} entry={entry} home={home} named={named} writes={writes} />
      ))}
    </ul>
  )
  const rest = found.slice(shown)
  return (
    <>
      {items(found.slice(0, shown))}
      {rest.length > 0 ? (
        <details>
          <summary className="link inline-flex min-h-8.5 cursor-pointer items-center">{plural(rest.length, 'more', 'more')}</summary>
          {items(rest)}
        </details>
      ) : null}
    </>
  )
}

type ItemProps = { entry: Contradiction; home: string; named: boolean; writes: boolean }

function Item({ entry: { kind, severity, title, offeringId, sentence, sides, todo, fix }, home, named, writes }: ItemProps) {
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b py-3">
      <div className="min-w-0 flex-1 basis-96">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1 text-sm text-muted">
          <Badge tone={tones[severity]}>{labelOf(severities, severity)}</Badge>
          {labelOf(contradictionKinds, kind)}
        </p>
        <p className="max-w-3xl">
          {named ? (
            <>
              <Link href={`${home}/inventory/offerings/${offeringId}`} className="link">
                {title}
              </Link>
              {': '}
            </>
          ) : null}
          {sentence}
        </p>
        <dl className="grid max-w-4xl gap-x-8 gap-y-1 py-1.5 sm:grid-cols-2">
          {sides.map((side) => (
            <Side key={`${side.by} ${side.says} ${side.on}`} side={side} home={home} />
          ))}
        </dl>
        <p className="max-w-3xl text-muted">{todo}</p>
      </div>
      {writes ? (
        <Link data-print="hide" href={placeHref(fix.place, home)} className="link inline-flex min-h-6 items-center">
          {fix.label}
          <span className="sr-only">: {title}</span>
        </Link>
      ) : null}
    </li>
  )
}

function Side({ side: { says, by, on, quote, source, place }, home }: { side: ContradictionSide; home: string }) {
  return (
    <div className="min-w-0 border-l-2 border-edge/60 pl-2.5">
      <dt className="text-sm text-muted">
        {by}, {on === null ? 'day not known' : formatDate(on)}
      </dt>
      <dd className="wrap-break-word">
        <Link href={placeHref(place, home)} className="quiet-link">
          {says}
        </Link>
        {quote ? (
          <blockquote className="text-sm text-muted">
            “{quote.words}” <span className="text-faint">{quote.at}</span>
          </blockquote>
        ) : null}
        {source ? (
          <span className="block truncate text-sm text-muted">
            {source.url ? <ExternalLink href={source.url}>{source.title}</ExternalLink> : source.title}
          </span>
        ) : null}
      </dd>
    </div>
  )
}

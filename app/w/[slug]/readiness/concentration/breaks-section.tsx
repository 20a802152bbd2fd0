import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { NotPublished } from '@/components/ui/data-list'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { breaksText } from '@/lib/domain/breaks-text'
import { type Carried, type ConcentrationKind, concentrationKinds } from '@/lib/domain/concentration'
import type { Day } from '@/lib/domain/day'
import { hasEnded } from '@/lib/domain/fallback-state'
import type { Going } from '@/lib/domain/hangs-on'
import { type Cover, covers, type FallbackThen, goingChoices, type Hit, type WhatBreaks } from '@/lib/domain/what-breaks'
import { formatDate, formatMoney } from '@/lib/format'
import { goesValue, groupName } from './address'
import { FallbackMarks } from './fallback-marks'

type BreaksProps = {
  carried: readonly Carried[]
  by: ConcentrationKind
  going: Going & { name: string }
  breaks: WhatBreaks
  home: string
  currency: string
  today: Day
}

/** Pick anybody, and see what stops on the day they are gone, and what it could run on then. */
export function BreaksSection({ carried, by, going, breaks, home, currency, today }: BreaksProps) {
  const { ended, keeps, maybe } = breaks
  const hits = [...breaks.hits, ...ended]
  return (
    <Section id="breaks" title={`What breaks if ${going.name} goes`}>
      <Choose carried={carried} by={by} going={going} />
      <p className="pt-3 text-lg">{breaksText(breaks, { all: carried.length, currency })}</p>
      {hits.length > 0 ? (
        <div className="pt-2">
          <HitTable hits={hits} home={home} currency={currency} today={today} />
        </div>
      ) : null}
      <Others label="Keeps running, since the team hosts the weights itself" of={keeps} home={home} />
      <Others label={`May stop too, since ${going.kind === 'cloud' ? unknownCloud : unknownOwner}`} of={maybe} home={home} />
    </Section>
  )
}

const unknownCloud = 'nobody said on which cloud they run'
const unknownOwner = 'it is not known to whom their vendor belongs or where it sits'

function Choose({ carried, by, going }: { carried: readonly Carried[]; by: ConcentrationKind; going: Going }) {
  const options = concentrationKinds
    .map(({ id, label }) => ({
      label,
      options: goingChoices(carried, id).map((choice) => ({
        value: goesValue({ kind: id, id: choice.id }),
        label: groupName(id, choice.name),
      })),
    }))
    .filter((group) => group.options.length > 0)
  return (
    <form action="#breaks" className="flex flex-wrap items-center gap-2" data-print="hide">
      <input type="hidden" name="by" value={by} />
      <Select
        key={goesValue(going)}
        name="goes"
        aria-label="Who goes"
        options={options}
        defaultValue={goesValue(going)}
        className="w-72 max-w-full"
      />
      <Button type="submit">Show what breaks</Button>
    </form>
  )
}

const tones: Record<Cover, BadgeTone> = { none: 'strong', breaks_too: 'danger', untried: 'dashed', ready: 'neutral' }

type HitTableProps = { hits: readonly Hit[]; home: string; currency: string; today: Day }

function HitTable({ hits, home, currency, today }: HitTableProps) {
  return (
    <Table label="What breaks" minWidth="64rem" folds>
      <thead className="max-sm:sr-only">
        <tr>
          <Th fixed="narrow">Dependency</Th>
          <Th>Because</Th>
          <Th numeric unit={`${currency}/month`}>
            Spend
          </Th>
          <Th>Then</Th>
          <Th>Fallbacks</Th>
        </tr>
      </thead>
      <tbody>
        {hits.map((hit) => (
          <Row key={hit.dependency.id} {...{ hit, home, currency, today }} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ hit: { dependency, why, fallbacks, cover }, home, currency, today }: Omit<HitTableProps, 'hits'> & { hit: Hit }) {
  const { id, name, monthlySpend, incumbent } = dependency
  const ended = incumbent.endsOn !== null && incumbent.endsOn <= today
  const because = ended ? `already ended on ${formatDate(incumbent.endsOn)}` : why
  const state = <Badge tone={tones[cover]}>{covers.find((entry) => entry.id === cover)?.label}</Badge>
  const list = <Fallbacks fallbacks={fallbacks} today={today} />
  const spend = monthlySpend === null ? <span className="text-muted">not stated</span> : formatMoney(monthlySpend, currency)
  return (
    <Tr data-row>
      <RowHead className="align-top">
        <RowLink href={`${home}/readiness/concentration/${id}`}>{name}</RowLink>
        <span className="block text-sm text-muted">{incumbent.title}</span>
        <Folded>
          {because} · {monthlySpend === null ? 'spend not stated' : formatMoney(monthlySpend, currency)}
          {ended && monthlySpend !== null ? ' before it ended' : ''}
          <span className="block py-1">{state}</span>
          {list}
        </Folded>
      </RowHead>
      <Td className="align-top text-muted max-sm:hidden">{because}</Td>
      <Td numeric className="align-top max-sm:hidden">
        {spend}
        {ended && monthlySpend !== null ? <span className="block text-sm text-muted">before it ended</span> : null}
      </Td>
      <Td className="align-top max-sm:hidden">{state}</Td>
      <Td className="align-top max-sm:hidden">{fallbacks.length > 0 ? list : <NotPublished />}</Td>
    </Tr>
  )
}

const Folded = ({ children }: { children: ReactNode }) => <span className="block text-sm text-muted sm:hidden">{children}</span>

function Fallbacks({ fallbacks, today }: { fallbacks: readonly FallbackThen[]; today: Day }) {
  return (
    <>
      {fallbacks.map((fallback) => (
        <span key={fallback.offeringId} className="block py-0.5">
          {fallback.title}{' '}
          <FallbackMarks
            {...fallback}
            today={today}
            breaks={fallback.breaksToo === null || hasEnded(fallback, today) ? [] : [fallback.breaksToo]}
          />
        </span>
      ))}
    </>
  )
}

function Others({ label, of, home }: { label: string; of: readonly Carried[]; home: string }) {
  if (of.length === 0) return null
  return (
    <p className="pt-3 text-muted">
      {label}:{' '}
      {of.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <Link href={`${home}/dependencies/${id}`} className="quiet-link">
            {name}
          </Link>
        </span>
      ))}
    </p>
  )
}

import { Archive, Pencil, Plus } from 'lucide-react'
import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { ExternalLink } from '@/components/ui/external-link'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { GateMark } from '@/components/verdict/gate-mark'
import { Glyph } from '@/components/verdict/glyph'
import { type FactSource, factSources, withoutSource } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import { tick } from '@/lib/domain/glyph'
import { formatDaysAway } from '@/lib/format'
import type { FactAtGate, GateFacts } from '@/lib/services/offering-facts'
import { archiveFactAction, unarchiveFactAction } from '../actions'

type Edit = { slug: string; path: string } | null
type GateFactTableProps = { gates: readonly GateFacts[]; currency: string; sourcesPath: string; edit: Edit }

/** Gate by gate: what is known, who says so, how old it is, and whether the gate may read it today. */
export function GateFactTable({ gates, currency, sourcesPath, edit }: GateFactTableProps) {
  return (
    <Table label="Facts for the gates" minWidth="64rem">
      <thead>
        <tr>
          <Th fixed="narrow">Gate</Th>
          <Th>Value</Th>
          <Th>Kind of source</Th>
          <Th>Seen on</Th>
          <Th numeric>Age</Th>
          <Th>Today</Th>
          <Th>Read in</Th>
          {edit ? (
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {gates.map(({ gate, state, why, facts }) =>
          facts.length === 0 ? (
            <Tr key={gate.id}>
              <RowHead className="font-semibold">{gateLabel(gate.id)}</RowHead>
              <Td colSpan={6} className="text-muted">
                <GateMark result="UNKNOWN" /> <span>nothing is known; {why}</span>
              </Td>
              {edit ? (
                <Td className="text-right">
                  <AddFact edit={edit} gate={gate.id} />
                </Td>
              ) : null}
            </Tr>
          ) : (
            facts.map((entry, index) => (
              <Row
                key={entry.fact.id}
                entry={entry}
                label={index === 0 ? gateLabel(gate.id) : null}
                ageing={index === 0 && state === 'ageing' ? why : null}
                {...{ currency, sourcesPath, edit }}
              />
            ))
          ),
        )}
      </tbody>
    </Table>
  )
}

type RowProps = {
  entry: FactAtGate
  /** The gate, on the first row of it. */
  label: string | null
  /** How soon the fact that counts is too old; null where it is not soon. */
  ageing: string | null
  currency: string
  sourcesPath: string
  edit: Edit
}

function Row({ entry: { fact, stored, standing }, label, ageing, currency, sourcesPath, edit }: RowProps) {
  return (
    <Tr>
      <RowHead className="font-semibold">{label ?? <span className="sr-only">{gateLabel(fact.gate)}</span>}</RowHead>
      <Td>
        {factText(fact, currency)} {stored?.origin === 'demo' ? <DemoMark /> : null}
        {fact.note || fact.quote ? (
          <span className="block max-w-72 text-sm text-muted">{fact.quote ? `“${fact.quote}”` : fact.note}</span>
        ) : null}
      </Td>
      <Td className="text-muted">
        {factSources.find((source) => source.id === fact.sourceKind)?.label}
        {stored ? null : <span className="block text-sm">follows from this page</span>}
      </Td>
      <Td>
        <Time value={fact.observedOn} />
      </Td>
      <Td numeric className="text-muted">
        {formatDaysAway(-standing.ageDays)}
      </Td>
      <Td className={standing.counts ? '' : 'text-muted'}>
        <Standing counts={standing.counts} why={standing.why} ageing={ageing} />
      </Td>
      <Td>
        <ReadIn source={fact.source} kind={fact.sourceKind} id={stored?.source?.id ?? null} sourcesPath={sourcesPath} />
      </Td>
      {edit ? (
        <Td className="text-right whitespace-nowrap">{stored ? <Change edit={edit} id={stored.id} gate={fact.gate} /> : null}</Td>
      ) : null}
    </Tr>
  )
}

/** Whether the gate reads a fact today; an older one says which counts instead, and one that counts says so before it is too old. */
function Standing({ counts, why, ageing }: { counts: boolean; why: string; ageing: string | null }) {
  if (!counts) return <>does not count: {why}</>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="inline-flex items-center gap-1.5">
        <Glyph glyph={tick} size={12} /> {why}
      </span>
      {ageing === null ? null : <Badge tone="strong">{ageing}</Badge>}
    </span>
  )
}

type Source = { title: string; url: string | null } | null

type ReadInProps = { source: Source; kind: FactSource; id: string | null; sourcesPath: string }

function ReadIn({ source, kind, id, sourcesPath }: ReadInProps) {
  if (source === null) return <span className="text-muted">{withoutSource(kind)}</span>
  if (id !== null)
    return (
      <Link href={`${sourcesPath}/${id}`} className="link">
        {source.title}
      </Link>
    )
  return source.url ? <ExternalLink href={source.url}>{source.title}</ExternalLink> : source.title
}

function AddFact({ edit, gate }: { edit: NonNullable<Edit>; gate: string }) {
  return (
    <ButtonLink
      size="sm"
      variant="ghost"
      href={`${edit.path}/new?gate=${gate}`}
      aria-label={`Add a fact: ${gateLabel(gate)}`}
      icon={<Plus aria-hidden="true" />}
    >
      Add
    </ButtonLink>
  )
}

function Change({ edit, id, gate }: { edit: NonNullable<Edit>; id: string; gate: string }) {
  return (
    <span className="inline-flex gap-1">
      <ButtonLink
        size="sm"
        variant="ghost"
        href={`${edit.path}/${id}`}
        aria-label={`Edit the fact: ${gateLabel(gate)}`}
        icon={<Pencil aria-hidden="true" />}
      >
        Edit
      </ButtonLink>
      <CommandButton
        action={archiveFactAction.bind(null, edit.slug)}
        undo={unarchiveFactAction.bind(null, edit.slug)}
        fields={{ id }}
        name={`Archive the fact: ${gateLabel(gate)}`}
        pendingLabel="…"
      >
        <Archive aria-hidden="true" />
      </CommandButton>
    </span>
  )
}

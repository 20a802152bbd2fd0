import { Plus } from 'lucide-react'
import Link from 'next/link'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { NotPublished } from '@/components/ui/data-list'
import { RowHead, RowLink, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DemoMark } from '@/components/verdict/demo-mark'
import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import { type ReadingState, readingStates } from '@/lib/domain/gate-reading'
import { formatDate, formatDaysAway } from '@/lib/format'
import type { ReadinessLine } from '@/lib/services/readiness-facts'

export const stateTone: Record<ReadingState, BadgeTone> = {
  stale: 'dashed',
  not_accepted: 'dashed',
  missing: 'dashed',
  ageing: 'strong',
  fresh: 'neutral',
}

export const stateLabel = (state: ReadingState): string => readingStates.find(({ id }) => id === state)?.label ?? state

type FactsTableProps = { lines: readonly ReadinessLine[]; home: string; currency: string; writes: boolean }

/** One line per gate of an offering: what counts now, who says so, until when, and for whom it matters. */
export function FactsTable({ lines, home, currency, writes }: FactsTableProps) {
  return (
    <Table label="Facts for the gates" minWidth="72rem" folds>
      <thead className="max-sm:sr-only">
        <tr>
          <Th fixed="narrow">Offering</Th>
          <Th>Gate</Th>
          <Th>State</Th>
          <Th>What counts now</Th>
          <Th>Kind of source</Th>
          <Th numeric>Age</Th>
          <Th numeric>Good until</Th>
          <Th>For</Th>
          {writes ? (
            <Th>
              <span className="sr-only">Add</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={`${line.offeringId} ${line.gate.id}`} {...{ line, home, currency, writes }} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { line: ReadinessLine; home: string; currency: string; writes: boolean }

function Row({ line, home, currency, writes }: RowProps) {
  const { offeringId, title, gate, state, counts, freshUntil, daysLeft, why, uses } = line
  const page = `${home}/inventory/offerings/${offeringId}`
  return (
    <Tr data-row>
      <RowHead className="sm:whitespace-nowrap">
        <RowLink href={`${page}#facts`} prefetch={false}>
          {title}
        </RowLink>
        {line.retiredOn ? <span className="text-sm font-normal text-muted"> retired {formatDate(line.retiredOn)}</span> : null}
        <Folded line={line} currency={currency} />
      </RowHead>
      <Td className="whitespace-nowrap max-sm:hidden">
        {gateLabel(gate.id)}
        {gate.required ? null : <span className="text-sm text-muted"> advisory</span>}
      </Td>
      <Td className="max-sm:hidden">
        <Badge tone={stateTone[state]}>{stateLabel(state)}</Badge>
      </Td>
      {counts ? (
        <>
          <Td className="max-sm:hidden">
            {factText(counts, currency)} {'origin' in counts && counts.origin === 'demo' ? <DemoMark /> : null}
          </Td>
          <Td className="whitespace-nowrap text-muted max-sm:hidden">
            {factSources.find(({ id }) => id === counts.sourceKind)?.label}
            {'basis' in counts ? <span className="block text-sm">follows from the offering</span> : null}
          </Td>
          <Td numeric className="text-muted max-sm:hidden">
            <span title={counts.observedOn}>{ageText(line)}</span>
          </Td>
          <Td numeric className={state === 'ageing' ? 'font-semibold max-sm:hidden' : 'max-sm:hidden'}>
            <Time value={freshUntil} />
            {state === 'ageing' ? <span className="block text-sm">{formatDaysAway(daysLeft)}</span> : null}
          </Td>
        </>
      ) : (
        <Td colSpan={4} className="text-muted max-sm:hidden">
          {nothingText(why)}
        </Td>
      )}
      <Td className="max-sm:hidden">
        <Uses uses={uses} home={home} />
      </Td>
      {writes ? (
        <Td className="text-right max-sm:align-top">
          <ButtonLink
            size="sm"
            variant="ghost"
            href={newFactHref(line, home)}
            aria-label={`Add a fact: ${gateLabel(gate.id)}, ${title}`}
            icon={<Plus aria-hidden="true" />}
            className="relative z-2"
          >
            Add
          </ButtonLink>
        </Td>
      ) : null}
    </Tr>
  )
}

/** The form for a new fact of this gate, with what the last one said about its source filled in. */
function newFactHref({ offeringId, gate, last }: ReadinessLine, home: string): string {
  const again = last === null ? '' : `&like=${last}`
  return `${home}/inventory/offerings/${offeringId}/facts/new?gate=${gate.id}${again}`
}

const nothingText = (why: string): string => `Nothing. ${why.charAt(0).toUpperCase()}${why.slice(1)}`

const ageText = ({ age }: ReadinessLine): string => (age === null ? '' : `${age} d`)

/** What the other columns say, where there is no room for them. */
function Folded({ line: { gate, state, counts, why }, currency }: { line: ReadinessLine; currency: string }) {
  return (
    <span className="block sm:hidden">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-0.5">
        {gateLabel(gate.id)} <Badge tone={stateTone[state]}>{stateLabel(state)}</Badge>
      </span>
      <span className="block text-sm text-muted">{counts ? `${factText(counts, currency)}; ${why}` : nothingText(why)}</span>
    </span>
  )
}

function Uses({ uses, home }: { uses: ReadinessLine['uses']; home: string }) {
  const [first, ...more] = uses
  if (!first) return <NotPublished />
  return (
    <span className="whitespace-nowrap">
      <Link href={`${home}/dependencies/${first.dependencyId}`} className="quiet-link relative z-2">
        {first.name}
      </Link>
      <span className="text-sm text-muted">
        {first.uses ? ', in use' : ''}
        {more.length > 0 ? ` and ${more.length} more` : ''}
      </span>
    </span>
  )
}

'use client'

import { gridColumns } from '@/components/grid-columns'
import { NotPublished } from '@/components/ui/data-list'
import { factSources, withoutSource } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import { formatDate } from '@/lib/format'
import type { FactRow } from '@/lib/services/search-facts'
import { NameLink } from './cells'

const column = gridColumns<FactRow>()

/** One row per fact: what is known of an offering, who says so, and how long a gate may read it. */
export const factColumns = (base: string, currency: string) =>
  column.columns([
    column.accessor('title', {
      id: 'name',
      header: 'Offering',
      size: 280,
      sortDescFirst: false,
      meta: { head: true, folds: true, className: 'truncate max-sm:max-w-[calc(100vw-3.5rem)]!' },
      cell: ({ row: { original: fact } }) => (
        <>
          <span className="flex min-w-0 gap-2 sm:hidden">
            <span className="min-w-0 truncate font-semibold">{factText(fact, currency)}</span>
            <span className="shrink-0 text-muted">{gateLabel(fact.gate)}</span>
          </span>
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="min-w-0 truncate">
              <NameLink href={`${base}/offerings/${fact.offeringId}#facts`} name={fact.title} origin={fact.origin} />
            </span>
            <span className="ml-auto shrink-0 text-sm text-muted sm:hidden">{formatDate(fact.observedOn)}</span>
          </span>
        </>
      ),
    }),
    column.accessor('gate', {
      id: 'gate',
      header: 'Gate',
      size: 180,
      sortDescFirst: false,
      cell: ({ getValue }) => gateLabel(getValue()),
    }),
    column.accessor((fact) => factText(fact, currency), {
      id: 'value',
      header: 'Value',
      size: 200,
      enableSorting: false,
      cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span>,
    }),
    column.accessor('sourceKind', {
      id: 'kind',
      header: 'Kind of source',
      size: 180,
      sortDescFirst: false,
      meta: { className: 'text-muted' },
      cell: ({ getValue }) => factSources.find((source) => source.id === getValue())?.label,
    }),
    column.accessor('observedOn', {
      id: 'seen',
      header: 'Seen on',
      size: 120,
      sortDescFirst: true,
      meta: { numeric: true },
      cell: ({ getValue }) => formatDate(getValue()),
    }),
    column.accessor('freshUntil', {
      id: 'until',
      header: 'Good until',
      size: 160,
      enableSorting: false,
      meta: { numeric: true },
      cell: ({ row: { original: fact } }) => <Until fact={fact} />,
    }),
    column.accessor('source', {
      id: 'source',
      header: 'Read in',
      size: 240,
      enableSorting: false,
      meta: { className: 'text-muted' },
      cell: ({ row: { original: fact } }) => <span title={fact.source ?? undefined}>{fact.source ?? withoutSource(fact.sourceKind)}</span>,
    }),
    column.accessor('note', {
      id: 'note',
      header: 'Note',
      size: 260,
      enableSorting: false,
      meta: { extra: true, className: 'text-muted' },
      cell: ({ getValue }) => (getValue() === null ? <NotPublished /> : <span title={getValue() ?? undefined}>{getValue()}</span>),
    }),
  ])

/** A day that has passed is set back and said in words as well. */
function Until({ fact: { freshUntil, stale } }: { fact: FactRow }) {
  if (freshUntil === null) return <NotPublished />
  return stale ? <span className="text-muted">passed {formatDate(freshUntil)}</span> : formatDate(freshUntil)
}

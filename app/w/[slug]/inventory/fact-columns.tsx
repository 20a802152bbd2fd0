'use client'

import { gridColumns } from '@/components/grid-columns'
import { NotPublished } from '@/components/ui/data-list'
import { factSources } from '@/lib/domain/fact'
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
      meta: { head: true, className: 'max-sm:max-w-44 truncate' },
      cell: ({ row: { original: fact } }) => (
        <NameLink href={`${base}/offerings/${fact.offeringId}#facts`} name={fact.title} origin={fact.origin} />
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
      cell: ({ getValue }) => <span title={getValue() ?? undefined}>{getValue() ?? 'no source given'}</span>,
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

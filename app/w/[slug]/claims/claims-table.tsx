'use client'

import { useMemo } from 'react'
import { DataTable, gridColumns } from '@/components/data-table'
import { Badge } from '@/components/ui/badge'
import { NotPublished } from '@/components/ui/data-list'
import { RowLink } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { formatDate } from '@/lib/format'
import type { ClaimRow } from '@/lib/services/claim-list'
import { figure, intervalOf, sampleOf } from './figure'

const column = gridColumns<ClaimRow>()
const cut = 'max-w-44 truncate'

/** A claim without a figure is only what was said. */
function Words({ text }: { text: string | null }) {
  return text === null ? <NotPublished /> : <q title={text}>{text}</q>
}

const columnsOf = (path: string) =>
  column.columns([
    column.accessor('model', {
      header: 'Model',
      meta: { head: true, className: 'max-w-64 truncate max-lg:max-w-40' },
      cell: ({ row: { original: claim } }) => (
        <>
          <RowLink href={`${path}/${claim.id}`} prefetch={false} title={claim.variant ? `${claim.model}, ${claim.variant}` : undefined}>
            {claim.model}
          </RowLink>{' '}
          {claim.opponent ? <span className="text-muted">vs {claim.opponent}</span> : <span className="text-muted">{claim.variant}</span>}
          {claim.demo ? <DemoMark /> : null}
        </>
      ),
    }),
    column.accessor('benchmark', {
      header: 'Benchmark',
      meta: { className: cut },
      cell: ({ row: { original: claim } }) => claim.benchmark ?? <Words text={claim.statement} />,
    }),
    column.accessor('dimension', {
      header: 'Dimension',
      enableSorting: false,
      meta: { className: 'max-w-28 truncate text-muted' },
      cell: ({ getValue }) => getValue() ?? <NotPublished />,
    }),
    column.accessor('task', { header: 'Task', enableSorting: false, meta: { className: 'whitespace-nowrap text-muted' } }),
    column.accessor('value', {
      header: 'Value',
      sortDescFirst: true,
      meta: { numeric: true, cellClassName: 'font-semibold' },
      cell: ({ row: { original: claim } }) => (claim.value === null ? (claim.record ?? <NotPublished />) : figure(claim.value)),
    }),
    column.accessor('unit', {
      header: 'Unit',
      enableSorting: false,
      meta: { className: 'whitespace-nowrap text-muted pl-0!' },
      cell: ({ getValue }) => getValue() ?? <NotPublished />,
    }),
    column.accessor('ciLow', {
      id: 'interval',
      header: 'Interval',
      enableSorting: false,
      meta: { numeric: true, className: 'text-muted' },
      cell: ({ row: { original: claim } }) => intervalOf(claim.ciLow, claim.ciHigh) ?? <NotPublished />,
    }),
    column.accessor('sampleSize', {
      id: 'sample',
      header: 'Sample',
      sortDescFirst: true,
      meta: { numeric: true, className: 'text-muted' },
      cell: ({ row: { original: claim } }) => sampleOf(claim.sampleSize, claim.sampleUnit) ?? <NotPublished />,
    }),
    column.accessor('evaluator', {
      header: 'Who ran it',
      meta: { className: 'max-w-36 truncate' },
      cell: ({ row: { original: claim } }) => (
        <span title={claim.evaluator}>
          <EvidenceMark kind={claim.kind} bare className="mr-1.5 align-[-1px]" />
          {claim.evaluator}
        </span>
      ),
    }),
    column.accessor('publishedOn', {
      id: 'published',
      header: 'Published',
      sortDescFirst: true,
      meta: { numeric: true },
      cell: ({ getValue }) => formatDate(getValue()),
    }),
    column.accessor('source', {
      header: 'Source',
      meta: { className: 'max-w-32 truncate text-muted' },
      cell: ({ row: { original: claim } }) => <span title={claim.source}>{claim.host ?? claim.source}</span>,
    }),
    column.accessor('flags', {
      header: 'Marks',
      enableSorting: false,
      meta: { className: 'whitespace-nowrap' },
      cell: ({ row: { original: claim } }) => (
        <span className="flex gap-1">
          {claim.tier === 'relay' ? <Badge tone="dashed">relay</Badge> : null}
          {claim.flags.map((flag) => (
            <Badge key={flag} tone={flag === 'retracted' ? 'danger' : 'neutral'}>
              {flag}
            </Badge>
          ))}
        </span>
      ),
    }),
  ])

type ClaimsTableProps = { path: string; rows: readonly ClaimRow[]; sort: string; sortHref: string }

/** The grid of claims: one line per published result, with who ran it and where it was read. */
export function ClaimsTable({ path, rows, sort, sortHref }: ClaimsTableProps) {
  const columns = useMemo(() => columnsOf(path), [path])
  return <DataTable label="Claims" columns={columns} rows={rows} sort={sort} sortHref={sortHref} minWidth="80rem" />
}

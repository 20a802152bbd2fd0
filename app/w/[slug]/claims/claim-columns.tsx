'use client'

import { gridColumns } from '@/components/grid-columns'
import { Badge } from '@/components/ui/badge'
import { NotPublished } from '@/components/ui/data-list'
import { RowLink } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { formatDate } from '@/lib/format'
import type { ClaimRow } from '@/lib/services/claim-list'
import { type GridSearch, gridHref } from './address'
import { Editable } from './editing'
import { figure, intervalOf, sampleOf } from './figure'

const column = gridColumns<ClaimRow>()
const cut = 'max-w-44 truncate'

/** A claim without a figure is only what was said. */
function Words({ text }: { text: string | null }) {
  return text === null ? <NotPublished /> : <q title={text}>{text}</q>
}

const named = (path: string, from: GridSearch) =>
  column.accessor('model', {
    header: 'Model',
    size: 230,
    meta: { head: true, className: 'max-w-64 truncate max-lg:max-w-40' },
    cell: ({ row: { original: claim } }) => (
      <>
        <RowLink
          href={gridHref(`${path}/${claim.id}`, from)}
          prefetch={false}
          title={claim.variant ? `${claim.model}, ${claim.variant}` : undefined}
        >
          {claim.model}
        </RowLink>{' '}
        {claim.opponent ? <span className="text-muted">vs {claim.opponent}</span> : <span className="text-muted">{claim.variant}</span>}
        {claim.demo ? <DemoMark /> : null}
      </>
    ),
  })

const measured = [
  column.accessor('vendor', {
    header: 'Vendor',
    size: 120,
    enableSorting: false,
    meta: { extra: true, className: 'text-muted' },
  }),
  column.accessor('benchmark', {
    header: 'Benchmark',
    size: 150,
    meta: { className: cut },
    cell: ({ row: { original: claim } }) => claim.benchmark ?? <Words text={claim.statement} />,
  }),
  column.accessor('dimension', {
    header: 'Dimension',
    size: 130,
    enableSorting: false,
    meta: { className: 'max-w-28 truncate text-muted' },
    cell: ({ getValue }) => getValue() ?? <NotPublished />,
  }),
  column.accessor('task', {
    header: 'Task',
    size: 90,
    enableSorting: false,
    meta: { className: 'whitespace-nowrap text-muted' },
  }),
  column.accessor('value', {
    header: 'Value',
    size: 90,
    sortDescFirst: true,
    meta: { numeric: true, cellClassName: 'font-semibold' },
    cell: ({ row: { original: claim } }) => (
      <Editable id={claim.id} field="value" label="Value">
        {claim.value === null ? (claim.record ?? <NotPublished />) : figure(claim.value)}
      </Editable>
    ),
  }),
  column.accessor('unit', {
    header: 'Unit',
    size: 70,
    enableSorting: false,
    meta: { className: 'whitespace-nowrap text-muted pl-0!' },
    cell: ({ row: { original: claim } }) => (
      <Editable id={claim.id} field="unit" label="Unit">
        {claim.unit ?? <NotPublished />}
      </Editable>
    ),
  }),
  column.accessor('ciLow', {
    id: 'interval',
    header: 'Interval',
    size: 110,
    enableSorting: false,
    meta: { numeric: true, className: 'text-muted' },
    cell: ({ row: { original: claim } }) => intervalOf(claim.ciLow, claim.ciHigh) ?? <NotPublished />,
  }),
  column.accessor('sampleSize', {
    id: 'sample',
    header: 'Sample',
    size: 110,
    sortDescFirst: true,
    meta: { numeric: true, className: 'text-muted' },
    cell: ({ row: { original: claim } }) => sampleOf(claim.sampleSize, claim.sampleUnit) ?? <NotPublished />,
  }),
]

const published = [
  column.accessor('evaluator', {
    header: 'Who ran it',
    size: 150,
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
    size: 120,
    sortDescFirst: true,
    meta: { numeric: true },
    cell: ({ row: { original: claim } }) => (
      <Editable id={claim.id} field="publishedOn" label="Published on">
        {formatDate(claim.publishedOn)}
      </Editable>
    ),
  }),
  column.accessor('evaluatedOn', {
    id: 'evaluated',
    header: 'Evaluated',
    size: 110,
    enableSorting: false,
    meta: { numeric: true, extra: true },
    cell: ({ getValue }) => {
      const day = getValue()
      return day === null ? <NotPublished /> : formatDate(day)
    },
  }),
  column.accessor('source', {
    header: 'Source',
    size: 130,
    meta: { className: 'max-w-32 truncate text-muted' },
    cell: ({ row: { original: claim } }) => <span title={claim.source}>{claim.host ?? claim.source}</span>,
  }),
]

const marked = [
  column.accessor('flags', {
    header: 'Marks',
    size: 150,
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
        {claim.tags.map((tag) => (
          <Badge key={tag} tone="accent">
            {tag}
          </Badge>
        ))}
      </span>
    ),
  }),
  column.accessor('note', {
    header: 'Note',
    size: 260,
    enableSorting: false,
    meta: { extra: true, className: 'max-w-64 text-muted' },
    cell: ({ row: { original: claim } }) => (
      <Editable id={claim.id} field="note" label="Note">
        {claim.note === null ? <NotPublished /> : <span title={claim.note}>{claim.note}</span>}
      </Editable>
    ),
  }),
]

/** The columns of a list of claims; `path` is where claims open. */
/** `from`: the list that the rows stand in, so that a claim’s page can step through it. */
export const claimColumns = (path: string, from: GridSearch = {}) =>
  column.columns([named(path, from), ...measured, ...published, ...marked])

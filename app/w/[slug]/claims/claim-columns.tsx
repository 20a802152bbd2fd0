'use client'

import type { ReactNode } from 'react'
import { gridColumns } from '@/components/grid-columns'
import { MiddleCut } from '@/components/middle-cut'
import { NotPublished } from '@/components/ui/data-list'
import { RowLink } from '@/components/ui/table'
import { DemoMark } from '@/components/verdict/demo-mark'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { formatDate } from '@/lib/format'
import type { ClaimRow } from '@/lib/services/claim-list'
import { type GridSearch, gridHref } from './address'
import { ClaimMarks } from './claim-marks'
import { Editable } from './editing'
import { figure, intervalOf, sampleOf } from './figure'
import { variantBeside } from './variant-beside'

const column = gridColumns<ClaimRow>()
const cut = 'max-w-44 truncate'

/** A claim without a figure is only what was said. */
function Words({ text }: { text: string | null }) {
  return text === null ? <NotPublished /> : <q title={text}>{text}</q>
}

const said = (claim: ClaimRow) => (claim.value === null ? claim.record : figure(claim.value))

/** On a narrow screen, above the name: the figure; and below it who says so, on what and when. */
function Folded({ claim, children }: { claim: ClaimRow; children: ReactNode }) {
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="shrink-0 font-semibold sm:hidden">
          {said(claim) ?? 'no figure'} <span className="font-normal text-muted">{claim.value === null ? null : claim.unit}</span>
        </span>
        <span className="min-w-0 truncate">{children}</span>
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted sm:hidden">
        <EvidenceMark kind={claim.kind} bare />
        <span className="min-w-0 flex-1">
          <MiddleCut text={claim.benchmark ?? claim.evaluator} />
        </span>
        <span className="shrink-0">{formatDate(claim.publishedOn)}</span>
        <span className="flex shrink-0 gap-1">
          <ClaimMarks claim={claim} plain />
        </span>
      </span>
    </>
  )
}

const named = (path: string, from: GridSearch) =>
  column.accessor('model', {
    header: 'Model',
    size: 213,
    meta: { head: true, folds: true, className: 'max-w-64 truncate max-sm:max-w-[calc(100vw-5rem)]!' },
    cell: ({ row: { original: claim } }) => (
      <Folded claim={claim}>
        <RowLink
          href={gridHref(`${path}/${claim.id}`, from)}
          prefetch={false}
          title={claim.variant ? `${claim.model}, ${claim.variant}` : undefined}
        >
          {claim.model}
        </RowLink>{' '}
        <span className="text-muted">{claim.opponent ? `vs ${claim.opponent}` : variantBeside(claim.model, claim.variant)}</span>
        {claim.demo ? <DemoMark /> : null}
      </Folded>
    ),
  })

const marked = column.accessor('flags', {
  header: 'Marks',
  size: 86,
  enableSorting: false,
  meta: { className: 'whitespace-nowrap' },
  cell: ({ row: { original: claim } }) => (
    <span className="flex gap-1">
      <ClaimMarks claim={claim} />
    </span>
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
    size: 180,
    meta: { className: cut },
    cell: ({ row: { original: claim } }) => (claim.benchmark ? <MiddleCut text={claim.benchmark} /> : <Words text={claim.statement} />),
  }),
  column.accessor('dimension', {
    header: 'Dimension',
    size: 86,
    enableSorting: false,
    meta: { className: 'max-w-28 truncate text-muted' },
    cell: ({ getValue }) => getValue() ?? <NotPublished />,
  }),
  column.accessor('task', {
    header: 'Task',
    size: 116,
    enableSorting: false,
    meta: { className: 'max-w-36 whitespace-nowrap text-muted' },
    cell: ({ getValue }) => <MiddleCut text={getValue()} keep={8} />,
  }),
  column.accessor('value', {
    header: 'Value',
    size: 136,
    sortDescFirst: true,
    meta: { numeric: true, cellClassName: 'font-semibold' },
    cell: ({ row: { original: claim } }) => (
      <span className="grid grid-cols-[minmax(3rem,1fr)_4.75rem] gap-x-1">
        <Editable id={claim.id} field="value" label="Value">
          <span>{said(claim) ?? <NotPublished />}</span>
        </Editable>
        <Editable id={claim.id} field="unit" label="Unit">
          <span className="truncate text-left font-normal text-muted" title={claim.unit ?? undefined}>
            {claim.value === null ? null : claim.unit}
          </span>
        </Editable>
      </span>
    ),
  }),
  column.accessor('unit', {
    header: 'Unit',
    size: 70,
    enableSorting: false,
    meta: { extra: true, className: 'whitespace-nowrap text-muted' },
    cell: ({ getValue }) => getValue() ?? <NotPublished />,
  }),
  column.accessor('ciLow', {
    id: 'interval',
    header: 'Interval',
    size: 98,
    enableSorting: false,
    meta: { numeric: true, className: 'text-muted' },
    cell: ({ row: { original: claim } }) => intervalOf(claim.ciLow, claim.ciHigh) ?? <NotPublished />,
  }),
  column.accessor('sampleSize', {
    id: 'sample',
    header: 'Sample',
    size: 98,
    sortDescFirst: true,
    meta: { numeric: true, className: 'text-muted' },
    cell: ({ row: { original: claim } }) => sampleOf(claim.sampleSize, claim.sampleUnit) ?? <NotPublished />,
  }),
]

const published = [
  column.accessor('evaluator', {
    header: 'Who ran it',
    size: 120,
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
    size: 112,
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
    size: 118,
    meta: { className: 'max-w-32 truncate text-muted' },
    cell: ({ row: { original: claim } }) => <span title={claim.source}>{claim.host ?? claim.source}</span>,
  }),
]

const noted = [
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
  column.columns([named(path, from), marked, ...measured, ...published, ...noted])

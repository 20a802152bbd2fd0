'use client'

import type { Header, RowData } from '@tanstack/react-table'
import { FlexRender } from '@tanstack/react-table'
import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import type { PointerEvent } from 'react'
import type { gridFeatures } from '@/components/grid-columns'

type GridHeadCellProps<Row extends RowData> = {
  header: Header<typeof gridFeatures, Row>
  /** Leads to the same list in another order. */
  sortHref: (sort: string) => string
  onWidth: (id: string, width: number) => void
  /** Boxes to select rows stand to the left of all columns. */
  besideBox: boolean
}

/** A heading: its name sorts, its right edge is dragged to make the column wider. */
export function GridHeadCell<Row extends RowData>({ header, sortHref, onWidth, besideBox }: GridHeadCellProps<Row>) {
  const { column } = header
  const { numeric, unit, head, folds } = column.columnDef.meta ?? {}
  const sorted = column.getIsSorted()
  const direction = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'
  const sortable = column.getCanSort()
  const name = (
    <span className="truncate">
      <FlexRender header={header} />
      {unit ? <span className="font-normal text-faint"> {unit}</span> : null}
    </span>
  )
  return (
    <th
      scope="col"
      aria-sort={sortable ? direction : undefined}
      className={clsx(
        'sticky top-0 z-10 h-8.5 border-b bg-paper px-2 text-sm font-normal whitespace-nowrap text-muted first:pl-0 last:pr-0',
        numeric && 'text-right',
        folds && 'max-sm:left-auto!',
        head && (besideBox ? 'max-lg:left-7 max-lg:z-20' : 'max-lg:left-0 max-lg:z-20 max-lg:shadow-[-0.75rem_0_0_var(--paper)]'),
      )}
    >
      {sortable ? (
        <Link
          href={sortHref(`${column.getNextSortingOrder() === 'desc' ? '-' : ''}${column.id}`)}
          scroll={false}
          prefetch={false}
          className={clsx(
            'group inline-flex min-h-6 max-w-full items-center gap-1 align-middle hover:text-ink',
            sorted && 'text-ink',
            numeric && 'flex-row-reverse',
          )}
        >
          {name}
          <SortMark direction={sorted} />
        </Link>
      ) : (
        <span className="inline-flex max-w-full align-middle">{name}</span>
      )}
      <Edge width={column.getSize()} onWidth={(width) => onWidth(column.id, width)} />
    </th>
  )
}

function SortMark({ direction }: { direction: false | 'asc' | 'desc' }) {
  const Mark = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ChevronsUpDown
  return <Mark aria-hidden="true" className={clsx('size-3 shrink-0', !direction && 'opacity-40 group-hover:opacity-100')} />
}

/** For the pointer only: the list of columns sets widths with the keyboard. */
function Edge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    const edge = event.currentTarget
    const from = event.clientX
    edge.setPointerCapture(event.pointerId)
    edge.onpointermove = (move) => onWidth(width + move.clientX - from)
    edge.onpointerup = () => {
      edge.onpointermove = null
    }
  }
  return (
    <span
      aria-hidden="true"
      onPointerDown={drag}
      className="absolute inset-y-0 -right-1 z-1 w-2 cursor-col-resize touch-none after:absolute after:inset-y-2 after:left-1/2 after:w-px hover:after:bg-edge max-lg:hidden"
    />
  )
}

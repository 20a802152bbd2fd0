'use client'

import { FlexRender, type Row, type RowData } from '@tanstack/react-table'
import clsx from 'clsx'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { gridFeatures } from '@/components/grid-columns'
import { RowHead, Td, Tr } from '@/components/ui/table'
import { formatNumber } from '@/lib/format'

// A grid has many columns; half the space between them keeps more of them in view.
const dense = 'px-2! first:pl-0! last:pr-0! truncate'
// The box to select a row stays in view at the left edge, and the name of the row right beside it.
const besideBox = 'max-lg:left-7! max-lg:shadow-none!'
// Two lines in nearly all of the width: held in view it would cover the rest.
const folded = 'max-sm:static! max-sm:h-13! max-sm:py-1!'

type GridRowProps<Data extends RowData> = {
  row: Row<typeof gridFeatures, Data>
  name: string
  /** Counted from 1 with the heading. */
  number: number
  selected: boolean
  selectable: boolean
}

function PlainRow<Data extends RowData>({ row, name, number, selected, selectable }: GridRowProps<Data>) {
  return (
    <Tr data-row data-id={row.id} aria-rowindex={number} aria-selected={selectable ? selected : undefined}>
      {selectable ? (
        <Td fixed="narrow" className="p-0! text-center">
          <label className="relative z-2 inline-flex size-6 items-center justify-center align-middle">
            <input type="checkbox" aria-label={`Select ${name}`} data-select checked={selected} readOnly className="size-4 accent-accent" />
          </label>
        </Td>
      ) : null}
      {row.getVisibleCells().map((cell) => {
        const { numeric, head, folds, ...look } = cell.column.columnDef.meta ?? {}
        const className = clsx(dense, look.className, look.cellClassName)
        return head ? (
          <RowHead key={cell.id} className={clsx(className, selectable && besideBox, folds && folded)}>
            <FlexRender cell={cell} />
          </RowHead>
        ) : (
          <Td key={cell.id} numeric={numeric} className={className}>
            <FlexRender cell={cell} />
          </Td>
        )
      })}
    </Tr>
  )
}

/** One row; drawn again only when it, its columns or its selection changed. */
export const GridRow = memo(PlainRow) as typeof PlainRow

/** Stands where a row will be once it was fetched. */
export function PendingRow({ number, columns }: { number: number; columns: number }) {
  return (
    <tr data-pending aria-rowindex={number} className="noscript:hidden">
      <td colSpan={columns} className="h-(--row-height) border-b">
        <span className="pulse block h-3 w-2/3 rounded-sm bg-sunken" />
        <span className="sr-only">Loading</span>
      </td>
    </tr>
  )
}

type GroupRowProps = { label: string; count: number; open: boolean; number: number; columns: number; onToggle: () => void }

/** Heads the rows of a group; pressing it shows or hides them. */
export function GroupRow({ label, count, open, number, columns, onToggle }: GroupRowProps) {
  const Arrow = open ? ChevronDown : ChevronRight
  return (
    <tr aria-rowindex={number}>
      <th scope="rowgroup" colSpan={columns} className="h-(--row-height) border-b bg-surface p-0 text-left font-normal">
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="sticky left-0 flex h-8 items-center gap-2 px-1 hover:text-accent"
        >
          <Arrow aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="font-semibold">{label}</span>
          <span className="text-muted">{formatNumber(count)}</span>
        </button>
      </th>
    </tr>
  )
}

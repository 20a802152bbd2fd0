'use client'

import type { RowData } from '@tanstack/react-table'
import { type ReactNode, useCallback, useMemo } from 'react'
import { ColumnPicker } from '@/components/column-picker'
import { DataGrid } from '@/components/data-grid'
import type { GridColumns } from '@/components/grid-columns'
import { keepPlace } from '@/components/grid-place'
import { RowsFailed } from '@/components/rows-failed'
import { useGridLayout } from '@/components/use-grid-layout'
import { useRowBlocks } from '@/components/use-row-blocks'
import { type LedgerSearch, ledgerHref } from './address'

export type LedgerGridProps<Row> = {
  path: string
  search: LedgerSearch
  /** The rows that the page was drawn with, and how many there are. */
  page: { rows: readonly Row[]; matching: number; start: number; next: string | null }
  /** What narrows the list, above the grid. */
  children: ReactNode
}

type Props<Row extends RowData> = LedgerGridProps<Row> & { list: string; label: string; columns: GridColumns<Row> }

const toggleNothing = () => undefined

/** A list of the inventory as a grid: scroll through all of it, sort it, and choose, order and size its columns. */
export function LedgerGrid<Row extends { id: string }>({ list, label, columns, path, search, page, children }: Props<Row>) {
  const { places, change, reset, cols } = useGridLayout(list, columns, search.cols)
  const { rows: first, matching, start, next } = page
  const seed = useMemo(() => ({ rows: first, previous: null, next, before: start }), [first, next, start])
  const href = ledgerHref(`${path}/rows/${list}`, search, { tab: undefined, cols: undefined })
  const runs = useMemo(() => [{ id: 'all', label: null, open: true, count: matching, href }] as const, [matching, href])
  const rows = useRowBlocks<Row>(runs[0], seed)
  const hrefOf = useCallback((sort: string) => ledgerHref(path, { ...search, cols: cols ?? undefined }, { sort }), [path, search, cols])
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <div className="grow">{children}</div>
        <div className="py-2 noscript:hidden" data-print="hide">
          <ColumnPicker places={places} onChange={change} onReset={reset} />
        </div>
      </div>
      <RowsFailed rows={rows} />
      <DataGrid
        label={label}
        columns={columns}
        layout={{ places, change }}
        order={{ sort: search.sort ?? 'name', hrefOf }}
        rows={rows}
        list={{ runs, start, toggle: toggleNothing, onPlace: keepPlace }}
      />
    </>
  )
}

'use client'

import { type RowData, useTable } from '@tanstack/react-table'
import clsx from 'clsx'
import { useMemo } from 'react'
import { type GridColumns, gridFeatures, sortingOf } from '@/components/grid-columns'
import { RowHead, type Sort, Table, Td, Th, Tr } from '@/components/ui/table'

type DataTableProps<Row extends RowData> = {
  label: string
  columns: GridColumns<Row>
  /** In the order in which they are shown: the database has filtered, sorted and cut them. */
  rows: readonly Row[]
  /** The order in force, as it stands in the address: `value`, or `-value` from the largest down. Left out where the table is part of another page. */
  sort?: string
  /** Where the list with another order is found: everything up to the value of `sort`. */
  sortHref?: string
  minWidth?: string
}

/**
 * A grid over one page of a list that the server keeps: headings lead to the same list in another order, and a row opens
 * as a link.
 */
export function DataTable<Row extends RowData & { id: string }>({ label, columns, rows, sort, sortHref, minWidth }: DataTableProps<Row>) {
  const sorting = useMemo(() => sortingOf(sort ?? ''), [sort])
  const table = useTable({
    features: gridFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting, columnVisibility: useMemo(() => plainColumns(columns), [columns]) },
  })

  return (
    <Table label={label} fill={sort !== undefined} minWidth={minWidth}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const { id, column } = header
              const { numeric, unit, head, className } = column.columnDef.meta ?? {}
              return (
                <Th
                  key={id}
                  numeric={numeric}
                  unit={unit}
                  className={clsx(dense, className)}
                  fixed={head ? 'narrow' : undefined}
                  sort={sortHref !== undefined && column.getCanSort() ? sortOf(column, sortHref) : undefined}
                >
                  <table.FlexRender header={header} />
                </Th>
              )
            })}
          </tr>
        ))}
      </thead>
      {/* The head stays in view and would cover a row that is reached from below. */}
      <tbody className="[&_th_a]:scroll-mt-10">
        {table.getRowModel().rows.map((row) => (
          <Tr key={row.id} data-row>
            {row.getVisibleCells().map((cell) => {
              const { numeric, head, folds, ...look } = cell.column.columnDef.meta ?? {}
              const className = clsx(dense, look.className, look.cellClassName, folds && 'max-sm:static!')
              return head ? (
                <RowHead key={cell.id} className={className}>
                  <table.FlexRender cell={cell} />
                </RowHead>
              ) : (
                <Td key={cell.id} numeric={numeric} className={className}>
                  <table.FlexRender cell={cell} />
                </Td>
              )
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** A plain table has no way to pick columns, so those that wait to be picked stay out. */
const plainColumns = <Row extends RowData>(columns: GridColumns<Row>): Record<string, boolean> =>
  Object.fromEntries(columns.flatMap((column) => (column.meta?.extra ? [[idOf(column), false]] : [])))

const idOf = (column: { id?: string; accessorKey?: unknown }): string => column.id ?? String(column.accessorKey)

// A grid has many columns; half the space between them keeps more of them in view.
const dense = 'whitespace-nowrap px-2! first:pl-0! last:pr-0!'

type Sortable = { id: string; getIsSorted: () => false | 'asc' | 'desc'; getNextSortingOrder: () => false | 'asc' | 'desc' }

function sortOf(column: Sortable, sortHref: string): Sort {
  const sorted = column.getIsSorted()
  return {
    href: `${sortHref}${column.getNextSortingOrder() === 'desc' ? '-' : ''}${column.id}`,
    direction: sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : null,
  }
}

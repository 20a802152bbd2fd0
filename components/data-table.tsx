'use client'

import {
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSortingFeature,
  type SortingState,
  type TableOptions,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import clsx from 'clsx'
import { useMemo } from 'react'
import { RowHead, type Sort, Table, Td, Th, Tr } from '@/components/ui/table'

type ColumnLook = {
  numeric?: boolean
  /** Set after the name of the column. */
  unit?: string
  /** Names its row; its cell holds the `RowLink` and stays in view on narrow screens. */
  head?: boolean
  /** For heading and cells, or for the cells alone. */
  className?: string
  cellClassName?: string
}

const features = tableFeatures({ rowSortingFeature, columnMeta: metaHelper<ColumnLook>() })

/** The columns of a grid; make them once, at module scope. Ids of sortable columns are the names of the orders in the address. */
export const gridColumns = <Row extends RowData>() => createColumnHelper<typeof features, Row>()

type DataTableProps<Row extends RowData> = {
  label: string
  columns: TableOptions<typeof features, Row>['columns']
  /** In the order in which they are shown: the database has filtered, sorted and cut them. */
  rows: readonly Row[]
  /** The order in force, as it stands in the address: `value`, or `-value` from the largest down. */
  sort: string
  /** Where the list with another order is found: everything up to the value of `sort`. */
  sortHref: string
  minWidth?: string
}

const sortingOf = (sort: string): SortingState => [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }]

/**
 * A grid over one page of a list that the server keeps: headings lead to the same list in another order, and a row opens
 * as a link.
 */
export function DataTable<Row extends RowData & { id: string }>({ label, columns, rows, sort, sortHref, minWidth }: DataTableProps<Row>) {
  const sorting = useMemo(() => sortingOf(sort), [sort])
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting },
  })

  return (
    <Table label={label} fill minWidth={minWidth}>
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
                  sort={column.getCanSort() ? sortOf(column, sortHref) : undefined}
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
            {row.getAllCells().map((cell) => {
              const { numeric, head, ...look } = cell.column.columnDef.meta ?? {}
              const className = clsx(dense, look.className, look.cellClassName)
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

// A grid has many columns; half the space between them keeps more of them in view.
const dense = 'px-2! first:pl-0! last:pr-0!'

type Sortable = { id: string; getIsSorted: () => false | 'asc' | 'desc'; getNextSortingOrder: () => false | 'asc' | 'desc' }

function sortOf(column: Sortable, sortHref: string): Sort {
  const sorted = column.getIsSorted()
  return {
    href: `${sortHref}${column.getNextSortingOrder() === 'desc' ? '-' : ''}${column.id}`,
    direction: sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : null,
  }
}

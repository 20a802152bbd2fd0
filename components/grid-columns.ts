'use client'

import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSortingFeature,
  type SortingState,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table'

export type ColumnLook = {
  numeric?: boolean
  /** Set after the name of the column. */
  unit?: string
  /** Names its row; its cell holds the `RowLink` and stays in view on narrow screens. It cannot be hidden. */
  head?: boolean
  /** On a narrow screen the cell of `head` takes two lines and nearly all of the width; the other columns follow to its right. */
  folds?: boolean
  /** Shown only when somebody picks it. */
  extra?: boolean
  /** For heading and cells, or for the cells alone. */
  className?: string
  cellClassName?: string
}

export const gridFeatures = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnMeta: metaHelper<ColumnLook>(),
})

/** The columns of a grid; make them once, at module scope. Ids of sortable columns are the names of the orders in the address. */
export const gridColumns = <Row extends RowData>() => createColumnHelper<typeof gridFeatures, Row>()

export type GridColumns<Row extends RowData> = TableOptions<typeof gridFeatures, Row>['columns']

/** An order as it stands in an address: `value`, or `-value` from the largest down. */
export const sortingOf = (sort: string): SortingState => [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }]

'use client'

import { type RowData, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { GridHeadCell } from '@/components/data-grid-head'
import { GridRow, GroupRow, PendingRow } from '@/components/data-grid-row'
import { type GridColumns, gridFeatures, sortingOf } from '@/components/grid-columns'
import { type ColumnPlace, withColumn } from '@/components/grid-layout'
import { type GridRun, idsBetween, linesOf, spansOf, spotOf } from '@/components/grid-lines'
import { MoreColumns } from '@/components/more-columns'
import { blockRows } from '@/components/row-blocks'
import { useAskedPlace } from '@/components/use-asked-place'
import { useDrawnLines } from '@/components/use-drawn-lines'
import { useEarlyScroll, usePlace } from '@/components/use-grid-scroll'
import type { Place, RowBlocks } from '@/components/use-row-blocks'
import { useRowHeight } from '@/components/use-row-height'
import type { GridSelection } from '@/components/use-selection'

type DataGridProps<Row extends RowData & { id: string }> = {
  label: string
  columns: GridColumns<Row>
  layout: { places: readonly ColumnPlace[]; change: (places: ColumnPlace[]) => void }
  order: { sort: string; hrefOf: (sort: string) => string }
  rows: RowBlocks<Row>
  /** The groups of the list, or the list as one run without a label. `start` is the row at the top. */
  list: { runs: readonly GridRun[]; start: number; toggle: (run: string) => void; onPlace?: (row: number) => void }
  /** Absent where nobody may do anything with rows. */
  selection?: GridSelection
  /** Begins to edit a row; absent where nobody may. */
  onEdit?: (row: Row) => void
}

const lookAhead = 350
const selectWidth = 28

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'
const idOf = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLElement>('[data-row]')?.dataset.id

/** A grid over a list of any length that the server filters and orders: only the rows in view are drawn, and only those around it are held. */
export function DataGrid<Row extends RowData & { id: string }>(props: DataGridProps<Row>) {
  const { label, columns, layout, order, rows, list, selection, onEdit } = props
  const { runs, start } = list
  const scroller = useRef<HTMLDivElement>(null)
  const count = linesOf(runs)
  const sorting = useMemo(() => sortingOf(order.sort), [order.sort])
  const state = useMemo(() => layoutState(layout.places), [layout.places])
  const table = useTable({
    features: gridFeatures,
    columns,
    data: rows.rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting, ...state },
  })
  const rowHeight = useRowHeight(layout.places.some((place) => place.folds))
  const keepScroll = useEarlyScroll(scroller)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialOffset: start * rowHeight,
    initialRect: { width: 1024, height: blockRows * rowHeight },
  })
  useLayoutEffect(keepScroll, [keepScroll])
  useAskedPlace({ scroller, start, rowHeight, measure: virtual.measure, asks: list.onPlace !== undefined })
  const lines = virtual.getVirtualItems()
  const first = lines[0]?.index ?? 0
  const last = lines.at(-1)?.index ?? 0
  const top = virtual.range?.startIndex ?? first
  const moving = virtual.isScrolling
  useAsked({ rows, runs, first, last, top, moving, direction: virtual.scrollDirection })
  usePlace(Math.floor((virtual.scrollOffset ?? 0) / rowHeight), list.onPlace)

  const toggle = async (id: string, range: boolean) => {
    if (!selection) return
    const ids = range ? await idsBetween(rows, runs, selection.anchor.current, id) : []
    if (ids.length > 0) selection.add(ids)
    else selection.toggle(id)
  }
  const onClick = (event: MouseEvent) => {
    const id = (event.target as Element).matches('[data-select]') ? idOf(event.target) : undefined
    if (id) void toggle(id, event.shiftKey)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = idOf(event.target)
    if (!id || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches(typing)) return
    const key = event.key.toLowerCase()
    const row = rows.rows.find((entry) => entry.id === id)
    if (key === 'x' && selection) void toggle(id, event.shiftKey)
    else if (key === 'e' && onEdit && row) onEdit(row)
    else return
    event.preventDefault()
  }

  const places = layout.places.filter((place) => place.shown)
  const width = places.reduce((sum, place) => sum + place.width, selection ? selectWidth : 0)
  const span = places.length + (selection ? 1 : 0)
  const held = table.getRowModel().rowsById
  const isThere = (line: number) => {
    const spot = spotOf(runs, line)
    return spot !== null && (spot.index < 0 || rows.rowAt(spot.run.id, spot.index) !== undefined)
  }
  const bottom = virtual.range?.endIndex ?? last
  const shown = useDrawnLines({ place: { first, last, top }, bottom, moving, runs, count, arrived: rows.arrived, isThere })
  const drawnLines = Array.from({ length: lines.length > 0 ? shown.last - shown.first + 1 : 0 }, (_, index) => shown.first + index)
  const drawn = (line: number): ReactNode => {
    const spot = spotOf(runs, line)
    if (!spot) return null
    const { run, index } = spot
    const key = `${run.id} ${index}`
    if (index < 0)
      return (
        <GroupRow
          key={key}
          label={run.label ?? ''}
          count={run.count}
          open={run.open}
          number={line + 2}
          columns={span}
          onToggle={() => list.toggle(run.id)}
        />
      )
    const row = held[rows.rowAt(run.id, index)?.id ?? '']
    if (!row) return <PendingRow key={key} number={line + 2} columns={span} />
    return (
      <GridRow
        key={key}
        row={row}
        name={nameOf(row.original, line)}
        number={line + 2}
        selected={selection?.has(row.id) ?? false}
        selectable={selection !== undefined}
      />
    )
  }

  return (
    <div className="relative">
      <MoreColumns scroller={scroller} width={width} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; this groups the rows that scroll together */}
      <div
        ref={scroller}
        role="group"
        aria-label={label}
        aria-busy={shown.lagging || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        data-scroll
        onClick={onClick}
        onKeyDown={onKeyDown}
        className="relative -mx-3 max-h-[calc(100dvh-13rem)] min-h-60 overflow-auto px-3 [overflow-anchor:none] contain-inline-size focus-visible:-outline-offset-2 noscript:max-h-none"
      >
        <table
          aria-rowcount={count + 1}
          style={{ minWidth: width, '--row-height': `${rowHeight}px` } as CSSProperties}
          className="isolate w-full table-fixed border-separate border-spacing-0 text-left"
        >
          <caption className="sr-only">{label}</caption>
          <colgroup>
            {selection ? <col style={{ width: selectWidth }} /> : null}
            {places.map((place) => (
              <col
                key={place.id}
                style={{ width: place.width }}
                className={place.folds ? 'max-sm:w-[calc(100vw-5rem)]!' : place.head ? 'max-sm:w-40!' : undefined}
              />
            ))}
          </colgroup>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {selection ? <SelectAll selection={selection} count={count} /> : null}
                {group.headers.map((header) => (
                  <GridHeadCell
                    key={header.id}
                    header={header}
                    sortHref={order.hrefOf}
                    besideBox={selection !== undefined}
                    onWidth={(id, to) => layout.change(withColumn(layout.places, id, { width: to }))}
                  />
                ))}
              </tr>
            ))}
          </thead>
          <Gap height={shown.start * rowHeight} columns={span} />
          {/* The head stays in view and would cover a row that is reached from below. */}
          <tbody className="[&_th_a]:scroll-mt-10">{drawnLines.map(drawn)}</tbody>
          <Gap height={(count - shown.start - drawnLines.length) * rowHeight} columns={span} />
        </table>
      </div>
    </div>
  )
}

const nameOf = (row: object, line: number): string =>
  'model' in row && typeof row.model === 'string' ? `${row.model}, row ${line + 1}` : `row ${line + 1}`

function layoutState(places: readonly ColumnPlace[]) {
  return {
    columnOrder: places.map((place) => place.id),
    columnVisibility: Object.fromEntries(places.map((place) => [place.id, place.shown])),
    columnSizing: Object.fromEntries(places.map((place) => [place.id, place.width])),
  }
}

/** The room of the rows that are not drawn; without scripts nothing would ever fill it. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden="true" className="noscript:hidden">
      <tr>
        <td colSpan={columns} style={{ height }} className="p-0" />
      </tr>
    </tbody>
  )
}

function SelectAll({ selection, count }: { selection: GridSelection; count: number }) {
  const all = selection.all || (count > 0 && selection.ids.size === count)
  return (
    <th
      scope="col"
      className="sticky top-0 z-21 h-8.5 border-b bg-paper p-0 text-center align-middle font-normal max-lg:left-0 max-lg:shadow-[-0.75rem_0_0_var(--paper)]"
    >
      <label className="inline-flex size-6 items-center justify-center align-middle">
        <input
          type="checkbox"
          aria-label="Select all that match"
          checked={all}
          onChange={() => (all ? selection.clear() : selection.selectAll())}
          className="size-4 accent-accent"
        />
      </label>
    </th>
  )
}

type Asked<Row> = Place & {
  rows: RowBlocks<Row>
  runs: readonly GridRun[]
  moving: boolean
  direction: 'forward' | 'backward' | null
}

/** Asks for the rows in view, and for those that come next in the direction of scrolling. */
function useAsked<Row>({ rows, runs, first, last, top, moving, direction }: Asked<Row>) {
  const { want, rows: held } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that came or grew old make the question worth asking again
  useEffect(() => {
    const before = direction === 'backward' ? lookAhead : 0
    const after = direction === 'backward' ? 0 : lookAhead
    const next = [...spansOf(runs, last + 1, last + after), ...spansOf(runs, first - before, first - 1)]
    want({ near: spansOf(runs, first, last), next, place: { first, last, top }, moving })
  }, [want, held, runs, first, last, moving, direction])
}

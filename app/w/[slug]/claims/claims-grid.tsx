'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { ColumnPicker } from '@/components/column-picker'
import { DataGrid } from '@/components/data-grid'
import type { GridRun } from '@/components/grid-lines'
import { keepPlace } from '@/components/grid-place'
import type { RowWindow } from '@/components/row-blocks'
import { RowsFailed } from '@/components/rows-failed'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { useGridLayout } from '@/components/use-grid-layout'
import { useRowBlocks } from '@/components/use-row-blocks'
import { useSelection } from '@/components/use-selection'
import type { ClaimRow } from '@/lib/services/claim-list'
import { type GridSearch, gridHref } from './address'
import { claimColumns } from './claim-columns'
import { EditingContext } from './editing'
import { ExportMenu } from './export-menu'
import { groupNames } from './groups'
import { SelectionBar } from './selection-bar'
import { useBulk } from './use-bulk'
import { useEditing } from './use-editing'
import { type ListedViews, ViewsMenu } from './views-menu'

export type ClaimGroup = { id: string; label: string; count: number }

type ClaimsGridProps = {
  slug: string
  /** What stands in the address, without the place in the list. */
  search: GridSearch
  sort: string
  window: RowWindow<ClaimRow>
  count: number
  groups: readonly ClaimGroup[] | null
  views: ListedViews
  /** Known tags; null for people who may not edit. */
  tags: readonly string[] | null
  /** How much of the list is left, above the grid. */
  children: ReactNode
}

const viewNames = ['view', 'cols', 'group', 'sort']
const filtersIn = (search: GridSearch): GridSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !viewNames.includes(name)))

/** The list of claims as a grid: scroll through all of it, select, edit in place, group, and choose columns. */
export function ClaimsGrid({ slug, search, sort, window: seed, count, groups, views, tags, children }: ClaimsGridProps) {
  const path = `/w/${slug}/claims`
  const columns = useMemo(() => claimColumns(path, { ...filtersIn(search), sort: sort === '-published' ? '' : sort }), [path, search, sort])
  const { places, change, reset, cols } = useGridLayout('claims', columns, search.cols)
  const here = useMemo<GridSearch>(() => ({ ...search, cols: cols ?? '' }), [search, cols])
  const { runs, toggle } = useRuns({ slug, search, count, groups })
  const rows = useRowBlocks<ClaimRow>(groups ? { id: 'none', count: 0, href: '' } : (runs[0] as GridRun), seed)
  const selection = useSelection()
  const work = useBulk({ slug, selection, match: filtersIn(search), count })
  const { editing, edit } = useEditing(slug, rows.patch)
  const only = selection.ids.size === 1 ? rows.rows.find((row) => selection.has(row.id)) : undefined
  const { view: _view, ...kept } = Object.fromEntries(Object.entries(here).filter(([, text]) => text))
  const asked = { ...filtersIn(search), sort }
  const shown = places.filter((place) => place.shown).map((place) => place.id)
  const onEdit = tags ? edit : undefined
  const sortHref = useCallback((to: string) => gridHref(path, here, { sort: to === '-published' && !here.view ? '' : to }), [path, here])
  return (
    <EditingContext value={editing}>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        {children}
        <div className="flex flex-wrap items-center gap-2 py-2 noscript:hidden" data-print="hide">
          <ViewsMenu slug={slug} path={path} views={views} state={kept} />
          <GroupSelect path={path} search={here} />
          <ColumnPicker places={places} onChange={change} onReset={reset} />
          <ExportMenu slug={slug} asked={asked} columns={shown} />
        </div>
      </div>
      {editing ? (
        <EditBar model={rows.rows.find((row) => row.id === editing.id)?.model ?? ''} onSave={editing.save} onStop={editing.stop} />
      ) : null}
      {tags && (selection.all || selection.ids.size > 0) ? (
        <SelectionBar
          selection={selection}
          count={count}
          archived={search.flag === 'archived'}
          tags={tags}
          work={work}
          onEdit={only && onEdit ? () => onEdit(only) : undefined}
        >
          <ExportMenu slug={slug} asked={asked} columns={shown} ids={selection.all ? undefined : [...selection.ids]} />
        </SelectionBar>
      ) : null}
      <RowsFailed rows={rows} />
      <DataGrid
        label="Claims"
        columns={columns}
        layout={{ places, change }}
        order={{ sort, hrefOf: sortHref }}
        rows={rows}
        list={{ runs, start: groups ? 0 : seed.before, toggle, onPlace: groups ? undefined : keepPlace }}
        selection={tags ? selection : undefined}
        onEdit={onEdit}
      />
    </EditingContext>
  )
}

function EditBar({ model, onSave, onStop }: { model: string; onSave: () => void; onStop: () => void }) {
  return (
    <div role="toolbar" aria-label="Edit in place" className="flex flex-wrap items-center gap-2 -mx-3 rounded-md bg-accent-soft px-3 py-1">
      <p className="flex-1">
        Editing <span className="font-semibold">{model}</span>
      </p>
      <Button size="sm" variant="primary" onClick={onSave}>
        Save
      </Button>
      <Button size="sm" onClick={onStop}>
        Cancel
      </Button>
    </div>
  )
}

function GroupSelect({ path, search }: { path: string; search: GridSearch }) {
  const router = useRouter()
  return (
    <Select
      aria-label="Group by"
      options={[
        { value: '', label: 'Not grouped' },
        ...Object.entries(groupNames).map(([value, label]) => ({ value, label: `By ${label}` })),
      ]}
      value={search.group ?? ''}
      onChange={(event) => router.push(gridHref(path, search, { group: event.currentTarget.value }), { scroll: false })}
      className="w-36 [&>select]:h-7"
    />
  )
}

type Runs = { slug: string; search: GridSearch; count: number; groups: readonly ClaimGroup[] | null }

/** The whole list as one run of rows, or one run for each group; groups open one by one. */
function useRuns({ slug, search, count, groups }: Runs): { runs: GridRun[]; toggle: (run: string) => void } {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const runs = useMemo(() => {
    const base = `/w/${slug}/rows/claims`
    const asked = { ...filtersIn(search), ...(search.sort ? { sort: search.sort } : {}) }
    if (!groups) return [{ id: 'all', label: null, open: true, count, href: gridHref(base, asked), skips: true }]
    return groups.map((group) => ({
      ...group,
      open: open.has(group.id),
      skips: true,
      href: gridHref(base, asked, { [search.group ?? '']: group.id }),
    }))
  }, [slug, search, count, groups, open])
  const toggle = useCallback(
    (id: string) =>
      setOpen((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return { runs, toggle }
}

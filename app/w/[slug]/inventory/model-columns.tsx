'use client'

import { gridColumns } from '@/components/grid-columns'
import { NotPublished } from '@/components/ui/data-list'
import { accessLabels } from '@/lib/domain/model'
import { shortName } from '@/lib/domain/offering'
import { taskShort } from '@/lib/domain/task'
import type { ModelRow } from '@/lib/services/search-models'
import { Count, Figure, NameLink } from './cells'
import { commercialUseLabels } from './labels'
import { Lifecycle, unsure } from './marks'

const column = gridColumns<ModelRow>()

const named = (base: string) => [
  column.accessor('title', {
    id: 'name',
    header: 'Model',
    size: 220,
    sortDescFirst: false,
    meta: { head: true, className: 'max-sm:max-w-44 truncate' },
    cell: ({ row: { original: model } }) => <NameLink href={`${base}/models/${model.id}`} name={model.title} origin={model.origin} />,
  }),
  column.accessor('vendorName', {
    id: 'vendor',
    header: 'Vendor',
    size: 120,
    sortDescFirst: false,
    meta: { className: 'max-w-40 truncate' },
    cell: ({ getValue }) => <span title={getValue()}>{shortName(getValue())}</span>,
  }),
]

const allowed = [
  column.accessor('tasks', {
    id: 'tasks',
    header: 'Tasks',
    size: 150,
    enableSorting: false,
    meta: { className: 'max-w-44 truncate text-muted' },
    cell: ({ getValue }) => {
      const tasks = getValue().map(taskShort).join(', ')
      return tasks ? <span title={tasks}>{tasks}</span> : <NotPublished />
    },
  }),
  column.accessor('access', {
    id: 'access',
    header: 'Access',
    size: 125,
    enableSorting: false,
    meta: { className: 'text-muted' },
    cell: ({ row: { original: model } }) => (
      <>
        {model.access.map((access) => accessLabels[access]).join(', ') || <NotPublished />} {unsure(model, 'access')}
      </>
    ),
  }),
  column.accessor('commercialUse', {
    id: 'commercial',
    header: 'Commercial use',
    size: 125,
    enableSorting: false,
    cell: ({ row: { original: model } }) =>
      model.commercialUse === 'unknown' ? (
        <NotPublished />
      ) : (
        <span title={model.licence ?? undefined}>
          {commercialUseLabels[model.commercialUse]} {unsure(model, 'commercialUse')}
        </span>
      ),
  }),
]

const made = [
  column.accessor('maxResolution', {
    id: 'resolution',
    header: 'Resolution',
    size: 100,
    enableSorting: false,
    meta: { className: 'max-w-32 truncate' },
    cell: ({ getValue }) => <span title={getValue() ?? undefined}>{getValue() ?? <NotPublished />}</span>,
  }),
  column.accessor('maxDurationSeconds', {
    id: 'seconds',
    header: 'Longest clip',
    size: 115,
    sortDescFirst: true,
    meta: { numeric: true, unit: 's' },
    cell: ({ row: { original: model } }) => (
      <>
        {unsure(model, 'maxDurationSeconds')} <Figure value={model.maxDurationSeconds} />
      </>
    ),
  }),
  column.accessor('nativeAudio', {
    id: 'audio',
    header: 'Audio',
    size: 60,
    enableSorting: false,
    cell: ({ getValue }) => (getValue() === null ? <NotPublished /> : getValue() ? 'yes' : 'no'),
  }),
]

const counted = (id: 'offerings' | 'claims', header: string) =>
  column.accessor(id, {
    id,
    header,
    size: 90,
    sortDescFirst: true,
    meta: { numeric: true },
    cell: ({ getValue }) => <Count value={getValue()} />,
  })

/** One row per model: what it can do, what may be done with it, and how much is known about it. */
export const modelColumns = (base: string) =>
  column.columns([
    ...named(base),
    ...allowed,
    ...made,
    column.accessor('retiresOn', {
      id: 'retires',
      header: 'Lifecycle',
      size: 150,
      sortDescFirst: false,
      cell: ({ row: { original: model } }) => <Lifecycle state={model.state} retiresOn={model.retiresOn} />,
    }),
    counted('offerings', 'Offerings'),
    counted('claims', 'Claims'),
  ])

'use client'

import { Menu } from '@/components/ui/menu'

/** The words that files use for what a column of the grid shows. */
const inFiles: Readonly<Record<string, readonly string[]>> = {
  model: ['model', 'model_version', 'variant', 'opponent'],
  vendor: ['vendor'],
  benchmark: ['benchmark', 'benchmark_version', 'statement'],
  dimension: ['dimension'],
  task: ['task'],
  value: ['value', 'unit', 'wins', 'losses', 'ties'],
  unit: ['unit'],
  interval: ['ci_low', 'ci_high'],
  sample: ['sample_size', 'sample_unit'],
  evaluator: ['evaluator', 'evaluator_kind'],
  published: ['published_on'],
  evaluated: ['evaluated_on'],
  source: ['source_title', 'source_url'],
  flags: ['tier', 'repeats_id', 'derived', 'unverified', 'retracted'],
  note: ['note'],
}

const mostIds = 1000

type ExportMenuProps = {
  slug: string
  /** Filters and order of the list. */
  asked: Readonly<Record<string, string>>
  /** The columns on screen, in their order. */
  columns: readonly string[]
  /** Only these claims; all that match when none is given. */
  ids?: readonly string[]
}

/** Files of exactly what is on screen: the same claims in the same order, with the columns that are shown. */
export function ExportMenu({ slug, asked, columns, ids }: ExportMenuProps) {
  const names = ['id', ...new Set(columns.flatMap((column) => inFiles[column] ?? []))]
  const tooMany = ids !== undefined && ids.length > mostIds
  const href = (format: string) => {
    const parts = new URLSearchParams({ ...asked, ...(ids ? { ids: ids.join(',') } : {}), columns: names.join(','), format })
    return `/w/${slug}/export/claims?${parts}`
  }
  const save = (format: string) => () => window.location.assign(href(format))
  const note = tooMany ? '1,000 at most' : undefined
  return (
    <Menu
      size="sm"
      label="Export"
      name={ids ? 'Export the selected claims' : 'Export the list'}
      align="end"
      items={['csv', 'xlsx'].map((format) => ({ label: format.toUpperCase(), note, disabled: tooMany, onSelect: save(format) }))}
    />
  )
}

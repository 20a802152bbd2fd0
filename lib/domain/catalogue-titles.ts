import { type Benchmark, benchmarkTitle } from './benchmark'
import { type CatalogueRow, type RowPart, type RowRef, referred, rowKey, rowParts } from './catalogue-parts'
import type { CatalogueRows, HeldRows } from './catalogue-update'
import type { Claim } from './claim'
import { gateLabel } from './gate'
import { type Model, modelTitle } from './model'
import { offeringTitle, shortName } from './offering'

/** The fields of all tables that a title is made of. */
type Row = Pick<Model, 'id' | 'name' | 'modelVersion'> &
  Pick<Benchmark, 'benchmarkVersion'> &
  Pick<Claim, 'statement' | 'dimensionId' | 'value' | 'unit' | 'opponentId'> & { title: string; kind: string; gate: string }

/** What rows are called, whether the workspace has them or only the newer catalogue does; the workspace's own words come first. */
export function catalogueTitles(theirs: CatalogueRows, held: HeldRows) {
  const rows = new Map<string, CatalogueRow>()
  for (const part of rowParts) {
    for (const row of theirs[part]) rows.set(rowKey({ part, id: row.id }), row)
    for (const { row } of held[part]) rows.set(rowKey({ part, id: row.id }), row)
  }
  const titleOf = (ref: RowRef): string => {
    const row = rows.get(rowKey(ref))
    return row ? titled[ref.part](row as unknown as Row, (field) => nameAt(ref.part, row, field)) : ref.id
  }
  const nameAt = (part: RowPart, row: CatalogueRow, field: string): string | null => {
    const ref = referred(part, row, field)
    return ref && titleOf(ref)
  }
  return titleOf
}

type Name = (field: string) => string | null

const titled: Record<RowPart, (row: Row, name: Name) => string> = {
  vendors: (row) => row.name,
  models: (row) => modelTitle(row),
  offerings: (row, name) => {
    const model = { name: name('modelId') ?? '', modelVersion: '' }
    const provider = name('providerId')
    return offeringTitle({ kind: row.kind, model, provider: provider === null ? null : { name: shortName(provider) } })
  },
  benchmarks: (row) => benchmarkTitle(row),
  sources: (row) => row.title,
  claims: (row, name) =>
    [name('modelId'), name('benchmarkId') ?? row.statement, row.dimensionId, figureOf(row, name)].filter(Boolean).join(' · '),
  facts: (row, name) => [name('offeringId'), gateLabel(row.gate)].join(' · '),
}

const figureOf = (row: Row, name: Name): string | null => {
  if (typeof row.value === 'number') return `${row.value} ${row.unit ?? ''}`.trim()
  return row.opponentId ? `against ${name('opponentId')}` : null
}

import { Benchmark } from './benchmark'
import { Claim } from './claim'
import { Fact } from './fact'
import { Model } from './model'
import { Offering } from './offering'
import { Source } from './source'
import { Vendor } from './vendor'

/** The tables of a catalogue in the order in which rows can be written: whatever a row refers to stands before it. */
export const rowParts = ['vendors', 'models', 'offerings', 'benchmarks', 'sources', 'claims', 'facts'] as const
export type RowPart = (typeof rowParts)[number]

export const partNames: Record<RowPart, { label: string; one: string; many: string }> = {
  vendors: { label: 'Vendors', one: 'vendor', many: 'vendors' },
  models: { label: 'Models', one: 'model', many: 'models' },
  offerings: { label: 'Offerings', one: 'offering', many: 'offerings' },
  benchmarks: { label: 'Benchmarks', one: 'benchmark', many: 'benchmarks' },
  sources: { label: 'Sources', one: 'source', many: 'sources' },
  claims: { label: 'Claims', one: 'claim', many: 'claims' },
  facts: { label: 'Facts', one: 'fact', many: 'facts' },
}

export const rowSchemas = {
  vendors: Vendor,
  models: Model,
  offerings: Offering,
  benchmarks: Benchmark,
  sources: Source,
  claims: Claim,
  facts: Fact,
} as const

/** Which fields of a row lead to a row of which table. */
export const references: Record<RowPart, readonly (readonly [field: string, part: RowPart])[]> = {
  vendors: [],
  models: [
    ['vendorId', 'vendors'],
    ['replacementModelId', 'models'],
  ],
  offerings: [
    ['modelId', 'models'],
    ['providerId', 'vendors'],
    ['replacementModelId', 'models'],
  ],
  benchmarks: [],
  sources: [],
  claims: [
    ['modelId', 'models'],
    ['opponentId', 'models'],
    ['benchmarkId', 'benchmarks'],
    ['interestId', 'vendors'],
    ['sourceId', 'sources'],
    ['repeatsId', 'claims'],
  ],
  facts: [
    ['offeringId', 'offerings'],
    ['sourceId', 'sources'],
  ],
}

/** A row of any table of the catalogue. */
export type CatalogueRow = { id: string } & Record<string, unknown>

export type RowRef = { part: RowPart; id: string }

/** A row's name across all tables: "models/veo-3.1". */
export const rowKey = ({ part, id }: RowRef): string => `${part}/${id}`

/** Of the references, those to what a row is a part of: put away the one, and the other is put away with it. */
export const belongsTo: Record<RowPart, readonly string[]> = {
  vendors: [],
  models: ['vendorId'],
  offerings: ['modelId', 'providerId'],
  benchmarks: [],
  sources: [],
  claims: ['modelId'],
  facts: ['offeringId'],
}

/** The row that a field leads to; null where it leads nowhere. */
export function referred(part: RowPart, row: CatalogueRow, field: string): RowRef | null {
  const to = references[part].find(([name]) => name === field)
  const id = row[field]
  return to && typeof id === 'string' ? { part: to[1], id } : null
}

/** All rows that a row refers to. */
export const allReferred = (part: RowPart, row: CatalogueRow): RowRef[] =>
  references[part].flatMap(([field]) => referred(part, row, field) ?? [])

/** Claims in an order in which each stands after the one it repeats. A ring of echoes has no such order and keeps its own. */
export function repeatedFirst<Row extends { id: string; repeatsId?: unknown }>(claims: readonly Row[]): Row[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const placed = new Set<Row>()
  for (const claim of claims) {
    const chain: Row[] = []
    for (let at: Row | undefined = claim; at && !placed.has(at) && !chain.includes(at); at = byId.get(String(at.repeatsId))) chain.push(at)
    for (const each of chain.reverse()) placed.add(each)
  }
  return [...placed]
}

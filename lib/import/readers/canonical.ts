import { type ClaimColumn, claimColumnNames } from '@/lib/import/claim-columns'
import type { ImportTable, ReadResult } from '@/lib/import/table'
import { checked } from './refuse'

/** What a format says about one claim, under the names that the import maps to. */
export type ClaimTexts = Partial<Record<ClaimColumn, string>>
export type ClaimRow = { place: string; claim: ClaimTexts }

/** Claims of a format that says what its fields mean, as a table with the import's own column names: those that any row fills, in their order. */
export function claimTable(format: string, claims: readonly ClaimRow[]): ReadResult {
  const columns = claimColumnNames.filter((name) => claims.some(({ claim }) => (claim[name] ?? '') !== ''))
  const rows = claims.map(({ place, claim }) => ({ place, cells: columns.map((name) => claim[name] ?? '') }))
  const table: ImportTable = { format, columns, decimal: '.', rows }
  return checked(table, null)
}

const decimals = (text: string) => text.split('.')[1]?.length ?? 0

/** `value` plus `distance`, both decimal texts, without the noise of binary fractions: 83.2 + 0.4 is 83.6. */
export function shifted(value: string, distance: number): string {
  const places = Math.max(decimals(value), decimals(String(distance)))
  return places > 15 ? String(Number(value) + distance) : String(Number((Number(value) + distance).toFixed(places)))
}

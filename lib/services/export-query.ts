import 'server-only'
import { z } from 'zod'
import { Slug } from '@/lib/domain/provenance'
import { invalid } from '@/lib/errors'
import { type ClaimColumn, claimColumnNames } from '@/lib/import/claim-columns'
import { type ListQuery, readClaimQuery } from './claim-query'

/** In which form a list of claims is exported: format, columns in their order, and only some of its rows when ids are given. */
export const ClaimExport = z.strictObject({
  format: z.enum(['csv', 'xlsx', 'json'], 'Choose csv, xlsx or json.').default('csv'),
  columns: z
    .array(z.enum(claimColumnNames as [ClaimColumn, ...ClaimColumn[]], 'This is no column of a claim.'))
    .min(1, 'Choose at least one column.')
    .default(claimColumnNames),
  ids: z.array(Slug).min(1).max(1000, 'Export at most 1,000 chosen claims; take the whole list instead.').nullable().default(null),
  bom: z.boolean().default(false),
})
export type ClaimExport = z.infer<typeof ClaimExport>

const names = (text: string | undefined): string[] | undefined => text?.split(',').map((name) => name.trim())

/** Reads an export from an address. Unlike the list, which shows what it understands, an export of something else than was asked is refused. */
export function readClaimExport(search: Record<string, string | undefined>): { query: ListQuery; asked: z.input<typeof ClaimExport> } {
  const { format, columns, ids, bom, after: _after, before: _before, ...filters } = search
  const { query, problems } = readClaimQuery(filters)
  if (problems.length > 0) throw invalid(`Nothing was exported, because part of this address makes no sense: ${problems.join(' ')}`)
  const asked = { format, columns: names(columns), ids: names(ids), bom: bom === undefined ? undefined : bom === '1' }
  return { query, asked: Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) }
}

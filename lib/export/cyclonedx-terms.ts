import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Inventory } from './inventory'

/** How the rows of each kind are called within the document. */
export const refs = {
  vendor: (id: string) => `vendor:${id}`,
  model: (id: string) => `model:${id}`,
  offering: (id: string) => `offering:${id}`,
  dependency: (id: string) => `dependency:${id}`,
  claim: (id: string) => `claim:${id}`,
  source: (id: string) => `source:${id}`,
}

type Property = { name: string; value: string }

/** What the standard has no field for, under the product's own prefix; what is not known is left out. */
export function properties(fields: Record<string, string | number | boolean | null>): { properties?: Property[] } {
  const rows = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [{ name: `switchboard:${name}`, value: String(value) }],
  )
  return rows.length > 0 ? { properties: rows } : {}
}

/** What a claim is about, in words: benchmark, dimension and unit. */
export function measured(claim: Claim, benchmarks: Inventory['benchmarks']): string {
  const benchmark = benchmarks.get(claim.benchmarkId ?? '')
  const dimension = benchmark?.dimensions.find(({ id }) => id === claim.dimensionId)
  return [benchmark && benchmarkTitle(benchmark), dimension?.name, claim.unit].filter(Boolean).join(', ')
}

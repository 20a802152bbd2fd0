import type { Benchmark } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Dependency } from '@/lib/domain/dependency'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { Source } from '@/lib/domain/source'
import type { Vendor } from '@/lib/domain/vendor'

/** What claims refer to, by id. */
export type Around = {
  vendors: Map<string, Vendor>
  models: Map<string, Model>
  benchmarks: Map<string, Benchmark>
  sources: Map<string, Omit<Source, 'text'>>
}

/** A workspace as the documents for other tools are made from it; archived rows are not in it. */
export type Inventory = Around & {
  workspace: { slug: string; name: string }
  offerings: Offering[]
  dependencies: Dependency[]
  claims: Claim[]
}

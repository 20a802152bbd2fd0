/** What a workspace holds that a file may name. */
export type KnownModel = {
  id: string
  vendorId: string
  name: string
  modelVersion: string
  aliases: readonly string[]
  apiModelIds: readonly string[]
  archived: boolean
}
export type KnownDimension = { id: string; name: string; dimension: string | null; unit: string; min: number | null; max: number | null }
export type KnownBenchmark = {
  id: string
  name: string
  benchmarkVersion: string | null
  tasks: readonly string[]
  dimensions: readonly KnownDimension[]
}
export type KnownSource = { id: string; title: string; url: string | null; readOn: string | null }
export type Known = {
  vendors: readonly { id: string; name: string }[]
  models: readonly KnownModel[]
  offerings: readonly { modelId: string; apiModelId: string }[]
  benchmarks: readonly KnownBenchmark[]
  sources: readonly KnownSource[]
  evaluators: readonly { id: string; org: string }[]
}

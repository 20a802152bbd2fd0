import type { EngineClaim } from '@/lib/domain/verdict/input'

/** One column of a comparison: both values as published, in `unit`; null where only one side has a figure. */
export interface ComparisonPart {
  name: string
  unit: string | null
  challengerValue: number | null
  incumbentValue: number | null
  challengerClaimId: string | null
  incumbentClaimId: string | null
}

/** One voice on one pair of models, ready for the engine, with the published figures it rests on. */
export interface Comparison {
  claim: EngineClaim
  /** The inventory claims it rests on: one or two, more where several columns of one table measure the same dimension. */
  claimIds: string[]
  /** Inventory claims that only repeat it. They count as mentions, never as evidence. */
  echoIds: string[]
  parts: ComparisonPart[]
  evaluatorOrg: string
  benchmarkName: string | null
  /** True when a figure was read in a source that relays another one. */
  relayed: boolean
  /** Benchmark, columns, both values with their unit, who measured and when, in plain words. */
  explanation: string
}

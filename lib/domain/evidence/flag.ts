import type { Benchmark, BenchmarkDimension } from '@/lib/domain/benchmark'
import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { Model } from '@/lib/domain/model'

export type FlagId =
  | 'vendor_run'
  | 'rival_scored'
  | 'chosen_comparators'
  | 'best_of_n'
  | 'pre_release'
  | 'one_dimension'
  | 'non_default'
  | 'settings_not_stated'
  | 'no_interval'
  | 'intervals_overlap'
  | 'saturated'
  | 'relay_only'
  | 'not_in_text'
  | 'overtaken'
  | 'contradicted'
  | 'not_usable'

/** The field that raised a flag: an element of the claim's page, or a page of its own. */
export type FlagField =
  | 'evaluator'
  | 'interest'
  | 'table'
  | 'variant'
  | 'settings'
  | 'disclosed'
  | 'dimension'
  | 'interval'
  | 'unit'
  | 'tier'
  | 'source'
  | 'published'
  | 'note'
  | 'today'
  | 'counter'
  | 'model'
  | 'benchmark'

/** `unknown`: what would decide it was not published, so the flag is neither raised nor cleared. */
export type Flag = { id: FlagId; label: string; standing: 'raised' | 'clear' | 'unknown'; sentence: string; field: FlagField }

export type TableRow = { id: string; model: string; value: number | null; ciLow: number | null; ciHigh: number | null }

/**
 * Where a model stands on the newest snapshot of its board; null place: it is not on it. `held`: place and size were not published but counted
 * among the rows in the inventory, which may be a part of the board.
 */
export type Standing = {
  on: Day
  place: number | null
  of: number
  held?: boolean
  leader: string
  leaderValue: number
  unit: string | null
}

export interface FlagFacts {
  claim: Claim
  model: Pick<Model, 'vendorId' | 'name' | 'modelVersion' | 'releasedOn' | 'access' | 'lifecycleStatus'>
  vendorName: string
  interestName: string | null
  benchmark: Pick<Benchmark, 'name' | 'benchmarkVersion' | 'saturated' | 'dimensions'> | null
  dimension: BenchmarkDimension | null
  /** The page is the model maker's own; null when either address is unknown. */
  ownSite: boolean | null
  /** Rows of the same table on the same dimension, with this claim; empty outside tables. */
  table: readonly TableRow[]
  /** How many of the benchmark's dimensions this source published for this model. */
  published: number
  /** Whether a primary source of the same figure is in the inventory. */
  primaryKnown: boolean
  /** Whether the figure stands in the stored text of the source; null where nothing is stored or it cannot be asked. */
  inText: boolean | null
  /** Places on the claim's own table and on the newest later snapshot of the same board; null where there is none. */
  place: {
    own: number | null
    newest: Standing | null /** Among how many rows the own place was counted, where none was published. */
    ownRows?: number | null
  }
  /** Who measured the same two models and found the opposite; null when nothing of this claim compares two models. */
  contradictedBy: readonly string[] | null
  /** When somebody looked whether the model had a public API, and what was found. */
  apiSeen: readonly { on: Day; available: boolean }[]
}

/** `label`: in place of the rule’s own, where it names somebody. */
export type Finding = Pick<Flag, 'standing' | 'sentence' | 'field'> & { label?: string }
export const raised = (field: FlagField, sentence: string): Finding => ({ standing: 'raised', field, sentence })
export const clear = (field: FlagField): Finding => ({ standing: 'clear', field, sentence: '' })
export const unknown = (field: FlagField, sentence: string): Finding => ({ standing: 'unknown', field, sentence })

/** A claim without a number. */
export const isWords = ({ value, wins }: Claim): boolean => value === null && wins === null

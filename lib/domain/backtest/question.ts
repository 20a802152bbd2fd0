import type { Day } from '@/lib/domain/day'
import type { EngineInput } from '@/lib/domain/verdict/input'

/**
 * One thing that the engine is asked about a past day. Whatever became known later has no place here: how it turned out is an `Outcome`, made
 * apart and joined by id only after the forecast stands.
 */
export interface Question {
  id: string
  /** Rows that stand or fall together, usually the pair of models: what a bootstrap draws. */
  cluster: string
  /** The two models as people name them. */
  challenger: string
  incumbent: string
  input: EngineInput
}

/** How it turned out: 1 the challenger was worth it, 0 it was not, null it cannot be told and the row is dropped. */
export interface Outcome {
  id: string
  y: 1 | 0 | null
  /** Why the row is dropped, or in which sense it counts; null when the outcome speaks for itself. */
  why: string | null
  resolvedOn: Day | null
}

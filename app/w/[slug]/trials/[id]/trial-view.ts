import type { Part } from '@/lib/services/trial-insiders'
import type { TrialDetail } from '@/lib/services/trial-plans'

/** What the parts of a trial's page have in common. */
export type TrialView = {
  trial: TrialDetail
  slug: string
  base: string
  names: { challenger: string; incumbent: string }
  /** May plan, lock, close and reveal. */
  runs: boolean
  /** Votes, only watches, or collects the clips; null for somebody who has not chosen. */
  part: Part | null
  /** What the plan says of the sides is kept from this reader: they vote, or may still begin to. */
  kept: boolean
}

import type { TrialDetail } from '@/lib/services/trial-plans'

/** What the parts of a trial's page have in common. */
export type TrialView = {
  trial: TrialDetail
  slug: string
  base: string
  names: { challenger: string; incumbent: string }
  /** May plan, lock, close and reveal; and votes in this trial, so that nothing may be shown before the reveal. */
  runs: boolean
  rates: boolean
}

import type { PairName } from './review'
import type { Status } from './verdict/output'

/** What a signed week said of a pair; `headline` for the challenger that stood first. */
export type PastVerdict = PairName & { status: Status; headline: boolean }

/** A signed week, and the first one that was signed for a day at least as many days later as the engine looks ahead. */
export type CheckedWeek = { said: readonly PastVerdict[]; later: readonly PastVerdict[] }

/** Of `n` past headlines with one status `stood` still had it when they were looked at again. */
export type BaseRate = { n: number; stood: number }

/** How often headlines with a status still stood. One whose challenger was not weighed any more tells nothing, as such a forecast is void. */
export function baseRate(weeks: readonly CheckedWeek[], status: Status): BaseRate {
  const rate = { n: 0, stood: 0 }
  for (const { said, later } of weeks) {
    const found = new Map(later.map((verdict) => [keyOf(verdict), verdict.status]))
    for (const verdict of said) {
      const now = verdict.headline && verdict.status === status ? found.get(keyOf(verdict)) : undefined
      if (now === undefined) continue
      rate.n += 1
      rate.stood += now === status ? 1 : 0
    }
  }
  return rate
}

const keyOf = ({ dependencyId, challengerId, goal }: PairName): string => `${dependencyId} ${challengerId} ${goal}`

/** The probability, 0 to 1, that the next one stands: Laplace's rule of succession, (k + 1) / (n + 2). */
export const laplace = ({ n, stood }: BaseRate): number => (stood + 1) / (n + 2)

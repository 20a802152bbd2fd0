import type { DependencyReport, Report } from './report'
import type { Status } from './verdict/output'

/** Statuses in which a challenger has a quality case, so that staying is itself a decision. */
const contested: readonly Status[] = ['JUSTIFIED', 'PROMISING', 'NOT_READY']

/** True where the incumbent may not be the right place for the money: it must be left, or its best challenger has a quality case. */
export const isAtRisk = ({ mustMoveBy, pairs }: Pick<DependencyReport, 'mustMoveBy' | 'pairs'>): boolean =>
  mustMoveBy !== null || (pairs[0] !== undefined && contested.includes(pairs[0].verdict.status))

export type Spend = {
  /** Stated monthly spend of all dependencies, and of those at risk, in the currency of the workspace. */
  total: number
  atRisk: number
  countAtRisk: number
  /** Dependencies whose spend nobody stated; they are in neither sum. */
  unstated: number
}

/** What the team spends each month, and how much of it is at risk. A spend that is not stated is counted as missing, never as zero. */
export function spendOf({ dependencies }: Pick<Report, 'dependencies'>): Spend {
  const stated = dependencies.filter(({ dependency }) => dependency.monthlySpend !== null)
  const sum = (entries: readonly DependencyReport[]) => entries.reduce((total, { dependency }) => total + (dependency.monthlySpend ?? 0), 0)
  const risky = dependencies.filter(isAtRisk)
  return {
    total: sum(stated),
    atRisk: sum(risky),
    countAtRisk: risky.length,
    unstated: dependencies.length - stated.length,
  }
}

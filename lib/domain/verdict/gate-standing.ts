import type { GatePolicy } from '@/lib/domain/policy'
import { formatNumber, formatPercent } from '@/lib/format'
import type { GateEvidence, GateResult } from './output'

/** How the challenger stands against the incumbent; a check that asks only whether a need is met compares nothing. */
export type Standing = 'better' | 'on par' | 'worse' | 'unknown' | 'met' | 'not met'

export interface GateNeed {
  text: string
  /** Whose record has to be completed. */
  where: 'challenger' | 'incumbent' | 'dependency'
}

type Kind = GatePolicy['kind']

/** For gates that compare both sides: ni_ratio is better when lower (seconds, money), ni_diff when higher (availability). */
const betterSign: Partial<Record<Kind, -1 | 1>> = { ni_ratio: -1, ni_diff: 1 }

/** The word for a gate. On par means inside the policy's margin and not ahead. */
export function gateStanding({ result }: Pick<GateResult, 'result'>, kind: Kind, estimate: number | null): Standing {
  if (result === 'UNKNOWN') return 'unknown'
  const sign = betterSign[kind]
  if (sign === undefined) return result === 'PASS' ? 'met' : 'not met'
  if (result === 'FAIL') return 'worse'
  return estimate !== null && sign * estimate > 0 ? 'better' : 'on par'
}

/**
 * How the two sides differ where both are numbers, from the estimate of the gate: "23% less than the incumbent", "0.34 points more"; null
 * where nothing is compared.
 */
export function differenceText(kind: Kind, estimate: number | null): string | null {
  if (estimate === null || betterSign[kind] === undefined) return null
  const size = kind === 'ni_ratio' ? Math.abs(Math.exp(estimate) - 1) : Math.abs(estimate)
  const amount = kind === 'ni_ratio' ? formatPercent(size) : `${formatNumber(100 * size, 2)} points`
  if (/^0(\.00 points|%)$/.test(amount)) return 'the same as the incumbent'
  return `${amount} ${estimate < 0 ? 'less' : 'more'} than the incumbent`
}

/** What has to be found out before an unknown gate can be judged; null for a gate that is judged. */
export function gateNeed({ result, why }: GateResult, kind: Kind, { used }: Pick<GateEvidence, 'used'>): GateNeed | null {
  if (result !== 'UNKNOWN') return null
  if (why === 'required regions not stated') return { where: 'dependency', text: 'the regions that the workflow needs' }
  if (why === 'peak demand not stated') return { where: 'dependency', text: 'the jobs per hour at peak' }
  if (why === 'inconclusive') return { where: 'challenger', text: 'a measurement with less spread' }
  const compares = betterSign[kind] !== undefined
  const where = compares && used.some(({ side }) => side === 'challenger') ? 'incumbent' : 'challenger'
  if (why === 'malformed') return { where, text: 'a value in the right form' }
  return { where, text: why === 'missing' ? 'a fact' : 'a newer fact, or one from a source that counts' }
}

const order: readonly Standing[] = ['better', 'on par', 'met', 'worse', 'not met', 'unknown']

/** All gates in one line: "1 better, 2 on par, 4 met, 1 unknown". */
export function standingsText(standings: readonly Standing[]): string {
  return order
    .map((word) => ({ word, count: standings.filter((standing) => standing === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ')
}

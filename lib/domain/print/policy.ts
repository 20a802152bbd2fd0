import { factSources } from '@/lib/domain/fact'
import { gateLabel } from '@/lib/domain/gate'
import type { GatePolicy, Policy } from '@/lib/domain/policy'
import { formatNumber, formatPercent, plural, toPoints } from '@/lib/format'

export type PolicyPrint = {
  thresholds: { term: string; value: string }[]
  gates: { gate: string; rule: string; sources: string; maxAge: string; required: string }[]
}

function rule(gate: GatePolicy): string {
  switch (gate.kind) {
    case 'bool':
      return 'The challenger states yes.'
    case 'superset':
      return 'The challenger offers every region that the dependency needs.'
    case 'ni_ratio':
      return `At most ${formatPercent(gate.margin)} worse than the incumbent, at the bound of the 90% interval.`
    case 'ni_diff':
      return `At most ${formatNumber(gate.margin * 100, 1)} percentage points below the incumbent, at the bound of the 90% interval.`
    case 'min_demand':
      return `At least ${formatNumber(gate.headroom, 1)} times the peak demand of the dependency.`
  }
}

const sourceLabel = (id: string): string => (factSources.find((entry) => entry.id === id)?.label ?? id).toLowerCase()

type Proof = Policy['thresholds']['proven']

const proof = ({ p, pInd, e, minWins, loo }: Proof): string =>
  `${formatPercent(p)} chance of passing the bar with all evidence, ${formatPercent(pInd)} with independent evidence alone, own blind trials with evidence of ${formatNumber(e)}:1 and at least ${minWins} wins, and no single voice that carries the case (${formatPercent(loo)} without it)`

/** The thresholds of a policy in words, and its gates with margins, accepted sources and ages. */
export function policyPrint(policy: Policy): PolicyPrint {
  const { thresholds, economics } = policy
  const points = (value: number) => `${toPoints(value)} points`
  return {
    thresholds: [
      { term: 'Worthwhile gain', value: `${points(policy.midNetPreference)} of net preference, unless the dependency sets its own` },
      {
        term: 'On par',
        value: `within ${points(policy.niMargin)} of the incumbent, asked where the goal is cost or the incumbent retires`,
      },
      { term: 'Proven', value: proof(thresholds.proven) },
      { term: 'Proven on par', value: proof(thresholds.provenNi) },
      {
        term: 'Promising',
        value: `${formatPercent(thresholds.promising.p)} chance of passing the bar, and ${formatPercent(thresholds.promising.pInd)} with independent evidence alone`,
      },
      {
        term: 'Refuted',
        value: `a chance of ${formatPercent(thresholds.refuted.p)} or less with at least ${formatNumber(thresholds.refuted.k, 1)} good independent evaluation, or an own trial lost at ${formatNumber(thresholds.refuted.eLoss)}:1`,
      },
      {
        term: 'Hype',
        value: `claims ${points(thresholds.hype.gap)} or more above what independent evidence supports, once somebody independent has looked, most of the test is kept back, or ${plural(thresholds.hypeGraceDays, 'day')} have passed`,
      },
      {
        term: 'Pays back',
        value: `${formatPercent(thresholds.pays.p)} chance to earn back the switch within ${plural(economics.horizonMonths, 'month')}; half of a lead in quality is taken to be gone after ${plural(economics.leadHalfLifeMonths, 'month')}`,
      },
      { term: 'Must move', value: `from ${plural(policy.forcedMoveLeadDays, 'day')} before the incumbent retires` },
      { term: 'Own trial', value: policy.requireOwnTrial ? 'required before a switch is justified' : 'not required' },
    ],
    gates: policy.gates.map((gate) => ({
      gate: gateLabel(gate.id),
      rule: rule(gate),
      sources: gate.sources.map(sourceLabel).join(', '),
      maxAge: formatNumber(gate.maxAgeDays),
      required: gate.required ? 'yes' : 'advisory',
    })),
  }
}

import type { Policy } from '@/lib/domain/policy'
import { moneyDecides, provenBars } from './decision'
import { leadMonths, pert } from './economics'
import { countedPreference } from './effect'
import { requiredGates } from './gates'
import type { Grounds } from './grounds'
import type { Judgement } from './judge'
import { density, phi, quantile } from './numerics'
import type { NextAction, TrialPlan } from './output'
import { proofBar, winsNeeded } from './sample-size'

/** Net benefit of switching as a line in the net preference D: `fixed + perUnit * D`, in money over the policy's horizon. */
interface Worth {
  fixed: number
  perUnit: number
}

/** Something not yet known that stands before a switch: its chance to turn out well, and what it costs to find out. */
interface Unknown {
  verb: 'ask' | 'measure' | 'estimate'
  subject: string
  pass: number
  cost: number
}

/**
 * The one action worth doing for this pair this week, by value of information: the cheap question most likely to end the plan comes
 * first, then the blind trial, and nothing that costs more than it can bring. `plan` is the expected value of following the plan through,
 * `atStake` the expected value of perfect information on quality (both money). Where the team has not said what quality is worth, the
 * policy's fallback serves for ranking only, and `priced` is false. Closed-form preposterior analysis (Raiffa and Schlaifer).
 */
export function nextAction(grounds: Grounds, judgement: Judgement): NextAction {
  const { policy } = grounds
  const worth = worthOf(grounds, judgement)
  const trials = policy.voi.trialSizes.flatMap((prompts) => trialPlan(prompts, { grounds, judgement, worth }) ?? [])
  const best = trials.reduce<TrialPlan | null>((top, trial) => (net(trial) > (top === null ? 0 : net(top)) ? trial : top), null)
  const unknowns = unknownsOf(judgement, grounds)
  const plan = planValue({ judgement, worth, best, unknowns })
  const money = { plan, atStake: perfectInformation(grounds, judgement, worth), priced: isPriced(grounds) }
  return { ...chosen({ grounds, judgement, best, unknowns, plan }), ...money, trials }
}

const net = ({ value, cost }: TrialPlan): number => value - cost

/** What the team says a point of quality is worth; else a share of what it spends, or of the policy's guess at that. */
function worthOf({ econ, basis, policy, monthlySpend }: Grounds, { econ: judged }: Judgement): Worth {
  const { horizonMonths } = policy.economics
  const { fallbackValueShare, fallbackSpend } = policy.voi
  const perPoint = econ.valuePerNetPointPerMonth ?? fallbackValueShare * (monthlySpend ?? fallbackSpend)
  const known = basis !== 'forced' && judged.run !== null && econ.switchingCost
  return {
    fixed: known ? (judged.run as number) * horizonMonths - pert(known).mean : 0,
    perUnit: basis === 'cost' ? 0 : 100 * perPoint * leadMonths(policy.economics),
  }
}

const isPriced = ({ econ }: Grounds): boolean => econ.valuePerNetPointPerMonth != null

/** Below this net preference switching costs more than it brings; quality worth nothing leaves it to the money. */
const breakEvenPreference = ({ fixed, perUnit }: Worth): number => (perUnit > 0 ? -fixed / perUnit : Number.NEGATIVE_INFINITY)

type TrialCase = { grounds: Grounds; judgement: Judgement; worth: Worth }

/** What one more trial of that many prompts promises; null when even winning every prompt would not reach the bar. */
function trialPlan(prompts: number, { grounds, judgement, worth }: TrialCase): TrialPlan | null {
  const { policy, basis, delta, trials } = grounds
  const { w, l, N } = trials.proof
  const wins = winsNeeded(prompts, proofBar(basis, policy), { w, l })
  if (wins === null) return null
  const { m, s } = judgement.found.synthesis.posterior
  const L = 1 / s ** 2
  const now = ownVoice(w, l, N, policy)
  const then = ownVoice(w + wins, l + prompts - wins, N + prompts, policy)
  const L2 = L - now.precision + then.precision
  const s2 = 1 / Math.sqrt(L2)
  const sm = Math.sqrt(Math.max(0, s ** 2 - s2 ** 2))
  const meanAtBar = (m * L - now.y * now.precision + then.y * then.precision) / L2
  const { p } = provenBars(basis, policy).enter
  const bar = Math.max(delta + quantile(p) * s2, meanAtBar, breakEvenPreference(worth))
  const u = (m - bar) / sm
  const value = Math.max(0, (worth.fixed + worth.perUnit * m) * phi(u) + worth.perUnit * sm * density(u))
  return { prompts, wins, chance: phi(u), value, cost: policy.voi.trialFixed + policy.voi.trialPerPrompt * prompts }
}

/** The team's own proof trials as one voice; without a trial it has no weight. */
function ownVoice(wins: number, losses: number, prompts: number, { biasSd }: Policy): { y: number; precision: number } {
  if (prompts === 0) return { y: 0, precision: 0 }
  const { y, v } = countedPreference(wins, losses, prompts)
  return { y, precision: 1 / (v + biasSd.own_trial ** 2) }
}

/** Asking settles what somebody can state; only measuring settles what is compared in numbers. */
function unknownsOf({ levels, econ }: Judgement, { parity, policy, basis }: Grounds): Unknown[] {
  const { voi } = policy
  const gates = requiredGates(parity.gates, policy)
    .filter(({ result }) => result === 'UNKNOWN')
    .map(({ gate }): Unknown => {
      const kind = policy.gates.find(({ id }) => id === gate)?.kind
      const measured = kind === 'ni_ratio' || kind === 'ni_diff'
      const cost = measured ? voi.measureCost : voi.askCost
      return { verb: measured ? 'measure' : 'ask', subject: gate, pass: voi.gatePass[gate] ?? EVEN_CHANCE, cost }
    })
  const moneyMissing = levels.E === 1 && econ.missing.length > 0 && moneyDecides({ basis, policy })
  return moneyMissing ? [...gates, { verb: 'estimate', subject: 'economics', pass: voi.econPass, cost: voi.econCost }] : gates
}

/** For a gate that a policy added without saying how often it passes. */
const EVEN_CHANCE = 0.5

type Plan = { judgement: Judgement; worth: Worth; best: TrialPlan | null; unknowns: readonly Unknown[] }

function planValue({ judgement, worth, best, unknowns }: Plan): number {
  const { levels, found } = judgement
  if (levels.R === 0) return 0
  const proven = levels.Q === 4
  const value = proven ? Math.max(0, worth.fixed + worth.perUnit * found.synthesis.posterior.m) : (best?.value ?? 0)
  const cost = proven ? 0 : (best?.cost ?? 0)
  const pass = unknowns.reduce((product, unknown) => product * unknown.pass, 1)
  return pass * (value - cost) - unknowns.reduce((total, unknown) => total + unknown.cost, 0)
}

type Choice = Pick<NextAction, 'code' | 'verb' | 'subject' | 'trial'>

function choice(verb: NextAction['verb'], subject: string | null = null, trial: NextAction['trial'] = null): Choice {
  return { code: subject === null ? verb : `${verb}:${subject}`, verb, subject, trial }
}

function chosen({ grounds, judgement, best, unknowns, plan }: Omit<Plan, 'worth'> & { grounds: Grounds; plan: number }): Choice {
  const { status, levels } = judgement
  const { parity, policy } = grounds
  if (status === 'JUSTIFIED') return choice('sign_off')
  if (status === 'STAY') return choice('none')
  if (levels.R === 0) {
    const failed = requiredGates(parity.gates, policy).find(({ result }) => result === 'FAIL')
    return levels.Q >= 3 && failed ? choice('ask_roadmap', failed.gate) : choice('wait')
  }
  if (plan <= 0) return choice('wait')
  const [first] = [...unknowns].sort((a, b) => killRate(b) - killRate(a) || (a.subject < b.subject ? -1 : 1))
  if (first) return choice(first.verb, first.subject)
  if (levels.Q === 4 || !best) return choice('wait')
  const batch = Math.min(policy.voi.trialBatch, best.prompts)
  return choice('trial', `${batch}of${best.prompts}`, { batch, prompts: best.prompts })
}

/** How likely a question is to end the plan for each unit of money it costs. */
function killRate({ pass, cost }: Unknown): number {
  if (pass === 1) return 0
  return (1 - pass) / cost
}

/** Expected value of knowing D exactly: what being wrong about quality can cost. 0 when quality has no value of its own. */
function perfectInformation({ delta }: Grounds, { found }: Judgement, worth: Worth): number {
  const { m, s } = found.synthesis.posterior
  const u = Math.abs(m - Math.max(delta, breakEvenPreference(worth))) / s
  // Far from the bar nothing is at stake, and the two terms would cancel to less than nothing.
  return Number.isFinite(u) ? worth.perUnit * s * Math.max(0, density(u) - u * phi(-u)) : 0
}

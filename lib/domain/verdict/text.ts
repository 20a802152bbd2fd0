import { gateInSentence, gateLabel } from '@/lib/domain/gate'
import { formatChance, intervalText, signedPoints, toPoints } from '@/lib/format'
import { actionText } from './action-text'
import { changeLines, type Direction } from './assumption-text'
import type { Counterfactual, Counterfactuals } from './counterfactuals'
import { gateWhy } from './gate-words'
import type { NextAction, ReasonCode, Status, Verdict } from './output'

/** Names as a sentence uses them. */
export type Names = { dependency: string; incumbent: string; challenger: string }

/**
 * What a sentence may say: numbers come only from the verdict; `bars` are the policy's thresholds that it names; `outlook` is what to do
 * and what would change the answer, where that is known.
 */
export type Told = {
  verdict: Verdict
  names: Names
  bars: { evidence: number; wins: number; pays: number; horizonMonths: number }
  outlook?: { action: NextAction; counterfactuals: Counterfactuals }
  /** Set where the business case is supposed rather than computed, so that no computed amount is told beside it. */
  moneyAssumed?: boolean
}

const ratio = (e: number): string => (e >= 1e6 ? 'over a million' : e >= 10 ? String(Math.round(e)) : e.toFixed(1))
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`

const missingInputs: Record<string, string> = {
  costPerFinishedSecondIncumbent: 'cost per finished second of the incumbent',
  costPerFinishedSecondChallenger: 'cost per finished second of the challenger',
  finishedSecondsPerMonth: 'finished seconds per month',
  switchingCost: 'switching cost',
}

const plain: Partial<Record<ReasonCode, (told: Told) => string>> = {
  BASIS_COST: () => 'Judged on cost: as good within the margin, and cheaper.',
  BASIS_FORCED: () => 'The incumbent retires, so the question is whether the challenger is as good, not whether it is better.',
  TRIAL_LOST: ({ verdict: { trial } }) => `It lost your own blind trial: ${trial.w} won, ${trial.l} lost, ${trial.ti} tied.`,
  NO_WORTHWHILE_GAIN: ({ verdict: { posterior, delta } }) =>
    `The evidence speaks against a gain of ${signedPoints(delta)} points: the chance is ${formatChance(posterior.P)}.`,
  CLAIMS_EXCEED_INDEPENDENT_EVIDENCE: ({ verdict }) =>
    `Advertised ${advertised(verdict)}; independent evidence supports ${signedPoints(verdict.hype.supported)}.`,
  SELECTIVE_REPORTING: ({ verdict }) =>
    `Advertised ${advertised(verdict)}, with most of the test kept back: few dimensions, prompts or settings disclosed.`,
  UNREPLICATED: ({ verdict }) =>
    `Advertised ${advertised(verdict)} ${verdict.hype.oldest} days ago, and nobody independent has repeated it.`,
  INDEPENDENT_EVIDENCE_BELOW_MID: ({ verdict: { independent, delta } }) =>
    `Independent evidence says ${signedPoints(independent.m)} points; the chance of passing the ${signedPoints(delta)}-point bar is ${formatChance(independent.P)}.`,
  NO_INDEPENDENT_EVIDENCE: () => 'Nobody independent has compared these two models on this task.',
  NO_OWN_TRIAL: ({ verdict: { basis } }) =>
    basis === 'forced'
      ? 'No blind trial on your own prompts yet; clips that you kept from the incumbent will do as its side.'
      : 'No blind trial on your own prompts yet; without one a switch is never justified.',
  TRIAL_INCONCLUSIVE: ({ verdict: { e, trial }, bars }) =>
    `Your own trial is not decisive yet: evidence ${ratio(e)}:1 of the ${bars.evidence}:1 needed, ${trial.w} wins of at least ${bars.wins}.`,
  POSTERIOR_BELOW_BAR: ({ verdict: { posterior } }) => `All evidence together gives ${formatChance(posterior.P)}, below the bar for proof.`,
  OWN_TRIAL_WON: ({ verdict: { trial, e } }) =>
    `It won your own blind trial: ${trial.w} won, ${trial.l} lost, ${trial.ti} tied (evidence ${ratio(e)}:1).`,
  INDEPENDENT_REPLICATION: () => 'Several independent evaluators agree, none dissents.',
  DISSENT: ({ verdict: { dissent } }) => `${list(dissent)} finds no worthwhile gain.`,
  ECONOMICS_HOPELESS: () => 'Even at its best the switch would not earn back its cost.',
  ECONOMICS_UNCLEAR: ({ verdict: { econ }, bars }) =>
    econ.pPays === null
      ? 'Whether the switch pays back is unclear.'
      : `The chance that the switch pays back within ${bars.horizonMonths} months is ${formatChance(econ.pPays)}; the bar is ${formatChance(bars.pays)}.`,
  ECONOMICS_MISSING: ({ verdict: { econ } }) => `Not estimated yet: ${list(econ.missing.map((name) => missingInputs[name] ?? name))}.`,
}

/** A reason code as a sentence. */
export function reasonText(code: ReasonCode, told: Told): string {
  const [kind, gate] = code.split(':')
  if (gate !== undefined) {
    const why = told.verdict.gates.find((entry) => entry.gate === gate)?.why ?? ''
    return `${gateLabel(gate)}: ${kind === 'GATE_FAIL' ? 'fails' : 'unknown'}, ${gateWhy(why)}.`
  }
  return plain[code]?.(told) ?? code
}

const good: readonly ReasonCode[] = ['OWN_TRIAL_WON', 'INDEPENDENT_REPLICATION', 'BASIS_COST', 'BASIS_FORCED']

/** What stands between this challenger and a justified switch, most decisive first; empty when it is justified. */
export function missing(told: Told): { code: ReasonCode; text: string }[] {
  if (told.verdict.status === 'JUSTIFIED') return []
  return told.verdict.reasons.filter((code) => !good.includes(code)).map((code) => ({ code, text: reasonText(code, told) }))
}

const short: Partial<Record<ReasonCode, string>> = {
  TRIAL_LOST: 'own trial lost',
  NO_WORTHWHILE_GAIN: 'no worthwhile gain',
  CLAIMS_EXCEED_INDEPENDENT_EVIDENCE: 'support for the claim',
  SELECTIVE_REPORTING: 'an open, independent test',
  UNREPLICATED: 'replication',
  INDEPENDENT_EVIDENCE_BELOW_MID: 'better independent results',
  NO_INDEPENDENT_EVIDENCE: 'an independent test',
  NO_OWN_TRIAL: 'own blind trial',
  TRIAL_INCONCLUSIVE: 'more prompts in the own trial',
  POSTERIOR_BELOW_BAR: 'stronger evidence',
  DISSENT: 'agreement of evaluators',
  ECONOMICS_HOPELESS: 'a way to pay back',
  ECONOMICS_UNCLEAR: 'a clearer business case',
  ECONOMICS_MISSING: 'cost estimates',
}

/** What is missing, in a few words each, for narrow columns; in the order of `missing`. */
export function missingShort(verdict: Verdict): string[] {
  if (verdict.status === 'JUSTIFIED') return []
  return verdict.reasons
    .filter((code) => !good.includes(code))
    .map((code) => {
      const [kind, gate] = code.split(':')
      if (gate === undefined) return short[code] ?? code
      return `${gateInSentence(gate)} ${kind === 'GATE_FAIL' ? 'fails' : 'unknown'}`
    })
}

const withinNames = (basis: Verdict['basis']): string =>
  ({ capability: '', cost: ' as an equal that costs less', forced: ' as the way out now that the incumbent retires' })[basis]

/** What has to be exceeded, as a chance: a gain for "better", a margin for "as good". */
export const chanceText = ({ posterior, delta }: Pick<Verdict, 'posterior' | 'delta'>): string =>
  delta > 0
    ? `${formatChance(posterior.P)} chance of a gain of at least ${signedPoints(delta)} points`
    : `${formatChance(posterior.P)} chance of being no more than ${Math.abs(toPoints(delta))} points worse`

/** "an 85% chance", "a 50% chance". */
const withArticle = (chance: string): string => `${/^(8|11%|18%)/.test(chance) ? 'an' : 'a'} ${chance}`

function evidenceSentence({ verdict }: Told): string {
  const { posterior, groups } = verdict
  if (groups.length === 0) return 'No published result and no trial compares the two.'
  return `All evidence together says ${intervalText(posterior.m, posterior.lo90, posterior.hi90)} points, ${withArticle(chanceText(verdict))}.`
}

function blockers({ verdict: { gates, levels } }: Told): string {
  const bad = gates
    .filter((gate) => gate.result !== 'PASS')
    .map((gate) => `${gateLabel(gate.gate)} (${gate.result === 'FAIL' ? 'fails' : 'unknown'})`)
  const money = levels.E === 2 ? [] : ['the business case']
  return list([...bad, ...money])
}

/** What is promised, in points; a boast without a usable number is said to be one, and what the policy counts it as. */
function advertised({ hype: { claimed }, appraisals }: Verdict, over = ''): string {
  const published = appraisals.some(({ side, evaluatorKind, raw }) => (side === 1 || evaluatorKind === 'unknown') && raw === claimed)
  if (published) return ['at', signedPoints(claimed), 'points', over].filter(Boolean).join(' ')
  return ['as better', over.replace('over', 'than'), `without a usable number, which counts as ${signedPoints(claimed)} points`]
    .filter(Boolean)
    .join(' ')
}

const opening: Record<Status, (told: Told) => string> = {
  JUSTIFIED: ({ names, verdict }) =>
    `Switch ${names.dependency} from ${names.incumbent} to ${names.challenger}: justified${withinNames(verdict.basis)}.`,
  PROMISING: ({ names, verdict }) =>
    `${names.challenger} is promising for ${names.dependency}${withinNames(verdict.basis)}, but not proven on your own work.`,
  NOT_READY: (told) =>
    `${told.names.challenger} has a ${told.verdict.levels.Q === 4 ? 'proven' : 'promising'} quality case for ${told.names.dependency}, but is not ready to switch to: ${blockers(told)}.`,
  INSUFFICIENT: ({ names }) => `There is not enough evidence to move ${names.dependency} from ${names.incumbent} to ${names.challenger}.`,
  HYPE: ({ names, verdict }) =>
    `${names.challenger} is advertised ${advertised(verdict, `over ${names.incumbent}`)}; independent evidence supports ${signedPoints(verdict.hype.supported)}. That is hype, today.`,
  STAY: ({ names, verdict }) =>
    `Stay with ${names.incumbent} for ${names.dependency}: ${verdict.levels.Q === 0 ? `${names.challenger} brings no worthwhile gain` : `moving to ${names.challenger} would not pay back`}.`,
}

const proofs: readonly ReasonCode[] = ['OWN_TRIAL_WON', 'INDEPENDENT_REPLICATION']

/** What the checks and the money say; left out where the opening has said it already. */
function parityAndMoney({ verdict: { status, levels, gates, econ, basis }, bars, moneyAssumed }: Told): string | null {
  if (status === 'NOT_READY' || levels.Q < 3) return null
  const passed = gates.filter(({ result }) => result === 'PASS').length
  const checks =
    passed === gates.length ? `All ${gates.length} production checks pass` : `${passed} of ${gates.length} production checks pass`
  if (basis === 'forced') return `${checks}; money is not asked, because the move is forced.`
  if (moneyAssumed) return `${checks}; what the switch would earn is assumed.`
  if (econ.pPays === null) return `${checks}; what the switch would cost and save is not estimated.`
  const payback = econ.breakEven === null ? 'no payback within five years' : `payback in month ${econ.breakEven}`
  return `${checks}; ${payback}, ${formatChance(econ.pPays)} sure within ${bars.horizonMonths} months.`
}

/** The smallest change that would alter the answer, or for hype the cheapest way to settle it. */
function whatWouldChange({ verdict: { status }, outlook }: Told): string | null {
  if (!outlook) return null
  const { action, counterfactuals } = outlook
  const texts = (changes: readonly Counterfactual[], direction: Direction) => changeLines(changes, direction).map(({ text }) => text)
  const [justified] = texts(counterfactuals.toJustified, 'up')
  const [better] = texts(counterfactuals.better, 'up')
  switch (status) {
    case 'JUSTIFIED': {
      const worse = texts(counterfactuals.worse, 'down').slice(0, 2)
      return worse.length > 0 ? `We would reverse this if ${worse.join(' or ')}.` : null
    }
    case 'HYPE':
      return action.verb === 'wait' ? actionText(action) : `The cheapest way to settle it: ${lowerFirst(actionText(action))}`
    case 'NOT_READY':
      return justified ? `Needed: ${justified}.` : 'No one change and no two together would make it justified.'
    default:
      if (justified) return `It would be justified if ${justified}.`
      return better ? `It would stand better if ${better}.` : 'No one change and no two together would better it.'
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/**
 * The verdict in up to four plain statements, from fixed templates: what to do, what the evidence says, checks and money, and what would
 * change the answer (only with an `outlook`).
 */
export function verdictText(told: Told): string {
  const { verdict } = told
  const because = verdict.reasons.filter((code) => proofs.includes(code) || (verdict.status === 'HYPE' && code in hypeReasons))
  const proven = because.map((code) => hypeReasons[code]?.(told) ?? reasonText(code, told))
  return [opening[verdict.status](told), ...proven, evidenceSentence(told), parityAndMoney(told), whatWouldChange(told)]
    .filter((sentence) => sentence !== null)
    .join(' ')
}

/** Why it is hype, without the figures that the opening gave. */
const hypeReasons: Partial<Record<ReasonCode, (told: Told) => string>> = {
  SELECTIVE_REPORTING: () => 'Most of the test was kept back: few dimensions, prompts or settings are disclosed.',
  UNREPLICATED: ({ verdict: { hype } }) => `Nobody independent has repeated it in ${hype.oldest} days.`,
}

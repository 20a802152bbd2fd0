import type { EvaluatorKind } from '@/lib/domain/claim'
import type { Goal } from './input'

/** Net preferences, their standard deviations and margins are on the scale -1 to 1, where 0.01 is one point. */
export type Status = 'JUSTIFIED' | 'PROMISING' | 'NOT_READY' | 'INSUFFICIENT' | 'HYPE' | 'STAY'

/** What the verdict rests on: the goal asked for, or `forced` when the incumbent retires within the policy's lead time. */
export type Basis = Goal | 'forced'

/** Q: 4 proven, 3 promising, 2 insufficient, 1 hype, 0 refuted. R: 2 pass, 1 unknown, 0 fail. E: 2 pays, 1 unclear or missing, 0 hopeless. */
export interface Levels {
  Q: 0 | 1 | 2 | 3 | 4
  R: 0 | 1 | 2
  E: 0 | 1 | 2
}

export type ReasonCode =
  | 'BASIS_COST'
  | 'BASIS_FORCED'
  | 'TRIAL_LOST'
  | 'NO_WORTHWHILE_GAIN'
  | 'CLAIMS_EXCEED_INDEPENDENT_EVIDENCE'
  | 'SELECTIVE_REPORTING'
  | 'UNREPLICATED'
  | 'INDEPENDENT_EVIDENCE_BELOW_MID'
  | 'NO_INDEPENDENT_EVIDENCE'
  | 'NO_OWN_TRIAL'
  | 'TRIAL_INCONCLUSIVE'
  | 'POSTERIOR_BELOW_BAR'
  | 'OWN_TRIAL_WON'
  | 'INDEPENDENT_REPLICATION'
  | 'DISSENT'
  | `GATE_FAIL:${string}`
  | `GATE_UNKNOWN:${string}`
  | 'ECONOMICS_HOPELESS'
  | 'ECONOMICS_UNCLEAR'
  | 'ECONOMICS_MISSING'

export type ExclusionCode = 'FUTURE' | 'RETRACTED' | 'WRONG_PAIR' | 'NO_EFFECT' | 'WRONG_VERSION' | 'UNRELATED_TASK'

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E'

/** Variances that add up to the claim variance v. */
export interface Budget {
  sampling: number
  task: number
  dimension: number
  version: number
  age: number
  metric: number
  repro: number
  saturation: number
}

export interface Appraisal {
  id: string
  evaluatorId: string
  evaluatorKind: EvaluatorKind
  included: boolean
  /** Why the claim carries no evidence; null when it is included. */
  reason: ExclusionCode | null
  /** +1 the evaluator gains if the challenger wins, -1 if the incumbent wins, 0 no known interest in either. */
  side: -1 | 0 | 1
  /** Net preference as published, before any shrinkage; null when the claim states no number. */
  raw: number | null
  /** Net preference with sampling shrinkage, before the correction for interest; null when excluded. */
  y: number | null
  /** Net preference after the correction for interest; null when excluded. */
  yStar: number | null
  /** Claim variance v*, the sum of the budget; null when excluded. */
  v: number | null
  budget: Budget | null
  /** Standard deviation of the bias shared by everything this kind of evaluator says. */
  sigmaB: number
  /** How much room was left for flattering selection, from the policy's floor (all disclosed) to 1 (nothing disclosed). */
  selection: number
  /** Size of the correction for interest. */
  mu: number
  /** Total doubt, the square root of sigmaB^2 + v + mu^2; null when excluded. */
  U: number | null
  grade: Grade
  /** Days from evaluation (or else publication) to asOf, never negative. */
  ageDays: number
  /** Months until v doubles by age alone; null when excluded or when the policy lets nothing age. */
  halfLifeMonths: number | null
}

/** One evaluator's voice, or the team's own trials (`own:proof`, `own:informal`). */
export interface Group {
  id: string
  kind: EvaluatorKind | 'own_trial'
  own: boolean
  independent: boolean
  y: number
  /** Variance of y as a statement about the team's task, with evaluator bias and disagreement between evaluators. */
  V: number
  sigmaB: number
  /** Ids of the claims or trials it is made of. */
  members: string[]
}

export type GateOutcome = 'PASS' | 'FAIL' | 'UNKNOWN'

export interface GateResult {
  gate: string
  result: GateOutcome
  why: string
}

export interface GateFactUsed {
  side: 'challenger' | 'incumbent'
  value: number | boolean | string[]
  relSe: number | null
  source: string
  observedAt: string
  /** Last day on which the policy still accepts this fact. */
  freshUntil: string
}

/** What a gate result was read from, in the order of `gates`; estimate, bound and limit are null where the gate compares no numbers. */
export interface GateEvidence {
  gate: string
  required: boolean
  used: GateFactUsed[]
  /** ni_ratio: ln(challenger / incumbent). ni_diff: challenger - incumbent. min_demand: the challenger's limit. */
  estimate: number | null
  /** The confidence bound (one-sided 95 %) that has to stay inside the limit. */
  bound: number | null
  limit: number | null
}

export interface EconResult {
  /** Names of the required inputs that are missing; when any is, every amount below is null. */
  missing: string[]
  /** Saved running cost per month, and its standard deviation. */
  run: number | null
  runSd: number | null
  npv: number | null
  /** Standard deviation of npv from cost and switching cost alone: the one behind pPays. */
  sd: number | null
  /** Standard deviation of npv with the uncertainty of the quality gain: the one behind lo90 and hi90. */
  sdTotal: number | null
  lo90: number | null
  hi90: number | null
  /** Most that the switch could reasonably return; below 0 the switch is hopeless. */
  upper: number | null
  pPays: number | null
  /** First month, at most 60, in which the switch has earned back its cost. */
  breakEven: number | null
}

export interface Davidson {
  theta: number
  se: number
  nu: number
}

export interface Verdict {
  status: Status
  levels: Levels
  basis: Basis
  /** The net preference the challenger has to exceed. */
  delta: number
  reasons: ReasonCode[]
  /** P is the probability that the net preference exceeds delta, pAny that it exceeds 0. */
  posterior: { m: number; s: number; P: number; pAny: number; lo90: number; hi90: number }
  independent: { m: number; s: number; P: number }
  /** Effective number of good independent evaluations. */
  k: number
  /** Evidence that the challenger (e) or the incumbent (eLoss) is better in own proof trials; 1 = none. Capped at 1e300 to stay finite. */
  e: number
  eLoss: number
  /** 95 % confidence sequence of the challenger's share of decisive prompts. */
  cs: [number, number]
  /** Pooled counts of own proof trials. */
  trial: { w: number; l: number; ti: number; N: number }
  /** Null when the own proof trials have no win or no loss. */
  davidson: Davidson | null
  /** Smallest P of the independent evidence with one voice left out; null when there is none to leave out. */
  loo: number | null
  dissent: string[]
  /** Share of disagreement beyond chance, and its statistic; I2 is null with fewer than two voices. */
  I2: number | null
  Qh: number
  hype: { claimed: number; supported: number; gap: number; maxSel: number; oldest: number }
  /** Percent of the claim that nobody independent supports, 0 to 100. */
  hypeIndex: number
  gates: GateResult[]
  gateEvidence: GateEvidence[]
  econ: EconResult
  appraisals: Appraisal[]
  groups: Group[]
  /** Ids of claims that repeat a kept claim. */
  dropped: string[]
  policyVersion: string
  engineVersion: string
}

/** One more own blind trial, as a plan: chance and money before a single clip is made. */
export interface TrialPlan {
  prompts: number
  /** Fewest wins, all prompts decisive, that reach the bar together with what is there already. */
  wins: number
  /** Chance that the trial proves the case. */
  chance: number
  /** Expected worth of a switch that this trial may allow, and what the trial costs; money. */
  value: number
  cost: number
}

export interface NextAction {
  /** Verb and subject in one: `sign_off`, `measure:latency_p95`, `trial:30of100`, `wait`. */
  code: string
  verb: 'sign_off' | 'none' | 'wait' | 'ask_roadmap' | 'ask' | 'measure' | 'estimate' | 'trial'
  /** The gate, `economics`, or the size of the trial; null for a verb that needs none. */
  subject: string | null
  /** Prompts to run first, of at most how many; null unless the action is a trial. */
  trial: { batch: number; prompts: number } | null
  /** Expected value of following the plan through to a switch, money; ranks actions. */
  plan: number
  /** What being wrong about quality can cost: the expected value of perfect information, money. */
  atStake: number
  /** False when the team has not said what quality is worth, so that plan and atStake serve for ranking only. */
  priced: boolean
  /** Every trial size that could reach the bar. */
  trials: TrialPlan[]
}

export type Confidence = 'high' | 'medium' | 'low'

export interface Robustness {
  /** Share of the perturbed policies that keep the status. */
  share: number
  confidence: Confidence
  /** One line for each perturbation, in a fixed order: the status under it and how far P moves. */
  perturbations: { id: PerturbationId; status: Status; P: number; change: number }[]
}

export type PerturbationId =
  | 'prior_halved'
  | 'prior_doubled'
  | 'tau_doubled'
  | 'vendor_bias_halved'
  | 'vendor_bias_doubled'
  | 'optimism_low'
  | 'optimism_high'
  | 'independent_bias_doubled'

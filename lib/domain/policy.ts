import type { z } from 'zod'
import { type PolicyProblem, policyProblems } from './policy-rules'
import { type PolicyFields, policyFields } from './policy-schema'

/** The numbers a workspace decides by: one immutable version. Net preferences and their SDs are on the scale -1 to 1 (0.01 = 1 point). */
export type Policy = PolicyFields
export type GatePolicy = Policy['gates'][number]

export const Policy = policyFields.superRefine((policy, ctx) => {
  for (const { path, message } of policyProblems(policy)) ctx.addIssue({ code: 'custom', path, message })
}) satisfies z.ZodType<Policy>
export type { PolicyProblem }

/** The policy a workspace starts with. Each line's reason stands above it. */
export const defaultPolicy: Policy = {
  policyVersion: '1.0.0',
  engineVersion: 'verdict-1.0.0',
  // 55 wins to 45 losses: about the smallest difference usually called an effect at all, and roughly 35 Elo points.
  midNetPreference: 0.1,
  // On par allows losing as much as would count as a gain: 45 to 55 at worst.
  niMargin: 0.1,
  // A quarter is the least time in which a team can run a trial, contract and migrate.
  forcedMoveLeadDays: 90,
  // Spread of net preference among the leaders of a public board: most rivals differ by less than 25 points.
  priorSd: 0.25,
  // Sound evaluators with different prompts and raters still disagree by about 8 points; estimating it from a handful of voices is noise.
  tau: 0.08,
  // One good arena result on the right task; counts evaluations in units of it.
  referenceVariance: 0.04,
  // Ordered by interest and by control over the protocol. Bias does not shrink with sample size, so it is added, not averaged away.
  biasSd: {
    // Blind and on own prompts: only slips in the protocol remain.
    own_trial: 0.05,
    // Methods were read by referees.
    peer_reviewed: 0.1,
    // A laboratory or arena with a published method.
    independent: 0.12,
    // Hands-on impressions, rarely blind.
    community: 0.25,
    // Paid for or written together with somebody who gains.
    collaborative: 0.25,
    // Twice the bias of an independent and more: chooses prompts, rivals and moment.
    vendor: 0.3,
    // Nobody can be asked.
    unknown: 0.4,
  },
  optimism: {
    // Sponsored medical trials report favourable results 1.27 times as often; on this scale that excess is 0.27.
    max: 0.27,
    // A vendor carries the whole correction, a partner half of it.
    shareVendor: 1,
    shareCollaborative: 0.5,
    // Even with everything open, self-run results on shared benchmarks come out slightly high.
    floor: 0.1,
    // Leaving out dimensions is the easiest way to flatter; the other three close one door each.
    wCompleteness: 0.4,
    wPrompts: 0.2,
    wSettings: 0.2,
    wOutputs: 0.2,
  },
  u: {
    // Same task, but other prompts than the team's.
    taskNear: 0.08,
    // Adding sound to the task moved the gap on one board by 28 points.
    taskAdjacent: 0.2,
    // Judging none of the qualities that matter is as far off as judging a neighbouring task.
    dimension: 0.2,
    // Versions of one family differ less than neighbouring tasks do.
    versionFamily: 0.12,
    // An unnamed version could be any of them.
    versionUnknown: 0.2,
    // Distance of each way of judging from what viewers prefer side by side.
    metric: { human_pairwise: 0, human_rating: 0.05, vlm_judge: 0.15, automatic: 0.2, unstated: 0.25 },
    // Nobody can rerun it: prompts, settings and outputs are all withheld.
    repro: 0.1,
    // Both near the top of the scale: the benchmark can no longer tell them apart.
    saturated: 0.2,
    // A pinned version ages only because the world of prompts moves on.
    driftPinnedPerMonth: 0.0008,
    // An unpinned one is silently replaced: 6 points of doubt after a month, 22 after a year.
    driftUnpinnedPerMonth: 0.004,
  },
  defaults: {
    // A figure without sample size or interval has swung by 80 points within a week on a young board.
    n: 30,
    // Typical spread of single clips as a share of the scale, for people and for metrics.
    scoreSdFracHuman: 0.2,
    scoreSdFracAuto: 0.15,
    // "Best in class" without a number is as loud as 65 wins in 100.
    superlative: 0.3,
  },
  // Total doubt up to 15 points can settle a question; beyond 60 it says nothing.
  gradeCuts: { A: 0.15, B: 0.25, C: 0.4, D: 0.6 },
  // Tasks near enough to inform each other, in both directions.
  taskAdjacency: [
    ['t2v', 'i2v'],
    ['t2v', 't2v_audio'],
    ['i2v', 'i2v_audio'],
    ['v2v_style', 'i2v'],
  ],
  // Nobody else tested this team's prompts.
  requireOwnTrial: true,
  thresholds: {
    // Sure enough to sign (90 %), not carried by interested voices (80 %), and at most 1 in 20 false alarms however often one looks.
    // Fifteen wins keep a short streak from counting as proof; no single voice may be what makes the case (70 %).
    proven: { p: 0.9, pInd: 0.8, e: 20, minWins: 15, loo: 0.7 },
    // A proven case holds through one mediocre week.
    provenStay: { p: 0.85, pInd: 0.75, e: 10 },
    // Being on par is likelier to begin with: independents must be as sure as everybody, moderate evidence from trials is enough.
    provenNi: { p: 0.9, pInd: 0.9, e: 3, minWins: 18, loo: 0.8 },
    // The same band as for a gain.
    provenNiStay: { p: 0.85, pInd: 0.85, e: 1.5 },
    // More likely than not, with and without interested voices.
    promising: { p: 0.5, pInd: 0.5 },
    // Five points of band cut changes of status on the boundary to about a third.
    promisingStay: { p: 0.45, pInd: 0.45 },
    // One chance in ten is too little to keep working on, once at least one good independent evaluation exists;
    // a trial lost at 20 to 1 settles it alone.
    refuted: { p: 0.1, k: 1, eLoss: 20 },
    refutedStay: { p: 0.15 },
    // Twice the smallest difference that matters lies between what is said and what is supported.
    hype: { gap: 0.2 },
    hypeStay: { gap: 0.15 },
    // More than half of what could have been disclosed was not.
    hypeSelection: 0.6,
    // Four weekly reviews: time enough for somebody to try it.
    hypeGraceDays: 28,
    // Four chances in five to earn the switch back within the horizon.
    pays: { p: 0.8 },
    paysStay: { p: 0.75 },
  },
  // Ages follow how fast each thing changes: terms twice a year, measurements every quarter.
  gates: [
    // Whoever can call it can say so.
    { id: 'api_ga', kind: 'bool', required: true, sources: ['contract', 'vendor_doc', 'measured', 'independent'], maxAgeDays: 180 },
    // Only the licensor can grant it.
    { id: 'commercial_use', kind: 'bool', required: true, sources: ['contract', 'vendor_doc'], maxAgeDays: 180 },
    { id: 'data_terms', kind: 'bool', required: true, sources: ['contract', 'vendor_doc'], maxAgeDays: 180 },
    { id: 'region', kind: 'superset', required: true, sources: ['contract', 'vendor_doc', 'measured'], maxAgeDays: 180 },
    // A quarter slower is felt but bearable; only measuring shows it.
    { id: 'latency_p95', kind: 'ni_ratio', margin: 0.25, required: true, sources: ['measured', 'independent'], maxAgeDays: 90 },
    // Ten percent dearer is within the noise of acceptance rates.
    {
      id: 'cost_per_finished_second',
      kind: 'ni_ratio',
      margin: 0.1,
      required: true,
      sources: ['contract', 'vendor_doc', 'measured'],
      maxAgeDays: 90,
    },
    // Three failed hours in a thousand: about two hours a month.
    {
      id: 'availability',
      kind: 'ni_diff',
      margin: 0.003,
      required: true,
      sources: ['measured', 'independent', 'contract'],
      maxAgeDays: 90,
    },
    // A fifth above the busiest hour leaves room for retries.
    {
      id: 'throughput',
      kind: 'min_demand',
      headroom: 1.2,
      required: true,
      sources: ['contract', 'vendor_doc', 'measured'],
      maxAgeDays: 180,
    },
  ],
  // Relative standard error of a measurement that states none: a rough week of sampling.
  ni: { defaultRelSe: 0.2 },
  // A budget year, and half of any lead gone after six months: leaders changed twice in 2026 alone.
  economics: { mode: 'required', horizonMonths: 12, leadHalfLifeMonths: 6 },
  // Rough prices of finding out, in money of the workspace, and how often each check turns out well.
  voi: {
    // Licences and interfaces usually exist; cost and terms disappoint more often.
    gatePass: {
      api_ga: 0.9,
      commercial_use: 0.8,
      data_terms: 0.7,
      region: 0.7,
      latency_p95: 0.7,
      cost_per_finished_second: 0.6,
      availability: 0.8,
      throughput: 0.8,
    },
    econPass: 0.6,
    // A mail, an afternoon of measuring, a day of estimating.
    askCost: 50,
    measureCost: 120,
    econCost: 200,
    // Setting up a trial, then clips and three votes for each prompt.
    trialFixed: 300,
    trialPerPrompt: 12,
    // Looking every 30 prompts costs nothing, because the evidence stays valid.
    trialBatch: 30,
    trialSizes: [20, 30, 40, 60, 100],
    // Used only to rank actions where a team has not stated what quality is worth to it.
    fallbackSpend: 5000,
    fallbackValueShare: 0.002,
  },
}

/**
 * Lays a partial policy over a complete one: objects key by key, gates by id (new gates are appended), other lists as a whole.
 * The result is unchecked; pass it through `Policy`.
 */
export function mergePolicy(base: Policy, partial: Record<string, unknown> | null | undefined): unknown {
  return partial ? merged(base, partial, '') : base
}

function merged(base: unknown, over: unknown, key: string): unknown {
  if (key === 'gates' && isGateList(base) && isGateList(over)) return mergedGates(base, over)
  if (!isRecord(base) || !isRecord(over)) return over
  const result = new Map(Object.entries(base))
  for (const [name, value] of Object.entries(over)) if (value !== undefined) result.set(name, merged(result.get(name), value, name))
  return Object.fromEntries(result)
}

function mergedGates(base: { id: unknown }[], over: { id: unknown }[]): unknown[] {
  const overlaid = base.map((gate) => merged(gate, over.find((entry) => entry.id === gate.id) ?? {}, ''))
  const isOverlay = (gate: { id: unknown }, index: number) =>
    base.some((entry) => entry.id === gate.id) && over.findIndex((entry) => entry.id === gate.id) === index
  return [...overlaid, ...over.filter((gate, index) => !isOverlay(gate, index))]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGateList(value: unknown): value is { id: unknown }[] {
  return Array.isArray(value) && value.every((gate) => isRecord(gate) && 'id' in gate)
}

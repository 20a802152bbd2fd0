import { z } from 'zod'
import { EvaluatorKind } from '@/lib/domain/claim'
import { Day } from '@/lib/domain/day'
import { FactSource } from '@/lib/domain/fact'
import type { Policy } from '@/lib/domain/policy'

/**
 * What the verdict engine reads. Money is in one currency per input; dates are UTC calendar days `YYYY-MM-DD`;
 * every optional field that is missing (or null) counts as its least favourable documented value.
 */
const LARGEST_NUMBER = 1e15
const LARGEST_COUNT = 1_000_000

const number = z.number().min(-LARGEST_NUMBER).max(LARGEST_NUMBER)
const positive = z.number().gt(0).max(LARGEST_NUMBER)
const notNegative = z.number().min(0).max(LARGEST_NUMBER)
const share = z.number().min(0).max(1)
const count = z.int().min(0).max(LARGEST_COUNT)
const size = z.int().min(1).max(1_000_000_000)
const flag = z.boolean().nullish()
const id = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'must not contain control characters' })

const pairwise = z.strictObject({ type: z.literal('pairwise'), wins: count, losses: count, ties: count })

const winRate = z
  .strictObject({ type: z.literal('win_rate'), rate: share, n: size.nullish(), ci95: z.tuple([share, share]).nullish() })
  .superRefine(({ rate, ci95 }, ctx) => {
    if (!ci95) return
    if (ci95[0] >= ci95[1]) ctx.addIssue({ code: 'custom', path: ['ci95'], message: 'must run from a lower to a higher bound' })
    else if (rate < ci95[0] || rate > ci95[1])
      ctx.addIssue({ code: 'custom', path: ['ci95'], message: `does not contain the rate ${rate}; check which number was mistyped` })
  })

const elo = z.strictObject({
  type: z.literal('elo'),
  challenger: number,
  incumbent: number,
  ci95HalfC: positive.nullish(),
  ci95HalfI: positive.nullish(),
  votesC: size.nullish(),
  votesI: size.nullish(),
})

const score = z
  .strictObject({
    type: z.literal('score'),
    challenger: number,
    incumbent: number,
    min: number,
    max: number,
    higherIsBetter: z.boolean(),
    sd: positive.nullish(),
    nC: size.nullish(),
    nI: size.nullish(),
  })
  .superRefine(({ challenger, incumbent, min, max }, ctx) => {
    if (min >= max) return ctx.addIssue({ code: 'custom', path: ['max'], message: `must be greater than min, which is ${min}` })
    for (const [side, value] of Object.entries({ challenger, incumbent }))
      if (value < min || value > max)
        ctx.addIssue({
          code: 'custom',
          path: [side],
          message: `${value} lies outside the scale ${min} to ${max}; correct the score or the scale`,
        })
  })

const none = z.strictObject({ type: z.literal('none'), superlative: z.boolean() })

export const Effect = z
  .discriminatedUnion('type', [pairwise, winRate, elo, score, none], {
    error: ({ code }) => `must be ${code === 'invalid_union' ? '' : 'an object whose type is '}pairwise, win_rate, elo, score or none`,
  })
  .meta({
    description: 'How the challenger did against the incumbent, as published',
    example: { type: 'pairwise', wins: 39, losses: 15, ties: 6 },
  })
export type Effect = z.infer<typeof Effect>

export const metricKinds = ['human_pairwise', 'human_rating', 'vlm_judge', 'automatic', 'unstated'] as const
export type MetricKind = (typeof metricKinds)[number]

export const versionMatches = ['exact', 'family', 'unknown', 'other'] as const
export const goals = ['capability', 'cost'] as const
export type Goal = (typeof goals)[number]

export const EngineClaim = z
  .strictObject({
    id,
    publishedAt: Day,
    evaluatedAt: Day.nullish(),
    retracted: flag,
    evaluatorId: id.refine((value) => !value.startsWith('own:'), { error: 'starts with "own:", which is reserved for your own trials' }),
    evaluatorKind: EvaluatorKind,
    conflictOrgId: id.nullish(),
    challengerModelId: id,
    incumbentModelId: id,
    versionMatch: z.enum(versionMatches),
    versionsPinned: flag,
    task: id,
    ownWorkflowOf: id.nullish(),
    benchmarkId: id.nullish(),
    benchmarkVersion: id.nullish(),
    dimensions: z.union([z.literal('overall'), z.array(id)], { error: 'must be "overall" or a list of dimension ids' }),
    dimsReported: count.nullish(),
    dimsAvailable: size.nullish(),
    metric: z.enum(metricKinds),
    promptsPublic: flag,
    settingsDisclosed: flag,
    outputsOrCodePublic: flag,
    saturated: flag,
    effect: Effect,
  })
  .superRefine(({ dimsReported, dimsAvailable }, ctx) => {
    if (dimsReported != null && dimsAvailable != null && dimsReported > dimsAvailable)
      ctx.addIssue({ code: 'custom', path: ['dimsReported'], message: `must not exceed dimsAvailable, which is ${dimsAvailable}` })
  })
  .meta({ description: 'One published comparison of the two models; evaluatorId is who ran it, not who repeated it' })
export type EngineClaim = z.infer<typeof EngineClaim>

export const EngineTrial = z
  .strictObject({
    id,
    asOf: Day,
    blind: z.boolean(),
    sidesRandomised: z.boolean(),
    ownPrompts: z.boolean(),
    versionsExact: z.boolean(),
    wins: count,
    losses: count,
    ties: count,
  })
  .meta({ description: 'One trial of the team, one outcome per prompt, from the point of view of the challenger' })
export type EngineTrial = z.infer<typeof EngineTrial>

export const EngineFact = z
  .strictObject({
    gate: id,
    side: z.enum(['challenger', 'incumbent']),
    value: z.union([z.number(), z.boolean(), z.array(z.string())], { error: 'must be a number, true or false, or a list of texts' }),
    source: FactSource,
    observedAt: Day,
    relSe: notNegative.nullish(),
  })
  .meta({ description: 'One readiness statement; relSe is the relative standard error of value (of downtime for availability)' })
export type EngineFact = z.infer<typeof EngineFact>

export const Range3 = z
  .strictObject({ low: notNegative, mode: notNegative, high: notNegative })
  .refine(({ low, mode, high }) => low <= mode && mode <= high, { error: 'must satisfy low <= mode <= high' })
  .meta({ description: 'Least, most likely and greatest amount', example: { low: 0.38, mode: 0.4, high: 0.42 } })
export type Range3 = z.infer<typeof Range3>

export const Econ = z
  .strictObject({
    costPerFinishedSecondIncumbent: Range3.nullish(),
    costPerFinishedSecondChallenger: Range3.nullish(),
    finishedSecondsPerMonth: notNegative.nullish(),
    switchingCost: Range3.nullish(),
    valuePerNetPointPerMonth: notNegative.nullish(),
  })
  .meta({ description: 'Money of the switch; valuePerNetPointPerMonth is per point (0.01) of net preference' })
export type Econ = z.infer<typeof Econ>

export const EngineDependency = z
  .strictObject({
    id,
    task: id,
    dimensionWeights: z.record(id, notNegative).refine((weights) => Object.values(weights).some((weight) => weight > 0), {
      error: 'must give at least one dimension a weight above 0; without it no claim can be judged for this workflow',
    }),
    mid: z.number().gt(0).max(0.5).nullish(),
    forcedMoveBy: Day.nullish(),
    requiredRegions: z.array(id).nullish(),
    peakJobsPerHour: notNegative.nullish(),
    monthlySpend: notNegative.nullish(),
  })
  .meta({ description: 'The workflow that may switch; mid is the smallest net preference worth switching for, above 0 and at most 0.5' })
export type EngineDependency = z.infer<typeof EngineDependency>

export const EngineModel = z.strictObject({ id, vendorId: id })
export type EngineModel = z.infer<typeof EngineModel>

export const Levels = z.strictObject({ Q: z.int().min(0).max(4), R: z.int().min(0).max(2), E: z.int().min(0).max(2) })

export const Previous = z
  .strictObject({ levels: Levels, policyVersion: z.string().min(1), engineVersion: z.string().min(1) })
  .meta({ description: 'Levels of the last signed weekly verdict on the same pair and goal' })
export type Previous = z.infer<typeof Previous>

export const EngineInputFields = z.strictObject({
  dependency: EngineDependency,
  incumbent: EngineModel,
  challenger: EngineModel,
  claims: z.array(EngineClaim),
  trials: z.array(EngineTrial),
  facts: z.array(EngineFact),
  econ: Econ.nullish(),
  asOf: Day,
  goal: z.enum(goals, { error: 'must be "capability" or "cost"; a forced move is found from dependency.forcedMoveBy' }).nullish(),
  previous: Previous.nullish(),
  policy: z.record(z.string(), z.unknown()).nullish(),
  policyOverride: z.record(z.string(), z.unknown()).nullish(),
})

/** A checked input: the policy is complete and valid, so `evaluate` can trust every field. */
export interface EngineInput {
  dependency: EngineDependency
  incumbent: EngineModel
  challenger: EngineModel
  claims: readonly EngineClaim[]
  trials: readonly EngineTrial[]
  facts: readonly EngineFact[]
  econ: Econ
  asOf: string
  goal: Goal
  previous: Previous | null
  policy: Policy
}

import { z } from 'zod'
import { Day } from './day'
import { DimensionId } from './dimension'
import { Slug } from './provenance'
import { TaskId } from './task'

/** A three-point estimate (PERT): lowest, most likely, highest. */
export const Range3 = z
  .strictObject({ low: z.number().nonnegative(), mode: z.number().nonnegative(), high: z.number().nonnegative() })
  .refine((range) => range.low <= range.mode && range.mode <= range.high, { message: 'Give low ≤ likely ≤ high.', path: ['mode'] })
export type Range3 = z.infer<typeof Range3>

const region = z.string().regex(/^[a-z]{2}(?:-[a-z0-9-]+)?$/, 'Use region codes such as eu, us, cn.')
const money = z.number().nonnegative().max(1_000_000_000)

/** Another offering that the team weighs for a dependency, with what the switch would cost. */
export const Challenger = z.strictObject({
  offeringId: Slug,
  addedOn: Day,
  costPerFinishedSecond: Range3.nullable().default(null),
  switchingCost: Range3.nullable().default(null),
  note: z.string().max(1000).nullable().default(null),
})
export type Challenger = z.infer<typeof Challenger>

/** One workflow of the team that uses a model. Money is in the workspace's currency. */
export const Dependency = z
  .strictObject({
    id: Slug,
    name: z.string().trim().min(1, 'Name the workflow.').max(120),
    task: TaskId,
    incumbentId: Slug,
    ownerId: z.string().max(60).nullable().default(null),
    dimensionWeights: z
      .partialRecord(DimensionId, z.number().nonnegative().max(1000))
      .refine((weights) => Object.values(weights).some((weight) => (weight ?? 0) > 0), 'Give at least one dimension a weight above zero.'),
    costGoal: z.boolean().default(false),
    mid: z.number().positive().max(0.5).nullable().default(null),
    forcedMoveBy: Day.nullable().default(null),
    requiredRegions: z.array(region).max(40).default([]),
    peakJobsPerHour: z.number().positive().max(1_000_000).nullable().default(null),
    monthlySpend: money.nullable().default(null),
    finishedSecondsPerMonth: z.number().nonnegative().max(1_000_000_000).nullable().default(null),
    costPerFinishedSecond: Range3.nullable().default(null),
    valuePerNetPointPerMonth: money.nullable().default(null),
    contractEndsOn: Day.nullable().default(null),
    decisionDueOn: Day.nullable().default(null),
    startedOn: Day,
    note: z.string().max(2000).nullable().default(null),
    challengers: z.array(Challenger).max(60).default([]),
  })
  .superRefine((dependency, ctx) => {
    const seen = new Set<string>()
    dependency.challengers.forEach((challenger, index) => {
      const path = ['challengers', index, 'offeringId']
      if (challenger.offeringId === dependency.incumbentId)
        ctx.addIssue({ code: 'custom', path, message: 'The incumbent cannot challenge itself.' })
      if (seen.has(challenger.offeringId)) ctx.addIssue({ code: 'custom', path, message: 'This challenger is listed twice.' })
      seen.add(challenger.offeringId)
    })
  })
  .meta({ description: 'Dependency' })
export type Dependency = z.infer<typeof Dependency>

import { z } from 'zod'

const between = (low: number, high: number) => z.number().min(low).max(high)
const whole = (low: number, high: number) => z.int().min(low).max(high)
const share = between(0, 1)
const amount = between(0, 1e9)
const biasSd = between(0.02, 0.6)
const unit = between(0, 0.6)
const drift = between(0, 0.02)
const likely = between(0.5, 0.99)
const task = z.string().trim().min(1).max(200)

const acceptedSources = ['contract', 'vendor_doc', 'measured', 'independent'] as const
const gateBase = {
  id: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, { error: 'must be lower-case letters, digits and _ and start with a letter' }),
  required: z.boolean(),
  sources: z
    .array(
      z.enum(acceptedSources, {
        error: 'must be contract, vendor_doc, measured or independent; what a vendor merely claims is never accepted',
      }),
    )
    .min(1),
  maxAgeDays: whole(1, 1095),
}
const margin = between(0, 1)

export const gatePolicySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...gateBase, kind: z.literal('bool') }),
  z.strictObject({ ...gateBase, kind: z.literal('superset') }),
  z.strictObject({ ...gateBase, kind: z.literal('ni_ratio'), margin }),
  z.strictObject({ ...gateBase, kind: z.literal('ni_diff'), margin }),
  z.strictObject({ ...gateBase, kind: z.literal('min_demand'), headroom: between(0.5, 10) }),
])

const proven = (leastE: number) =>
  z.strictObject({
    p: between(0.8, 0.999),
    pInd: between(0.6, 0.999),
    e: between(leastE, 100),
    minWins: whole(8, 100),
    loo: between(0.5, 0.999),
  })
const provenStay = z.strictObject({ p: share, pInd: share, e: between(1, 100) })

const thresholds = z.strictObject({
  proven: proven(5),
  provenStay,
  provenNi: proven(1),
  provenNiStay: provenStay,
  promising: z.strictObject({ p: likely, pInd: likely }),
  promisingStay: z.strictObject({ p: share, pInd: share }),
  refuted: z.strictObject({ p: between(0.01, 0.25), k: between(0, 10), eLoss: between(5, 100) }),
  refutedStay: z.strictObject({ p: share }),
  hype: z.strictObject({ gap: between(0.05, 0.6) }),
  hypeStay: z.strictObject({ gap: share }),
  hypeSelection: share,
  hypeGraceDays: whole(0, 180),
  pays: z.strictObject({ p: likely }),
  paysStay: z.strictObject({ p: share }),
})

/** Every number a workspace may decide, with the range it may take; rules between numbers are in `policyRules`. */
export const policyFields = z.strictObject({
  policyVersion: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be three numbers such as 1.0.0' }),
  engineVersion: z.literal('verdict-1.0.0'),
  midNetPreference: between(0.02, 0.4),
  niMargin: between(0.02, 0.3),
  forcedMoveLeadDays: whole(0, 365),
  priorSd: between(0.1, 0.6),
  tau: between(0.02, 0.25),
  referenceVariance: between(0.01, 0.2),
  biasSd: z.strictObject({
    own_trial: biasSd,
    peer_reviewed: biasSd,
    independent: biasSd,
    community: biasSd,
    collaborative: biasSd,
    vendor: biasSd,
    unknown: biasSd,
  }),
  optimism: z.strictObject({
    max: unit,
    shareVendor: share,
    shareCollaborative: share,
    floor: share,
    wCompleteness: share,
    wPrompts: share,
    wSettings: share,
    wOutputs: share,
  }),
  u: z.strictObject({
    taskNear: unit,
    taskAdjacent: unit,
    dimension: unit,
    versionFamily: unit,
    versionUnknown: unit,
    metric: z.strictObject({ human_pairwise: unit, human_rating: unit, vlm_judge: unit, automatic: unit, unstated: unit }),
    repro: unit,
    saturated: unit,
    driftPinnedPerMonth: drift,
    driftUnpinnedPerMonth: drift,
  }),
  defaults: z.strictObject({
    n: whole(5, 100),
    scoreSdFracHuman: between(0.05, 0.5),
    scoreSdFracAuto: between(0.05, 0.5),
    superlative: share,
  }),
  gradeCuts: z.strictObject({ A: between(0.01, 2), B: between(0.01, 2), C: between(0.01, 2), D: between(0.01, 2) }),
  taskAdjacency: z.array(z.tuple([task, task])),
  requireOwnTrial: z.boolean(),
  thresholds,
  gates: z.array(gatePolicySchema),
  ni: z.strictObject({ defaultRelSe: share }),
  review: z.strictObject({ signatures: whole(1, 9), owners: whole(0, 9) }).optional(),
  economics: z.strictObject({ mode: z.enum(['required', 'advisory']), horizonMonths: whole(3, 36), leadHalfLifeMonths: between(1, 60) }),
  voi: z.strictObject({
    gatePass: z.record(z.string(), share),
    econPass: share,
    askCost: amount,
    measureCost: amount,
    econCost: amount,
    trialFixed: amount,
    trialPerPrompt: amount,
    trialBatch: whole(1, 1000),
    trialSizes: z.array(whole(1, 10_000)).min(1),
    fallbackSpend: amount,
    fallbackValueShare: share,
  }),
})
export type PolicyFields = z.infer<typeof policyFields>

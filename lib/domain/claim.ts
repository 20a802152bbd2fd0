import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'
import { TaskId } from './task'

/** Who ran a test, from least to most interested. The order is the order of trust. */
export const evaluatorKinds = [
  { id: 'peer_reviewed', label: 'Peer-reviewed' },
  { id: 'independent', label: 'Independent' },
  { id: 'community', label: 'Community' },
  { id: 'collaborative', label: 'Collaborative' },
  { id: 'vendor', label: 'Vendor' },
  { id: 'unknown', label: 'Unknown' },
] as const
export const EvaluatorKind = z.enum(['peer_reviewed', 'independent', 'community', 'collaborative', 'vendor', 'unknown'])
export type EvaluatorKind = z.infer<typeof EvaluatorKind>
export const evaluatorLabel = (kind: EvaluatorKind): string => evaluatorKinds.find((entry) => entry.id === kind)?.label ?? kind

export const SourceTier = z.enum(['primary', 'relay'])

const count = z.number().int().nonnegative().max(1_000_000_000)

/** One published result for one model, or a published head-to-head of two. */
export const Claim = z
  .strictObject({
    id: Slug,
    modelId: Slug,
    variant: z.string().max(200).nullable().default(null),
    benchmarkId: Slug.nullable().default(null),
    dimensionId: Slug.nullable().default(null),
    task: TaskId,
    statement: z.string().max(1000).nullable().default(null),
    value: z.number().nullable().default(null),
    unit: z.string().max(60).nullable().default(null),
    ciLow: z.number().nullable().default(null),
    ciHigh: z.number().nullable().default(null),
    sampleSize: count.min(1).nullable().default(null),
    sampleUnit: z.string().max(40).nullable().default(null),
    opponentId: Slug.nullable().default(null),
    wins: count.nullable().default(null),
    losses: count.nullable().default(null),
    ties: count.nullable().default(null),
    evaluatorId: Slug,
    evaluatorOrg: z.string().trim().min(1, 'Say who ran the test.').max(200),
    evaluatorKind: EvaluatorKind,
    interestId: Slug.nullable().default(null),
    settingsDisclosed: z.boolean().nullable().default(null),
    settings: z.string().max(1000).nullable().default(null),
    tableId: z.string().max(200).nullable().default(null),
    rank: count.min(1).nullable().default(null),
    tableSize: count.min(1).nullable().default(null),
    publishedOn: Day,
    evaluatedOn: Day.nullable().default(null),
    sourceId: Slug,
    locator: z.string().max(400).nullable().default(null),
    tier: SourceTier,
    repeatsId: Slug.nullable().default(null),
    readAs: z.string().max(40).nullable().default(null),
    derived: z.boolean().default(false),
    unverified: z.boolean().default(false),
    retracted: z.boolean().default(false),
    note: z.string().max(2000).nullable().default(null),
  })
  .superRefine((claim, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (claim.value === null && claim.wins === null && claim.statement === null)
      say('value', 'Give a value, a win count, or the words that were claimed.')
    if (claim.value !== null && claim.unit === null) say('unit', 'Give the unit of the value.')
    if ((claim.ciLow === null) !== (claim.ciHigh === null)) say('ciHigh', 'An interval needs both ends.')
    if (claim.ciLow !== null && claim.ciHigh !== null && claim.ciLow > claim.ciHigh) say('ciLow', 'The lower end lies above the upper end.')
    if (claim.dimensionId !== null && claim.benchmarkId === null) say('benchmarkId', 'Choose the benchmark this dimension belongs to.')
    if (claim.wins !== null && claim.opponentId === null) say('opponentId', 'A win count needs the model it was won against.')
    if (claim.opponentId === claim.modelId) say('opponentId', 'A model cannot be compared with itself.')
    if (claim.evaluatedOn !== null && claim.evaluatedOn > claim.publishedOn)
      say('evaluatedOn', 'A test cannot be run after it was published.')
    if (claim.rank !== null && claim.tableSize !== null && claim.rank > claim.tableSize) say('rank', 'The rank is larger than the table.')
    if (claim.repeatsId === claim.id) say('repeatsId', 'A claim cannot repeat itself.')
  })
  .meta({ description: 'Claim' })
export type Claim = z.infer<typeof Claim>

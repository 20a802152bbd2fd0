import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { TaskId } from '@/lib/domain/task'

/** How a headline turned out. */
export const headlineOutcomes = [
  { id: 'held-up', label: 'Held up', y: 1, means: null },
  { id: 'did-not-hold', label: 'Did not hold', y: 0, means: null },
  {
    id: 'not-usable-at-time',
    label: 'Could not be used',
    y: 0,
    means: 'Nobody outside could call it on the day, so whoever had switched would have waited for nothing. It counts as not worth it.',
  },
  {
    id: 'unclear',
    label: 'Cannot be told',
    y: null,
    means: 'Later measurements disagree, lie within noise, or do not exist.',
  },
] as const
export const HeadlineOutcome = z.enum(['held-up', 'did-not-hold', 'not-usable-at-time', 'unclear'])
export type HeadlineOutcome = z.infer<typeof HeadlineOutcome>

/** Names of tasks as lists of headlines use them, beside the task ids. */
const taskNames: Partial<Record<string, TaskId>> = {
  'text-to-video': 't2v',
  'image-to-video': 'i2v',
  'video-to-video': 'v2v',
  'video-editing': 'edit',
}

const Task = z.preprocess((name) => (typeof name === 'string' ? (taskNames[name] ?? name) : name), TaskId)

const realDay = (text: string): boolean => Day.safeParse(`${text}-01-01`.slice(0, 10)).success

/** A day, or only the month or the year of it. */
const LooseDay = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'must be a day, a month or a year, such as 2026-05-19, 2026-05 or 2026')
  .refine(realDay, 'does not exist in the calendar')

const text = z.string().trim().min(1).max(2000)
const name = z.string().trim().min(1).max(200)

export const HeadlineSource = z.strictObject({
  title: text,
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** What was read there. */
  supports: text.nullish(),
  via: name.nullish(),
  urlPrecision: name.nullish(),
})

/** What could be read on the day: all that the engine may learn of a headline. */
const asked = {
  id: z.string().trim().min(1).max(120),
  date: LooseDay,
  claimant: name,
  claimantKind: z.enum(['vendor', 'reseller', 'press', 'community']),
  modelSlug: name.nullable(),
  modelName: name.nullish(),
  inventoryModelSlug: name.nullish(),
  claim: text,
  task: Task,
  evaluatorKind: z.enum(['vendor', 'independent', 'peer-reviewed', 'community-arena']).nullable(),
  benchmarkSlug: name.nullish(),
  /** The model that the claim names as beaten. */
  comparedWithId: name.nullish(),
}

const learnt = {
  outcome: HeadlineOutcome,
  outcomeWhy: text,
  outcomeKnownBy: LooseDay.nullish(),
  trueWhenMade: z.boolean().nullish(),
  signalsAtTheTime: z.array(name).nullish(),
  sources: z.array(HeadlineSource).min(1),
  datePrecision: z.enum(['day', 'month', 'year']).nullish(),
  confidence: z.enum(['low', 'medium', 'high']).nullish(),
  claimUrlPrecision: name.nullish(),
  unverified: z.boolean().nullish(),
}

/** A loud, dated claim and what became of it. */
export const Headline = z.strictObject({ ...asked, ...learnt }).meta({ description: 'Headline' })
export type Headline = z.infer<typeof Headline>

export const AskedHeadline = z.object(asked)
export type AskedHeadline = z.infer<typeof AskedHeadline>

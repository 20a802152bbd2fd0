import { z } from 'zod'
import { Day } from './day'
import { Slug } from './provenance'

export const priceUnits = [
  { id: 'second', label: 'Second of video' },
  { id: 'minute', label: 'Minute of video' },
  { id: 'clip', label: 'Clip' },
  { id: 'frame', label: 'Frame' },
  { id: 'credit', label: 'Credit' },
] as const
export const PriceUnit = z.enum(['second', 'minute', 'clip', 'frame', 'credit'])
export type PriceUnit = z.infer<typeof PriceUnit>

export const priceSources = [
  { id: 'list', label: 'List price' },
  { id: 'invoice', label: 'Invoice' },
  { id: 'contract', label: 'Contract' },
] as const
export const PriceSource = z.enum(['list', 'invoice', 'contract'])
export type PriceSource = z.infer<typeof PriceSource>

/** What one unit has to say before it becomes seconds, and where the form asks for it. */
export const unitNeeds = { clip: 'secondsPerClip', frame: 'framesPerSecond', credit: 'creditsPerSecond' } as const

const perUnit = z.number().positive('This has to be above zero.')
// The column keeps six places; rounding a seventh away without a word would change what somebody read.
const places = (amount: number) => Number(amount.toFixed(6)) === amount

/** One price of an offering as somebody wrote it down, with the day from which it holds. What it comes to per second is worked out, never stored. */
export const Price = z
  .strictObject({
    id: Slug,
    offeringId: Slug,
    unit: PriceUnit,
    amount: z
      .number()
      .nonnegative('A price cannot be below zero.')
      .max(10_000_000)
      .refine(places, 'Write at most six decimals.')
      .meta({ description: 'Money for one unit', example: 0.05 }),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, such as USD.'),
    resolution: z.string().trim().min(1).max(40).nullable().default(null),
    audio: z.boolean().nullable().default(null),
    secondsPerClip: perUnit.max(3600).nullable().default(null),
    framesPerSecond: perUnit.max(1000).nullable().default(null),
    creditsPerSecond: perUnit.max(1_000_000).nullable().default(null),
    discount: z
      .number()
      .min(0, 'Write the discount as a share between 0 and 1: 20 % is 0.2.')
      .max(1, 'Write the discount as a share between 0 and 1: 20 % is 0.2.')
      .nullable()
      .default(null),
    rate: perUnit.max(1_000_000).nullable().default(null),
    rateOn: Day.nullable().default(null),
    rateSource: z.string().trim().min(1).max(200).nullable().default(null),
    source: PriceSource,
    validFrom: Day,
    sourceId: Slug.nullable().default(null),
    note: z.string().max(2000).nullable().default(null),
  })
  .superRefine((price, ctx) => {
    const say = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    for (const [unit, field] of Object.entries(unitNeeds))
      if (price[field] !== null && price.unit !== unit) say(field, `This price is not per ${unit}. Leave this empty, or change the unit.`)
    if (price.rate === null && (price.rateOn !== null || price.rateSource !== null))
      say('rate', 'Give the rate itself, or leave its day and its source empty.')
    if (price.rate !== null && price.rateOn === null) say('rateOn', 'Say of which day the rate is.')
    if (price.rate !== null && price.rateSource === null) say('rateSource', 'Say who published the rate, such as ECB.')
  })
  .meta({ description: 'Price' })
export type Price = z.infer<typeof Price>

/** What a price is for. Null: whatever it is. */
export type PriceSetting = Pick<Price, 'resolution' | 'audio'>

/** @example settingText({ resolution: '1080p', audio: false }) // '1080p, silent' */
export function settingText({ resolution, audio }: PriceSetting): string {
  const sound = audio === null ? null : audio ? 'with audio' : 'silent'
  return [resolution, sound].filter((part) => part !== null).join(', ') || 'any setting'
}

import type { Day } from '@/lib/domain/day'
import { intervalText, signedPoints } from '@/lib/domain/points'
import { statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { formatDate } from '@/lib/format'
import type { Standing } from './flag'

/** What all that was published by a day said of a pair: net preference with its 90 % interval, on the scale -1 to 1. */
export type Weighed = { on: Day; status: Status; m: number; lo90: number; hi90: number }

export type BeforeAndToday = {
  challenger: string
  incumbent: string
  /** The net preference that the claim itself speaks for; its sign is the side it takes. */
  claimed: number
  /** Null where nothing could be weighed on that day. */
  before: Weighed | null
  today: Weighed | null
}

/**
 * Whether a claim holds on a day: `yes` or `no` when the whole 90 % interval lies on the claim's or on the other side of parity, `open` when it
 * spans parity, `unknown` when nothing could be weighed.
 */
export type Holds = 'yes' | 'no' | 'open' | 'unknown'

export function holdsOn(claimed: number, weighed: Weighed | null): Holds {
  if (weighed === null) return 'unknown'
  const side = Math.sign(claimed)
  if (side === 0) return weighed.lo90 <= 0 && weighed.hi90 >= 0 ? 'yes' : 'no'
  if (weighed.lo90 <= 0 && weighed.hi90 >= 0) return 'open'
  return Math.sign(weighed.m) === side ? 'yes' : 'no'
}

const answers: Record<Holds, string> = {
  yes: 'Yes',
  no: 'No',
  open: 'Not shown',
  unknown: 'Cannot be told',
}

/** One word or two for the front of the sentence. */
export const answerText = (holds: Holds): string => answers[holds]

/** "The claim puts Seedance 2.0 at +24 points against Veo 3.1. All that was published by 3 Mar 2025 put it at +9 (−4 to +22) (…); as of …" */
export function pairSentence({ challenger, incumbent, claimed, before, today }: BeforeAndToday): string {
  if (today === null) return `${challenger} against ${incumbent}: nothing can be weighed today.`
  const then =
    before === null
      ? 'On its date nothing could be weighed'
      : `All that was published by ${formatDate(before.on)} put it at ${pointsOf(before)} (${statusFace(before.status).label})`
  const now = `as of ${formatDate(today.on)} it is at ${pointsOf(today)} (${statusFace(today.status).label})`
  return `The claim puts ${challenger} at ${signedPoints(claimed)} points of net preference against ${incumbent}. ${then}; ${now}.`
}

/** What the points of `pairSentence` are, beside the scale of an arena. */
export const netPreferenceMeans =
  'Points of net preference: of 100 choices between the two, how many more go to the first than to the second. They are no arena points: a lead of 100 arena points is about +28.'

const pointsOf = ({ m, lo90, hi90 }: Weighed): string => intervalText(m, lo90, hi90)

/** What the newest snapshot of a board says of a model that was called the first or the best. */
export function boardSentence({ model, board, standing }: { model: string; board: string; standing: Standing }): string {
  const { on, place, of, leader } = standing
  const led = [standing.leaderValue.toLocaleString('en-US', { maximumFractionDigits: 4 }), standing.unit].filter(Boolean).join(' ')
  const when = `On ${board}, as of ${formatDate(on)},`
  if (place === null) return `${when} ${model} is not listed; ${leader} leads with ${led}.`
  if (place === 1) return `${when} ${model} leads ${standing.held ? amongHeld(of) : `${of} models`}.`
  return `${when} ${model} stands ${placeText(standing, place)}; ${leader} leads with ${led}.`
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<Intl.LDMLPluralRule, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }
const ordinal = (number: number): string => `${number}${endings[rules.select(number)]}`

const amongHeld = (rows: number): string => `the ${rows} rows we hold`

/** "7th of 28", or "7th among the 28 rows we hold" where the board did not say its size. */
export const placeText = ({ of, held }: Pick<Standing, 'of' | 'held'>, place: number): string =>
  `${ordinal(place)} ${held ? `among ${amongHeld(of)}` : `of ${of}`}`

const superlative =
  /\b(?:first|best|leading|leader|top|number one|no\.? ?1|state[- ]of[- ]the[- ]art|sota|most|ahead of|better than|beats?|surpass\w*|outperform\w*|unmatched|unrivall?ed|step change)\b|#1\b/i

/** True for a claim that says it leads: in words, or by a published first place. */
export const isSuperlative = ({ statement, rank }: { statement: string | null; rank: number | null }): boolean =>
  rank === 1 || superlative.test(statement ?? '')

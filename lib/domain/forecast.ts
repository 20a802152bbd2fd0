import { z } from 'zod'
import { formatDate } from '@/lib/format'
import { addDays, Day, daysBetween } from './day'
import { Slug } from './provenance'
import { statusFace } from './status'
import type { Goal } from './verdict/input'
import type { Status } from './verdict/output'
import type { Week } from './week'

export const forecastKinds = ['status_stays', 'test_ahead', 'switched', 'own_words'] as const
export type ForecastKind = (typeof forecastKinds)[number]

/** Who says so: a person of the team, the engine, a vendor, or a publication that a person names. */
export const forecastAuthors = ['person', 'engine', 'vendor', 'publication'] as const
export type ForecastAuthor = (typeof forecastAuthors)[number]

export type ForecastOutcome = 'yes' | 'no' | 'void'

/** A statement that can be checked on a day, and how sure its author was. */
export type Forecast = {
  id: string
  week: Week
  edition: number
  dependencyId: string
  challengerId: string | null
  goal: Goal
  kind: ForecastKind
  status: Status | null
  /** Net preference to be reached, 0 to 1. */
  margin: number | null
  /** For `own_words` what will be true; of the engine what its percent rests on. */
  statement: string | null
  /** Whole percent, 1 to 99. */
  percent: number
  dueOn: Day
  madeOn: Day
  by: ForecastAuthor
  byName: string
  madeById: string | null
  madeByName: string
  outcome: ForecastOutcome | null
  resolvedOn: Day | null
  resolvedByName: string | null
  note: string | null
}

const Note = z.string().trim().min(3, 'Say in a few words what shows it.').max(500, 'Use at most 500 characters.')

/** What the form sends; the author is the person who sends it unless a vendor or a publication is named. */
export const NewForecast = z
  .strictObject({
    week: z.string().max(20),
    dependencyId: Slug,
    challengerId: Slug,
    goal: z.enum(['capability', 'cost']).default('capability'),
    kind: z.enum(forecastKinds),
    statement: z.string().trim().max(300, 'Use at most 300 characters.').nullable().default(null),
    percent: z
      .number('Write how sure you are as a whole number of percent.')
      .int('Write a whole number of percent.')
      .min(1, 'Nothing is certain: write 1 to 99.')
      .max(99, 'Nothing is certain: write 1 to 99.'),
    dueOn: Day,
    by: z.enum(['person', 'vendor', 'publication']).default('person'),
    byName: z.string().trim().max(120, 'Use at most 120 characters.').nullable().default(null),
  })
  .superRefine(({ kind, statement, by, byName }, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (kind === 'own_words' && (statement?.length ?? 0) < 10)
      say('statement', 'Say what will be true, so that somebody else can check it on the day.')
    if (kind !== 'own_words' && statement !== null) say('statement', 'Only a forecast in own words has a text.')
    if (by !== 'person' && (byName?.length ?? 0) < 2) say('byName', 'Name the vendor or publication that says so.')
    if (by === 'person' && byName !== null) say('byName', 'Your own forecast carries your name. Leave this empty.')
  })
  .meta({ description: 'Forecast' })
export type NewForecast = z.infer<typeof NewForecast>

export const VoidedForecast = z.strictObject({ id: Slug, note: Note })
export const ResolvedForecast = z.strictObject({ id: Slug, outcome: z.enum(['yes', 'no'], 'Say whether it came true.'), note: Note })

/** In days: nearer says nothing about a year, farther is forgotten before it is due. */
const farthest = 730

/** Why a day cannot be forecast from today; null when it can. */
export function dueProblem(dueOn: Day, today: Day): string | null {
  if (dueOn <= today) return `A forecast is about a day to come, and today is ${formatDate(today)}. Choose a later one.`
  return daysBetween(today, dueOn) > farthest ? 'Choose a day within two years, so that somebody is left to check it.' : null
}

/** Days until the engine's own forecast is due. */
export const engineHorizon = 90

/** The day on which the engine checks what it says today. */
export const engineDueOn = (madeOn: Day): Day => addDays(madeOn, engineHorizon)

/** True from its day on, until somebody or something resolves it. */
export const isDue = ({ outcome, dueOn }: Pick<Forecast, 'outcome' | 'dueOn'>, today: Day): boolean => outcome === null && dueOn <= today

/** In days: nearer to its day everybody can see how it will come out, and nobody may take it out any more. */
export const voidableUntil = 14

/** True while a forecast may still be voided. */
export const isVoidable = ({ dueOn }: Pick<Forecast, 'dueOn'>, today: Day): boolean => daysBetween(today, dueOn) >= voidableUntil

/** True for a forecast that its maker may void alone: their own. One of the engine, a source or a colleague takes a second person. */
export const isOwn = ({ by, madeById }: Pick<Forecast, 'by' | 'madeById'>, userId: string): boolean =>
  by === 'person' && madeById === userId

/** True where later reports tell the outcome; the others are resolved by people. */
export const isCheckable = (kind: ForecastKind): boolean => kind !== 'own_words'

type Said = Pick<Forecast, 'kind' | 'status' | 'margin' | 'statement'>

/** The forecast as a sentence without its day: "Kling 3.0 will still be “Switch justified”". */
export function forecastText({ kind, status, margin, statement }: Said, challenger: string | null): string {
  const name = challenger ?? 'The challenger'
  switch (kind) {
    case 'status_stays':
      return status === null ? 'The status stays' : `${name} will still be “${statusFace(status).label}”`
    case 'test_ahead':
      return `A new independent test shows ${name} ahead by ${Math.round((margin ?? 0) * 100)} points or more`
    case 'switched':
      return `We have switched to ${name}`
    case 'own_words':
      return statement ?? ''
  }
}

/** What a forecast says of itself in a list: whether its day ends it ("by") or is the day that counts ("on"). */
export const dayWord = (kind: ForecastKind): 'on' | 'by' => (kind === 'status_stays' ? 'on' : 'by')

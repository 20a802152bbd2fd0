import { z } from 'zod'

/**
 * How badly something is affected, from nothing to a full outage, as every kind of status page is brought to. `maintenance` was announced and is no
 * outage; `unknown` is a word that this version does not know, and is never read as well.
 */
export const statusImpacts = [
  { id: 'none', label: 'All well' },
  { id: 'maintenance', label: 'Maintenance' },
  { id: 'minor', label: 'Minor' },
  { id: 'unknown', label: 'Unknown' },
  { id: 'major', label: 'Major' },
  { id: 'critical', label: 'Critical' },
] as const
export type StatusImpact = (typeof statusImpacts)[number]['id']

const rank = new Map<StatusImpact, number>(statusImpacts.map(({ id }, index) => [id, index]))

/** The worse of several; `none` for no entry. */
export const worstImpact = (impacts: Iterable<StatusImpact>): StatusImpact =>
  [...impacts].reduce<StatusImpact>((worst, next) => ((rank.get(next) ?? 0) > (rank.get(worst) ?? 0) ? next : worst), 'none')

/** The impacts that count as not available. */
export const isOutage = (impact: StatusImpact): boolean => impact === 'major' || impact === 'critical'

export const impactOf = (text: string): StatusImpact => statusImpacts.find(({ id }) => id === text)?.id ?? 'unknown'
/** The impact that a page means by a word of its own; `unknown` for a word that is not listed. */
export const impactBy = (words: Readonly<Record<string, StatusImpact>>, text: string): StatusImpact =>
  (Object.hasOwn(words, text) ? words[text] : null) ?? 'unknown'
export const impactLabel = (text: string): string => statusImpacts.find(({ id }) => id === text)?.label ?? 'Unknown'

export type SeenComponent = { name: string; state: StatusImpact }

/** An incident as a page told it. A time that the page does not give is null. */
export type SeenIncident = {
  id: string
  name: string
  impact: StatusImpact
  /** As the page words it, such as `investigating`. */
  state: string
  startedAt: Date | null
  resolvedAt: Date | null
  resolved: boolean
  url: string | null
  /** Names of what it affects; empty where the page does not say. */
  components: string[]
}

export type PageReading = {
  name: string
  indicator: StatusImpact
  description: string
  components: SeenComponent[]
  /** Whether these are all components that the page has; a widget names only those that are affected. */
  listsAll: boolean
  incidents: SeenIncident[]
  /** How far back the page lists incidents: also those that are over, or only those that are open. */
  lists: 'past' | 'open'
  /** What was odd about the answer, in sentences. */
  remarks: string[]
}

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: string }
export const readable = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })
export const unreadable = (problem: string): Outcome<never> => ({ ok: false, problem })

const longestText = 300
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const control = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/** Text of a page as it may be stored and shown: one line, no control characters, at most 300 characters. */
export const plainText = (text: string): string => {
  const line = text.replace(control, ' ').replace(/\s+/g, ' ').trim()
  return line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line
}

export const Text = z.string().transform(plainText)
export const Name = Text.refine((text) => text !== '')
export const Id = z
  .union([z.string(), z.int()])
  .transform((id) => plainText(String(id)))
  .refine((id) => id !== '' && id.length <= 200)

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/
const spelled = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4}(?: \(.*\))?$/
const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/** A time with its zone, in ISO 8601 or as JavaScript spells a date; anything else is null, because a zone is never guessed. */
export function timeOf(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 90 || !(iso.test(value) || spelled.test(value))) return null
  const at = Date.parse(value.replace(/ \(.*\)$/, ''))
  return at >= earliest && at < latest ? new Date(at) : null
}

/** An address that a page may be linked to, or null. */
export function linkOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000) return null
  const url = URL.parse(value)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null
}

/** A list whose length nobody checked before. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
export const loose = z.unknown().optional()

/** The first thing that is wrong with an answer, as a sentence. */
function wrongShape(what: string, error: z.ZodError): string {
  const [issue] = error.issues
  const place = issue?.path.slice(0, 4).map(String).join('.').slice(0, 80)
  return place ? `The answer is no summary of ${what}: “${place}” is missing or of another kind.` : `The answer is no summary of ${what}.`
}

/** An answer in the form that it should have; `what` names in the problem whose answer it is. */
export function readAs<Form extends z.ZodType>(form: Form, answer: unknown, what: string): Outcome<z.infer<Form>> {
  const read = form.safeParse(answer)
  return read.success ? readable(read.data) : unreadable(wrongShape(what, read.error))
}

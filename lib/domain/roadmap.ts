import { z } from 'zod'
import { formatDate, formatDaysAway, plural } from '@/lib/format'
import { Day, daysBetween } from './day'
import { isOthersSite } from './evidence/own-site'
import { Slug } from './provenance'

/** What became of a promise. `late` came after its day, `changed` came as something else. */
export const promiseOutcomes = [
  { id: 'kept', label: 'Kept', meaning: 'It came as promised, in time.' },
  { id: 'late', label: 'Late', meaning: 'It came as promised, after its day.' },
  { id: 'changed', label: 'Changed', meaning: 'Something else came instead, or less of it.' },
  { id: 'dropped', label: 'Dropped', meaning: 'It will not come.' },
] as const
export const PromiseOutcome = z.enum(['kept', 'late', 'changed', 'dropped'])
export type PromiseOutcome = z.infer<typeof PromiseOutcome>

/** Something a vendor said it would do. `dueOn` is the last day of the time it named; null where it named none. */
export const RoadmapPromise = z
  .strictObject({
    id: Slug,
    vendorId: Slug,
    statement: z.string().trim().min(1, 'Say what was promised.').max(500),
    promisedOn: Day,
    dueOn: Day.nullable().default(null),
    dueText: z.string().trim().max(120).nullable().default(null),
    sourceId: Slug.nullable().default(null),
  })
  .meta({ description: 'Roadmap promise' })
export type RoadmapPromise = z.infer<typeof RoadmapPromise>

type Given = { promisedOn: Day; dueOn: Day | null }
type Came = { outcome: PromiseOutcome; outcomeOn: Day }

/** What is wrong with the days of a promise, by field; empty when nothing is. */
export function promiseProblems({ promisedOn, dueOn }: Given, today: Day): Partial<Record<'promisedOn' | 'dueOn', string>> {
  if (promisedOn > today) return { promisedOn: 'This day lies ahead. Give the day on which it was said.' }
  if (dueOn !== null && dueOn < promisedOn) return { dueOn: `This lies before the day on which it was said, ${formatDate(promisedOn)}.` }
  return {}
}

/** Why an outcome cannot be recorded for a promise, by field; empty when it can. */
export function outcomeProblems(
  { promisedOn, dueOn }: Given,
  { outcome, outcomeOn }: Came,
  today: Day,
): Partial<Record<'outcome' | 'outcomeOn', string>> {
  if (outcomeOn > today) return { outcomeOn: 'This day lies ahead. What became of it has been seen already.' }
  if (outcomeOn < promisedOn) return { outcomeOn: `Nothing can come of it before it was said, on ${formatDate(promisedOn)}.` }
  if (outcome === 'kept' && dueOn !== null && outcomeOn > dueOn)
    return { outcome: `It was due ${formatDate(dueOn)} and came ${formatDate(outcomeOn)}: record it as late.` }
  if (outcome === 'late' && dueOn === null) return { outcome: 'No day was promised, so it cannot be late: record it as kept.' }
  if (outcome === 'late' && dueOn !== null && outcomeOn <= dueOn)
    return { outcome: `It was due ${formatDate(dueOn)} and came ${formatDate(outcomeOn)}: record it as kept.` }
  return {}
}

/** A promise as its record reads it. */
export type PromiseState = Given & { outcome: PromiseOutcome | null; outcomeOn: Day | null }
export type PromiseStanding = PromiseOutcome | 'open' | 'overdue'

/** What became of a promise, or where it stands today: overdue from the day after its last day on. */
export const standingOf = ({ outcome, dueOn }: Pick<PromiseState, 'outcome' | 'dueOn'>, today: Day): PromiseStanding =>
  outcome ?? (dueOn !== null && dueOn < today ? 'overdue' : 'open')

/** Days after its day that a promise came, or has been waited for; null when it was in time, has no day, or is not due. */
export function daysLate({ dueOn, outcome, outcomeOn }: PromiseState, today: Day): number | null {
  if (dueOn === null || outcome === 'changed' || outcome === 'dropped') return null
  const until = outcomeOn ?? today
  return until > dueOn ? daysBetween(dueOn, until) : null
}

export type TrackRecord = Record<PromiseStanding, number> & {
  /** Promises with a day that are settled or past that day: the only ones that can be in time. */
  due: number
  /** How many of them were kept, in time. */
  keptInTime: number
  /** The share of them that was kept, in time; null where fewer than three are due. */
  keptShare: number | null
  /** Settled promises for which no day was named, by what became of them: nobody can say whether they came in time. */
  undated: Record<'kept' | 'changed' | 'dropped', number>
  /** The median lateness of those that came late, in days; null where none did. */
  medianDaysLate: number | null
}

/** Below this many promises a share says nothing about a vendor. */
export const fewestDue = 3

/**
 * What a vendor's promises came to. A promise that is not due yet counts for nothing, one that is overdue counts as not kept, and one
 * without a day is counted apart: it can be kept, and never in time.
 * @example trackRecord([], '2026-11-26').keptShare // null
 */
export function trackRecord(promises: readonly PromiseState[], today: Day): TrackRecord {
  const count = (standing: PromiseStanding) => promises.filter((promise) => standingOf(promise, today) === standing).length
  const counts = {
    ...{ kept: count('kept'), late: count('late'), changed: count('changed'), dropped: count('dropped') },
    ...{ open: count('open'), overdue: count('overdue') },
  }
  const dated = promises.filter(({ dueOn }) => dueOn !== null)
  const due = dated.filter((promise) => standingOf(promise, today) !== 'open').length
  const keptInTime = dated.filter(({ outcome }) => outcome === 'kept').length
  const free = (outcome: PromiseOutcome) => promises.filter((promise) => promise.dueOn === null && promise.outcome === outcome).length
  const late = promises.flatMap((promise) => (promise.outcome === 'late' ? (daysLate(promise, today) ?? []) : []))
  return {
    ...{ ...counts, due, keptInTime, keptShare: due < fewestDue ? null : keptInTime / due, medianDaysLate: median(late) },
    undated: { kept: free('kept'), changed: free('changed'), dropped: free('dropped') },
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The record in words: "2 of 5 kept", or why no share is said; then what came of promises for which no day was named. */
export function recordText(record: TrackRecord): string {
  const free = undatedText(record)
  if (record.due === 0) return free ?? 'nothing was due yet'
  const dated =
    record.keptShare === null ? `${plural(record.due, 'promise')} due: too few to say` : `${record.keptInTime} of ${record.due} kept`
  return free === null ? dated : `${dated}; ${free}`
}

/** What came of the promises without a day: "1 kept, no day was named"; null where there are none. */
function undatedText({ undated }: TrackRecord): string | null {
  const outcomes = (['kept', 'changed', 'dropped'] as const).filter((outcome) => undated[outcome] > 0)
  return outcomes.length === 0 ? null : `${outcomes.map((outcome) => `${undated[outcome]} ${outcome}`).join(', ')}, no day was named`
}

type Page = { id: string; url: string | null }

/** The ids of the sources of a promise and of its outcome that are plainly pages of somebody else than the vendor. */
export const reportedByOthers = (
  { source, outcomeSource }: { source: Page | null; outcomeSource: Page | null },
  vendor: { name: string; website: string | null },
): string[] => [source, outcomeSource].flatMap((page) => (page && isOthersSite(page.url, vendor) ? [page.id] : []))

/** A question to a vendor as it stands in the record. */
export type AskState = { askedOn: Day; answeredOn: Day | null }

/** What is wrong with the day of an answer; null when nothing is. */
export function answerProblem({ askedOn }: Pick<AskState, 'askedOn'>, answeredOn: Day, today: Day): string | null {
  if (answeredOn > today) return 'This day lies ahead. An answer has been given already.'
  return answeredOn < askedOn ? `This lies before the day on which it was asked, ${formatDate(askedOn)}.` : null
}

type Asking = {
  vendor: string
  workspace: string
  open: readonly { statement: string; promisedOn: Day; dueOn: Day | null; dueText: string | null }[]
}

/** A message to a vendor that asks for its plans again, ready to send. */
export function askText({ vendor, workspace, open }: Asking, today: Day): string {
  const lines = open.map(({ statement, promisedOn, dueOn, dueText }) => {
    const when = dueText ?? (dueOn === null ? 'no day named' : `by ${formatDate(dueOn)}`)
    const past = dueOn !== null && dueOn < today ? `; that was ${formatDaysAway(daysBetween(today, dueOn))}` : ''
    return `- ${statement.replace(/[.\s]+$/, '')} (said on ${formatDate(promisedOn)}, ${when}${past}). Does this still hold, and for which day?`
  })
  return [
    `Hello ${vendor} team,`,
    '',
    `we plan our video work at ${workspace} and would like to know${open.length > 0 ? ' where these stand' : ''}:`,
    '',
    ...lines,
    '- Which of the model ids that you serve today will be deprecated or retired within the next twelve months, and on which day?',
    '- Which changes to a model id can happen without notice, and which ids are pinned?',
    '',
    'A link to a page that says so is the best answer.',
  ].join('\n')
}

import { mergedSetting } from './job-setting'
import { compareStates, isFinal, type JobState, stageOf } from './job-state'

/** One call that asked an offering for a clip. Times in milliseconds since 1970, `seconds` of video, `cost` in units of `currency`. */
export type JobRecord = {
  offeringId: string
  id: string
  setting: string
  resolution: string | null
  seconds: number | null
  submittedAt: number
  queuedAt: number | null
  startedAt: number | null
  finishedAt: number | null
  state: JobState
  errorCode: string | null
  cost: number | null
  currency: string | null
  accepted: boolean | null
}

/** What one line says about a job: a line may leave out when it was submitted if another line says so. */
export type JobNews = Omit<JobRecord, 'submittedAt' | 'state'> & { submittedAt: number | null; state: JobState | null }

/** A moment before the one that it must follow, as a field with the reason. */
export type TimeConflict = { field: 'queued' | 'started' | 'finished'; reason: string }

const steps = [
  { field: 'queued', at: 'queuedAt' },
  { field: 'started', at: 'startedAt' },
  { field: 'finished', at: 'finishedAt' },
] as const

/** Clocks of two machines may differ by so much: a queue can seem to take a job before it was submitted, but no clip is made in that time. */
const clockSkewMs = 1000

const ago = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 60_000)} minutes`)

/** The first moment of a job that lies before its submission, or the end that lies before its start; null when all follow each other. */
export function timeConflict(job: Pick<JobNews, 'submittedAt' | 'queuedAt' | 'startedAt' | 'finishedAt'>): TimeConflict | null {
  const { submittedAt, startedAt, finishedAt } = job
  for (const { field, at } of steps) {
    const moment = job[at]
    if (moment !== null && submittedAt !== null && moment < submittedAt - (field === 'finished' ? 0 : clockSkewMs))
      return { field, reason: `It was ${field} ${ago(submittedAt - moment)} before it was submitted.` }
  }
  if (finishedAt !== null && startedAt !== null && finishedAt < startedAt)
    return { field: 'finished', reason: `It was finished ${ago(startedAt - finishedAt)} before it was started.` }
  return null
}

const earlier = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

/** Whether `news` tells more about the end of a job than `known` does; of two ends the later one, then the one that says more. */
function isFurther(known: JobRecord, news: JobNews): boolean {
  if (news.state === null) return false
  const stage = stageOf(news.state) - stageOf(known.state)
  if (stage !== 0 || !isFinal(known.state)) return stage > 0
  const later = (news.finishedAt ?? -1) - (known.finishedAt ?? -1)
  return later === 0 ? compareStates(news.state, known.state) > 0 : later > 0
}

/**
 * What is known of a job after another line about it, in whichever order the lines come: a job only moves forward, an end is never taken back;
 * the earliest submission, queueing and start count; the first judgement whether the clip was accepted stands; figures come from the line that
 * is further, and from the other where that one leaves them out. Of two lines that are equally far and differ, what was known first stays.
 */
export function mergeJobs(known: JobRecord, news: JobNews): JobRecord {
  const further = isFurther(known, news)
  const [first, second]: [JobNews, JobNews] = further ? [news, known] : [known, news]
  const priced = first.cost === null ? second : first
  const resolution = first.resolution ?? second.resolution
  const seconds = first.seconds ?? second.seconds
  return {
    offeringId: known.offeringId,
    id: known.id,
    setting: mergedSetting(first, second, { resolution, seconds }),
    resolution,
    seconds,
    submittedAt: earlier(known.submittedAt, news.submittedAt) as number,
    queuedAt: earlier(known.queuedAt, news.queuedAt),
    startedAt: earlier(known.startedAt, news.startedAt),
    finishedAt: first.finishedAt ?? second.finishedAt,
    state: further ? (news.state as JobState) : known.state,
    errorCode: first.errorCode ?? (first.state === second.state ? second.errorCode : null),
    cost: priced.cost,
    currency: priced.currency,
    accepted: known.accepted ?? news.accepted,
  }
}

const columns = [
  ...(['setting', 'resolution', 'seconds', 'submittedAt', 'queuedAt', 'startedAt', 'finishedAt'] as const),
  ...(['state', 'errorCode', 'cost', 'currency', 'accepted'] as const),
]

/** Whether two records of a job say the same. */
export const sameJob = (one: JobRecord, other: JobRecord): boolean => columns.every((name) => one[name] === other[name])

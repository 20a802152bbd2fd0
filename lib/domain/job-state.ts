import { z } from 'zod'

/** What became of a job. The first two are on the way, the others final; `rank` says which of two lines about one job is further. */
export const jobStates = [
  { id: 'submitted', label: 'Submitted', rank: 0 },
  { id: 'running', label: 'Running', rank: 1 },
  { id: 'cancelled', label: 'Cancelled', rank: 2 },
  { id: 'failed', label: 'Failed', rank: 2 },
  { id: 'refused', label: 'Refused by policy', rank: 2 },
  { id: 'finished', label: 'Finished', rank: 2 },
] as const
export const JobState = z.enum(['submitted', 'running', 'finished', 'failed', 'refused', 'cancelled'])
export type JobState = z.infer<typeof JobState>

const ranks = Object.fromEntries(jobStates.map(({ id, rank }) => [id, rank])) as Record<JobState, number>
const order = Object.fromEntries(jobStates.map(({ id }, at) => [id, at])) as Record<JobState, number>

/** 0 submitted, 1 running, 2 final. */
export const stageOf = (state: JobState): number => ranks[state]

/** Whether nothing more can become of a job. */
export const isFinal = (state: JobState): boolean => ranks[state] === 2

/** Orders states by how far they are; of two final ones the one that says more. */
export const compareStates = (a: JobState, b: JobState): number => order[a] - order[b]

/** The words that vendors and queues use, each as the state it means. */
const words: Record<JobState, readonly string[]> = {
  submitted: [
    'submitted',
    'created',
    'pending',
    'queued',
    'in_queue',
    'waiting',
    'accepted',
    'received',
    'scheduled',
    'preparing',
    'throttled',
  ],
  running: ['running', 'processing', 'in_progress', 'started', 'generating', 'rendering', 'active', 'starting'],
  finished: ['finished', 'completed', 'complete', 'succeeded', 'success', 'successful', 'done', 'ok', 'ready', 'ended'],
  failed: ['failed', 'failure', 'error', 'errored', 'timeout', 'timed_out', 'expired', 'crashed', 'fail'],
  refused: [
    'refused',
    'refusal',
    'rejected',
    'moderated',
    'blocked',
    'filtered',
    'content_policy',
    'content_filtered',
    'nsfw',
    'policy_violation',
  ],
  cancelled: ['cancelled', 'canceled', 'aborted', 'stopped', 'cancelling'],
}
const states = new Map(Object.entries(words).flatMap(([state, names]) => names.map((name) => [name, state as JobState])))

/** The state that a word means, whatever its case, spaces and hyphens: "In Progress" is running, "JOB_STATE_SUCCEEDED" finished. Null for an unknown word. */
export const jobStateOf = (word: string): JobState | null => states.get(word) ?? states.get(plainWord(word)) ?? null

const plainWord = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/^.*(?:state|status)_/, '')

const policyErrors =
  /content[_ -]?(?:policy|filter)|moderation|safety|policy[_ -]?violation|nsfw|blocked[_ -]?by|prohibited|sensitive[_ -]?content/i

/** Whether an error code says that the vendor's content policy stopped the job, which is a refusal and no outage. */
export const isPolicyError = (errorCode: string): boolean => policyErrors.test(errorCode)

/**
 * Error codes that lie with the caller: a malformed call, a missing right, an empty balance, too many calls. They count as failed, but
 * are no outage of the vendor. Compared in lower case, with hyphens and spaces as underscores.
 */
export const ownErrors = [
  ...['400', '401', '402', '403', '404', '413', '415', '422', '429', 'bad_request', 'invalid_request', 'invalid_request_error'],
  ...['invalid_argument', 'invalid_input', 'validation_error', 'unauthenticated', 'unauthorized', 'permission_denied', 'forbidden'],
  ...['authentication_error', 'insufficient_quota', 'insufficient_credits', 'insufficient_balance', 'payment_required', 'not_found'],
  ...['rate_limit', 'rate_limited', 'rate_limit_exceeded', 'rate_limit_error', 'too_many_requests', 'quota_exceeded', 'resource_exhausted'],
] as const
const ownErrorSet: ReadonlySet<string> = new Set(ownErrors)

/** Whether a failed job failed through the caller's own doing. */
export const isOwnError = (errorCode: string | null): boolean =>
  errorCode !== null && ownErrorSet.has(errorCode.toLowerCase().replaceAll(/[- ]/g, '_'))

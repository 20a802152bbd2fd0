/** What a line can say about a job, each with the headings, keys and attributes under which logs have it, the surest first. */
export const jobFields = {
  id: ['id', 'job_id', 'request_id', 'task_id', 'generation_id', 'prediction_id', 'operation_id', 'run_id'],
  offering: ['offering', 'offering_id'],
  model: ['model', 'api_model_id', 'api_model', 'model_id', 'model_name', 'endpoint'],
  provider: ['provider', 'provider_name', 'provider_id', 'vendor'],
  setting: ['setting', 'settings', 'job_setting'],
  resolution: ['resolution', 'size', 'video_resolution'],
  seconds: ['seconds', 'duration_s', 'duration_seconds', 'video_seconds', 'clip_seconds', 'seconds_of_video', 'length_s'],
  audio: ['audio', 'with_audio', 'has_audio', 'generate_audio'],
  submitted: ['submitted', 'submitted_at', 'created', 'created_at', 'requested', 'requested_at', 'submit_time', 'create_time'],
  queued: ['queued', 'queued_at', 'enqueued_at'],
  started: ['started', 'started_at', 'processing_started_at', 'running_at'],
  finished: ['finished', 'finished_at', 'completed', 'completed_at', 'ended', 'ended_at', 'end_time'],
  state: ['state', 'status', 'job_state', 'job_status'],
  error: ['error', 'error_code', 'error_type', 'failure', 'failure_code'],
  cost: ['cost', 'price', 'total_cost', 'amount'],
  currency: ['currency', 'cost_currency', 'price_currency'],
  accepted: ['accepted', 'approved', 'is_accepted'],
} as const
export type JobField = keyof typeof jobFields
export const jobFieldNames = Object.keys(jobFields) as JobField[]

/** The values of one line by field, as they stand there. */
export type RawJob = { [Field in JobField]?: unknown }

const places = new Map(
  jobFieldNames.flatMap((field) =>
    jobFields[field].map((name, rank): [string, { field: JobField; rank: number }] => [name, { field, rank }]),
  ),
)

/** "Submitted At", "submittedAt" and "submitted-at" are one name. */
const plainName = (name: string): string =>
  name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s\-.]+/g, '_')

/** The field that a heading or key stands for, and how sure that is: of two names for one field the lower rank counts. Null for any other name. */
export const jobFieldOf = (name: string): { field: JobField; rank: number } | null => places.get(plainName(name)) ?? null

/** Inside an object a bare id or name is that of the object, and not of the job. */
const ownNames = new Set(['id', 'name', 'state', 'status', 'size', 'model', 'amount', 'created', 'created_at'])

/** The same for a key inside an object: "job.id" is `job_id`, "timing.submitted_at" is `submitted_at`, but "user.id" is nothing. */
export const nestedFieldOf = (parent: string, key: string): { field: JobField; rank: number } | null => {
  const joined = places.get(`${plainName(parent)}_${plainName(key)}`)
  if (joined) return joined
  const direct = ownNames.has(plainName(key)) && plainName(parent) !== 'job' ? null : jobFieldOf(key)
  return direct && { field: direct.field, rank: direct.rank + 100 }
}

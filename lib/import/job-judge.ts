import { createHash } from 'node:crypto'
import { type JobNews, timeConflict } from '@/lib/domain/job-record'
import { resolutionOf, settingOf } from '@/lib/domain/job-setting'
import { isFinal, isPolicyError, type JobState, jobStateOf } from '@/lib/domain/job-state'
import type { JobField, RawJob } from './job-fields'
import type { JobNames, OfferingMatch } from './job-match'
import { type MomentReader, momentReader } from './job-times'

/** Why a line is not taken: the field, the reason, what to do. */
export type JobRefusal = { field: JobField | null; reason: string; fix: string }
export type JudgedJob = { kind: 'job'; job: JobNews } | { kind: 'refused'; refusal: JobRefusal }

/** The world of a log: who is asked for offerings, which zone local times are in, what the clock says, and the currency of costs without one. */
export type JobRules = { match: (names: JobNames) => OfferingMatch; zone: string | null; now: number; currency: string }

const futureMs = 10 * 60_000
const longestId = 200
const longestText = 120
const mostSeconds = 86_400
const mostCost = 1e8

/** A refusal ends the judging of its line wherever it is found; `jobJudge` turns it back into a value. */
class Refused {
  constructor(readonly refusal: JobRefusal) {}
}

function refuse(field: JobField | null, reason: string, fix: string): never {
  throw new Refused({ field, reason, fix })
}

const control = /\p{Cc}/u
const lone = /[\uD800-\uDFFF]/u
const shown = (value: unknown): string => {
  const text = typeof value === 'object' ? 'a list or an object' : String(value)
  return typeof value === 'object' ? text : `“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”`
}

/** A text on one line, or null where there is none. Lists and objects are no texts. */
function textOf(raw: RawJob, field: JobField, longest = longestText): string | null {
  const value = raw[field]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'object') refuse(field, `Here stands ${shown(value)}, and not a text.`, 'Give one text or one number.')
  const text = String(value).trim()
  if (text === '' || text === '-' || text === '—') return null
  if (control.test(text)) refuse(field, `${shown(text.replace(/\p{Cc}/gu, ' '))} holds a control character.`, 'Delete the character.')
  if (lone.test(text)) refuse(field, `${shown(text)} holds half a character.`, 'Write it again as UTF-8.')
  if (text.length > longest) refuse(field, `The text has ${text.length} characters; at most ${longest} are kept.`, 'Shorten it.')
  return text
}

const noError = new Set(['null', 'none', 'nil', 'false', 'no', '0'])

/** Messages of other programs are kept as far as they fit, whatever stands in them. */
function errorOf({ error }: RawJob): string | null {
  if (error === undefined || error === null || typeof error === 'object') return null
  const text = String(error)
    .slice(0, 1000)
    .replace(/\p{Cc}+|[\uD800-\uDFFF]/gu, ' ')
    .trim()
  return text === '' || noError.has(text.toLowerCase()) ? null : text.slice(0, longestText)
}

const decimal = /^\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i

function numberOf(raw: RawJob, field: 'seconds' | 'cost'): number | null {
  const text = textOf(raw, field)
  if (text === null) return null
  const plain = field === 'seconds' ? text.replace(/ ?s(?:ec(?:onds?)?)?$/i, '') : text
  const number = Number(plain)
  if (!decimal.test(plain.replace(/^-/, '')) || !Number.isFinite(number))
    refuse(field, `${shown(text)} is no number.`, 'Write it with a point and without a unit, such as 8 or 0.35.')
  return number
}

function secondsOf(raw: RawJob): number | null {
  const seconds = numberOf(raw, 'seconds')
  if (seconds === null) return null
  if (seconds <= 0) refuse('seconds', `A clip of ${seconds} seconds cannot be.`, 'Give the length of the clip, or leave it out.')
  if (seconds > mostSeconds)
    refuse('seconds', `${seconds} seconds are more than a day.`, 'Check the unit: the length of the clip is given in seconds.')
  return seconds
}

function costOf(raw: RawJob, currency: string): { cost: number | null; currency: string | null } {
  const cost = numberOf(raw, 'cost')
  const said = textOf(raw, 'currency')?.toUpperCase() ?? null
  if (cost === null) return { cost: null, currency: null }
  if (cost < 0) refuse('cost', `The cost is ${cost}.`, 'Give what the job cost; a refund is no job.')
  if (cost >= mostCost) refuse('cost', `${cost} is more than one job can cost.`, 'Check the unit.')
  if (said !== null && /^(?:CREDITS?|TOKENS?|UNITS?)$/.test(said))
    refuse('currency', `A cost in ${said.toLowerCase()} says nothing without its rate.`, 'Give the cost in money, or leave it out.')
  if (said !== null && !/^[A-Z]{3}$/.test(said))
    refuse('currency', `${shown(said)} is no currency.`, 'Use the three letters of the currency, such as USD.')
  return { cost: Math.round(cost * 1e6) / 1e6, currency: said ?? currency }
}

const yes = new Set(['true', 'yes', 'y', '1', 'accepted', 'approved'])
const no = new Set(['false', 'no', 'n', '0', 'rejected', 'declined'])

function booleanOf(raw: RawJob, field: 'accepted' | 'audio'): boolean | null {
  const text = textOf(raw, field)?.toLowerCase() ?? null
  if (text === null) return null
  if (yes.has(text)) return true
  if (no.has(text)) return false
  return refuse(field, `${shown(text)} is neither yes nor no.`, 'Write true or false, or leave it empty while nobody knows.')
}

function momentOf(raw: RawJob, field: 'submitted' | 'queued' | 'started' | 'finished', read: MomentReader, now: number): number | null {
  const value = raw[field]
  // JSON numbers go as they are; everything else as a text.
  const text = typeof value === 'number' ? value : textOf(raw, field)
  if (text === null) return null
  const moment = read(text)
  if (moment.kind === 'refused') return refuse(field, moment.reason, moment.fix)
  if (moment.ms > now + futureMs)
    refuse(
      field,
      `${new Date(moment.ms).toISOString().slice(0, 16)}Z lies in the future.`,
      'Check the clock of the machine and the zone of the time.',
    )
  return moment.ms
}

function stateOf(raw: RawJob, known: { started: number | null; finished: number | null; error: string | null; submitted: number | null }) {
  const word = textOf(raw, 'state')
  const { finished, error } = known
  if (word === null) {
    if (error !== null) return isPolicyError(error) ? ('refused' as const) : ('failed' as const)
    if (finished !== null) return 'finished' as const
    return known.started !== null ? ('running' as const) : known.submitted !== null ? ('submitted' as const) : null
  }
  const state = jobStateOf(word)
  if (state === null)
    return refuse('state', `${shown(word)} is no state that is known.`, 'Use submitted, running, finished, failed, refused or cancelled.')
  if (finished !== null && !isFinal(state))
    refuse('finished', `The job is ${state} and yet has an end.`, 'Correct the state, or leave the end out.')
  return state === 'failed' && error !== null && isPolicyError(error) ? ('refused' as const) : state
}

/** Without an id the line itself is the job: the same line again is the same job. */
const idOfLine = (job: Omit<JobNews, 'id'>): string =>
  `line-${createHash('sha256')
    .update(
      JSON.stringify([
        job.offeringId,
        job.submittedAt,
        job.queuedAt,
        job.startedAt,
        job.finishedAt,
        job.state,
        job.setting,
        job.cost,
        job.errorCode,
      ]),
    )
    .digest('hex')
    .slice(0, 32)}`

function names(raw: RawJob): JobNames {
  const models = Array.isArray(raw.model) ? raw.model : [raw.model]
  const texts = models.map((model) => textOf({ model }, 'model', 300)).filter((text) => text !== null)
  return { offering: textOf(raw, 'offering', 300), models: texts, provider: textOf(raw, 'provider') }
}

type Facts = Omit<JobNews, 'id' | 'offeringId'>

function factsOf(raw: RawJob, rules: JobRules, read: MomentReader): Facts {
  const at = (field: 'submitted' | 'queued' | 'started' | 'finished') => momentOf(raw, field, read, rules.now)
  const [submittedAt, queuedAt, startedAt, finishedAt] = [at('submitted'), at('queued'), at('started'), at('finished')]
  const errorCode = errorOf(raw)
  const state: JobState | null = stateOf(raw, { submitted: submittedAt, started: startedAt, finished: finishedAt, error: errorCode })
  const said = textOf(raw, 'resolution')
  const asked = { resolution: said === null ? null : resolutionOf(said), seconds: secondsOf(raw) }
  const setting = textOf(raw, 'setting')?.replace(/\s+/g, ' ') ?? settingOf({ ...asked, audio: booleanOf(raw, 'audio') })
  const accepted = booleanOf(raw, 'accepted')
  return { setting, ...asked, submittedAt, queuedAt, startedAt, finishedAt, state, errorCode, ...costOf(raw, rules.currency), accepted }
}

/** Judges what one line says by the rules of a log. The first thing that is wrong with it is its refusal. */
export function jobJudge(rules: JobRules): (raw: RawJob) => JudgedJob {
  const read = momentReader(rules.zone)
  const judged = (raw: RawJob): JobNews => {
    const id = textOf(raw, 'id', longestId)
    if (typeof raw.id === 'number' && !Number.isSafeInteger(raw.id))
      refuse('id', 'The id is a number with too many digits to be kept exactly.', 'Write it in double quotes.')
    const match = rules.match(names(raw))
    if (match.kind === 'refused') return refuse(match.field, match.reason, match.fix)
    const facts = factsOf(raw, rules, read)
    const conflict = timeConflict(facts)
    if (conflict) refuse(conflict.field, conflict.reason, 'Check the zones of both times and that the columns are not swapped.')
    if (id === null && facts.submittedAt === null)
      refuse(
        'submitted',
        'The line says neither when the job was submitted nor which job it is.',
        'Give the time of submission, or the id of a known job.',
      )
    return { offeringId: match.id, id: id ?? idOfLine({ offeringId: match.id, ...facts }), ...facts }
  }
  return (raw) => {
    try {
      return { kind: 'job', job: judged(raw) }
    } catch (error) {
      if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal }
      throw error
    }
  }
}

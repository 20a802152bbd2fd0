import type { GateId } from './gate'
import type { JobFigures } from './job-summary'

/** With fewer jobs (or hours, for availability) no figure is put at a gate. */
export const leastForFact = 20

/** How the note of every fact begins that was worked out from jobs; a person who edits the note takes the fact over. */
export const measuredNote = 'From job logs: '

export type MeasuredGate = Extract<GateId, 'latency_p95' | 'availability' | 'throughput' | 'cost_per_finished_second'>
/** A fact that the jobs of an offering support, or why they support none. */
export type MeasuredFact =
  | { gate: MeasuredGate; fact: { value: number; relSe: number | null; note: string } }
  | { gate: MeasuredGate; why: string }

type Measured = { figures: JobFigures; setting: string; currency: string }

const demandOnly = 'The busiest hour shows what was asked for, not what the vendor can do; record a fact when the limit was reached.'

/** Six significant digits: more would be noise, and the same jobs must give the same fact. */
const rounded = (value: number): number => Number(value.toPrecision(6))
const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/**
 * The facts that the jobs of an offering's gate setting support: p95 latency, availability, and the cost per finished second where it is in the
 * workspace's currency. Jobs support no throughput: they show what was asked for, not where the vendor's limit lies. Each fact comes with its relative standard error, the setting, the count it rests on and the days
 * of the first and last job (UTC); a gate with fewer than 20 of them gets none, and says so.
 */
export function measuredFacts({ figures, setting, currency }: Measured): MeasuredFact[] {
  const window = `${figures.firstAt.slice(0, 10)} to ${figures.newestAt.slice(0, 10)}`
  const note = (rests: string) => `${measuredNote}${setting}; ${rests}, ${window}.`
  const { latency, availability } = figures
  const few = (n: number, what: string): string => `A fact needs ${leastForFact} ${what}; there ${n === 1 ? 'is' : 'are'} ${n}.`
  const finished = latency?.n ?? 0
  const jobs = count(finished, 'finished job', 'finished jobs')
  return [
    latency && finished >= leastForFact && latency.p95 > 0
      ? { gate: 'latency_p95', fact: { value: rounded(latency.p95), relSe: latency.relSe && rounded(latency.relSe), note: note(jobs) } }
      : { gate: 'latency_p95', why: few(finished, 'finished jobs with their times') },
    availability && availability.hours >= leastForFact
      ? {
          gate: 'availability',
          fact: {
            ...{ value: rounded(availability.estimate), relSe: rounded(availability.relSe) },
            note: note(`${count(availability.hours, 'hour', 'hours')} with jobs, ${availability.down} of them down`),
          },
        }
      : { gate: 'availability', why: few(availability?.hours ?? 0, 'hours in which jobs came to an end') },
    { gate: 'throughput', why: demandOnly },
    costFact({ figures, setting, currency }, few, note),
  ]
}

function costFact(
  { figures: { cost, currencies }, currency }: Measured,
  few: (n: number, what: string) => string,
  note: (rests: string) => string,
): MeasuredFact {
  const gate = 'cost_per_finished_second'
  if (currencies.length > 1) return { gate, why: `Costs are in ${currencies.join(' and ')}; no fact is made across currencies.` }
  if (cost === null || cost.n < leastForFact) return { gate, why: few(cost?.n ?? 0, 'ended jobs with their cost and length') }
  if (cost.currency !== currency) return { gate, why: `Costs are in ${cost.currency}, and this workspace counts in ${currency}.` }
  if (cost.perFinishedSecond === 0) return { gate, why: 'All jobs cost nothing.' }
  const relSe = cost.relSe === null ? null : rounded(cost.relSe)
  return {
    gate,
    fact: {
      value: rounded(cost.perFinishedSecond),
      relSe,
      note: note(`${count(cost.n, 'job', 'jobs')} with a cost in ${currency}, per second that finished, accepted or not`),
    },
  }
}

/** The setting whose figures stand at the gates: the one that a person chose, or else the one with most finished jobs; of equal ones the first by name. */
export function gateSetting(settings: readonly { setting: string; finished: number }[], chosen: string | null): string | null {
  if (chosen !== null && settings.some(({ setting }) => setting === chosen)) return chosen
  const [first] = [...settings].sort((a, b) => b.finished - a.finished || (a.setting < b.setting ? -1 : 1))
  return first?.setting ?? null
}

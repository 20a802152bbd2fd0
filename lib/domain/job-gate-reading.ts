import { formatDate } from '@/lib/format'
import type { Day } from './day'
import { gateInSentence } from './gate'
import { gateReading, type ReadableFact } from './gate-reading'
import type { MeasuredFact, MeasuredGate } from './job-facts'
import type { GatePolicy } from './policy'

/** Gates that read something else today than what the jobs of an offering come to; `all` where none of them reads the jobs. */
export type ReadInstead = {
  all: boolean
  /** The day of the fact that the gate reads; null where it reads none. */
  gates: { gate: MeasuredGate; observedOn: Day | null }[]
}

type Readable = { facts: readonly ReadableFact[]; gates: readonly GatePolicy[]; today: Day }

/**
 * Compares what jobs support with what the gates of a policy read today: a gate reads the jobs if the fact that counts has their value and error.
 * Gates that the policy does not ask, and those for which the jobs support no fact, are left out.
 */
export function readInstead(measured: readonly MeasuredFact[], { facts, gates, today }: Readable): ReadInstead {
  const compared = measured.flatMap((entry) => {
    const gate = gates.find(({ id }) => id === entry.gate)
    if (gate === undefined || 'why' in entry) return []
    const { counts } = gateReading(facts, gate, today)
    const same = counts !== null && counts.value === entry.fact.value && (counts.relSe ?? null) === entry.fact.relSe
    return [{ gate: entry.gate, observedOn: counts?.observedOn ?? null, same }]
  })
  const others = compared.filter(({ same }) => !same).map(({ gate, observedOn }) => ({ gate, observedOn }))
  return { all: others.length > 0 && others.length === compared.length, gates: others }
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** What the gates read where it is not what stands in the row, as "the gates read the fact of 26 Oct 2026". */
export function insteadText({ all, gates }: ReadInstead): string {
  const days = [...new Set(gates.flatMap(({ observedOn }) => observedOn ?? []))].sort().map((day) => formatDate(day))
  const read = days.length === 0 ? 'no fact' : `the ${days.length === 1 ? 'fact' : 'facts'} of ${listed.format(days)}`
  return all ? `the gates read ${read}` : `but for ${listed.format(gates.map(({ gate }) => gateInSentence(gate)))}: ${read}`
}

import type { Day } from '@/lib/domain/day'
import { addDays } from '@/lib/domain/day-count'
import type { GatePolicy } from '@/lib/domain/policy'
import type { EngineFact } from './input'

export type Side = EngineFact['side']

export interface UsableFacts {
  /** Observed by asOf and not older than the gate accepts, from any source. */
  fresh: EngineFact[]
  /** The fresh ones from a source the gate accepts. */
  accepted: EngineFact[]
  /** Why there may be nothing accepted. */
  absence: string
}

/** The facts of one gate and side that may count on the day asOf. */
export function usableFacts(facts: readonly EngineFact[], gate: GatePolicy, { side, asOf }: { side: Side; asOf: Day }): UsableFacts {
  const fresh: EngineFact[] = []
  const oldest = addDays(asOf, -gate.maxAgeDays)
  let known = 0
  for (const fact of facts) {
    if (fact.gate !== gate.id || fact.side !== side) continue
    if (fact.observedAt > asOf) continue
    known++
    if (fact.observedAt >= oldest) fresh.push(fact)
  }
  const accepted = fresh.filter(({ source }) => (gate.sources as string[]).includes(source))
  return { fresh, accepted, absence: known === 0 ? 'missing' : 'stale or source not accepted' }
}

/**
 * The newest fact. Of several observed on the same day the least favourable counts (greatest harm, then greatest error), so that neither
 * their order nor a choice between them can turn a gate.
 */
export function newestFact(facts: readonly EngineFact[], harm: (fact: EngineFact) => number): EngineFact | undefined {
  let newest: EngineFact | undefined
  for (const fact of facts) if (!newest || precedes(fact, newest, harm)) newest = fact
  return newest
}

function precedes(a: EngineFact, b: EngineFact, harm: (fact: EngineFact) => number): boolean {
  if (a.observedAt !== b.observedAt) return a.observedAt > b.observedAt
  const [harmA, harmB] = [harm(a), harm(b)]
  if (harmA !== harmB) return harmA > harmB
  const [errorA, errorB] = [a.relSe ?? -1, b.relSe ?? -1]
  if (errorA !== errorB) return errorA > errorB
  return tieKey(a) < tieKey(b)
}

function tieKey({ source, value }: EngineFact): string {
  return `${source} ${JSON.stringify(value)}`
}

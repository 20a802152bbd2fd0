import { addDays, type Day, daysBetween } from './day'
import { type Fact, factSources } from './fact'
import type { GatePolicy } from './policy'

/** Whether a gate may read a fact today, and the reason in words. */
export type FactStanding = { counts: boolean; why: string; ageDays: number; freshUntil: Day }

const sourceLabel = (id: string): string => factSources.find((source) => source.id === id)?.label.toLowerCase() ?? id

/**
 * Whether a fact may count for a gate on a day, before it is weighed against the incumbent's. It must not lie ahead, not be older than the
 * gate accepts, and come from a kind of source that the gate accepts. A fresh "no" counts whoever says it, as the engine has it.
 */
export function factStanding(fact: Pick<Fact, 'value' | 'sourceKind' | 'observedOn'>, gate: GatePolicy, today: Day): FactStanding {
  const ageDays = daysBetween(fact.observedOn, today)
  const freshUntil = addDays(fact.observedOn, gate.maxAgeDays)
  const standing = (counts: boolean, why: string): FactStanding => ({ counts, why, ageDays, freshUntil })
  if (ageDays < 0) return standing(false, 'lies ahead')
  if (ageDays > gate.maxAgeDays) return standing(false, `older than ${gate.maxAgeDays} days`)
  if ((gate.sources as readonly string[]).includes(fact.sourceKind)) return standing(true, 'counts')
  if (gate.kind === 'bool' && fact.value === false) return standing(true, 'counts: a no is believed from anyone')
  return standing(false, `takes only: ${gate.sources.map(sourceLabel).join(', ')}`)
}

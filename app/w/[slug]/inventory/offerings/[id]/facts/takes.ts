import { factSources } from '@/lib/domain/fact'
import type { GatePolicy } from '@/lib/domain/policy'
import { plural } from '@/lib/format'

const label = (id: string): string => factSources.find((source) => source.id === id)?.label.toLowerCase() ?? id

/** By gate, in a sentence: the kinds of source that the policy lets it read, and how old a fact may be. */
export const takesByGate = (gates: readonly GatePolicy[]): Record<string, string> =>
  Object.fromEntries(
    gates.map((gate) => [gate.id, `Takes ${gate.sources.map(label).join(', ')}; at most ${plural(gate.maxAgeDays, 'day')} old.`]),
  )

import type { Day } from '@/lib/domain/day'
import type { EvidenceIndex } from './evidence-index'

const memories = new WeakMap<EvidenceIndex, { asOf: Day; answers: Map<string, unknown> }>()

/**
 * The answer to a pure question about the inventory on a day, worked out once: a board asks the same about a model or an offering for every
 * pair it is in. Only the day asked last is remembered. `key` names the question and everything the answer depends on beside the inventory.
 */
export function recall<Answer>(evidence: EvidenceIndex, asOf: Day, key: string, answer: () => Answer): Answer {
  let memory = memories.get(evidence)
  if (memory?.asOf !== asOf) {
    memory = { asOf, answers: new Map() }
    memories.set(evidence, memory)
  }
  if (!memory.answers.has(key)) memory.answers.set(key, answer())
  return memory.answers.get(key) as Answer
}

import type { Day } from '@/lib/domain/day'
import type { EvidenceIndex } from './evidence-index'

/** A pure question about the inventory on a day: its name, and everything that the answer depends on beside inventory and day. */
export type Question = readonly [name: string, ...about: string[]]

interface Memory {
  asOf: Day
  answers: Map<string, { question: Question; answer: unknown }>
}

const memories = new WeakMap<EvidenceIndex, Memory>()

/**
 * The answer to a question, worked out once: a board asks the same about a model or an offering for every pair it is in. Only the day asked
 * last is remembered.
 */
export function recall<Answer>(evidence: EvidenceIndex, asOf: Day, question: Question, answer: () => Answer): Answer {
  let memory = memories.get(evidence)
  if (memory?.asOf !== asOf) {
    memory = { asOf, answers: new Map() }
    memories.set(evidence, memory)
  }
  // Ids hold no control characters, so no two different questions join to the same text.
  const key = question.join('\u0001')
  const known = memory.answers.get(key)
  if (known) return known.answer as Answer
  const fresh = answer()
  memory.answers.set(key, { question, answer: fresh })
  return fresh
}

/** Lets an inventory that follows another one keep the answers of that day which `holds` says are the same. */
export function inherit(from: EvidenceIndex, to: EvidenceIndex, holds: (question: Question) => boolean): void {
  const memory = memories.get(from)
  if (!memory || memories.has(to)) return
  const answers = new Map([...memory.answers].filter(([, { question }]) => holds(question)))
  memories.set(to, { asOf: memory.asOf, answers })
}

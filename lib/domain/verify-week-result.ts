import type { WeekFacts } from './verify-week-chain'
import type { Part } from './verify-week-parts'

/**
 * `inside`: the data that a PDF carries is intact, and its printed pages were not compared with it. `unproven`: nothing speaks against the file, and
 * nothing in it or given with it could.
 */
export type Outcome = 'intact' | 'inside' | 'altered' | 'unproven' | 'unreadable'

/** One question and its answer. `unknown`: the file cannot answer it, and `text` says why. */
export type Check = { result: 'holds' | 'fails' | 'unknown'; text: string; details: string[] }

export const checkTitles = {
  bytes: 'Bytes',
  parts: 'Parts and seal',
  signatures: 'Signatures',
  sources: 'Sources, when read',
  replay: 'Engine, run again',
  pages: 'Printed pages',
  chain: 'Chain of weeks',
  expected: 'Hash from elsewhere',
} as const
export type CheckId = keyof typeof checkTitles

/** What can be said of one file, in words for people and as data. */
export type Verification = {
  outcome: Outcome
  /** One line: what is intact, or which part was altered. */
  headline: string
  week: WeekFacts | null
  /** Of the file's bytes, which is the hash of the week where they are those that were frozen. */
  fileSha256: string
  /** Merkle roots as computed: over everything but the signatures, and over all; null where there is nothing to compute them of. */
  evidence: string | null
  root: string | null
  parts: Part[]
  /** Names of everything that is not as it was frozen. */
  altered: string[]
  checks: Partial<Record<CheckId, Check>>
}

/** Said with every result: what no check of a file can show by itself. */
export const cannotProve = [
  'Somebody who rewrites a week, its seal and its signatures consistently makes a new valid file. Only a hash that you know from elsewhere shows that: from the PDF that you were sent, from the week after, or from a link that was shared with you.',
  'A signature in the file is what the workspace recorded of a person who was signed in, bound to a hash of the evidence. It is not made with a key that the person holds.',
  'Whether the claims and facts in the file are true is not checked; their sources are named so that you can.',
]

/** Reads a SHA-256 as people copy it: in any case, with spaces, a prefix, or the name of the file behind it. Null when it is none. */
export function readSha256(text: string): string | null {
  const [, digits = ''] = /^\s*(?:sha-?256\s*[:=-]?\s*)?((?:[0-9a-f]\s*){64})(?:\s[\s\S]*)?$/i.exec(text) ?? []
  return digits === '' ? null : digits.replace(/\s/g, '').toLowerCase()
}

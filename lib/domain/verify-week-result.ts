import { type Link, type WeekFacts, weekLabel } from './verify-week-chain'
import { quoted } from './verify-week-name'
import type { Part } from './verify-week-parts'

/** `unproven`: nothing speaks against the file, and nothing in it or given with it could. */
export type Outcome = 'intact' | 'altered' | 'unproven' | 'unreadable'

/** One question and its answer. `unknown`: the file cannot answer it, and `text` says why. */
export type Check = { result: 'holds' | 'fails' | 'unknown'; text: string; details: string[] }

export const checkTitles = {
  bytes: 'Bytes',
  parts: 'Parts and seal',
  signatures: 'Signatures',
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

/** Draws one line from all checks of a file. */
export function conclude(found: Omit<Verification, 'outcome' | 'headline'>): Verification {
  const { checks, altered, week } = found
  const fails = (id: CheckId) => checks[id]?.result === 'fails'
  const holds = (id: CheckId) => checks[id]?.result === 'holds'
  const name = week ? `${weekLabel(week)} of ${quoted(week.workspace.name)}` : 'a week without a readable heading'
  const as = (outcome: Outcome, headline: string): Verification => ({ ...found, outcome, headline })
  if (altered.length > 0) return as('altered', `Altered: ${listed(altered)}`)
  if (fails('replay')) return as('altered', 'Altered: verdicts that the engine does not give')
  if (fails('signatures')) return as('altered', 'Altered: signatures that were given on other evidence')
  if (fails('bytes')) return as('altered', 'Altered: the way the file is written, though not what it says')
  if (fails('pages')) return as('altered', `Altered: the printed pages are not those of ${name}, which the file carries inside`)
  if (fails('expected')) return as('altered', `Not the week you know: ${name} has another hash`)
  if (fails('chain')) return as('altered', `The chain is broken at ${name}`)
  if (holds('parts')) return as('intact', `Intact: ${name}`)
  if (holds('expected')) return as('intact', `Intact: ${name}, by the hash that you gave`)
  return as('unproven', `Not proven: ${name} has no seal, and no hash was given`)
}

/** A result with one more question answered. */
export const withCheck = (verification: Verification, id: CheckId, check: Check): Verification =>
  verification.outcome === 'unreadable' ? verification : conclude({ ...verification, checks: { ...verification.checks, [id]: check } })

/** Reads a SHA-256 as people copy it: in any case, with spaces, a prefix, or the name of the file behind it. Null when it is none. */
export function readSha256(text: string): string | null {
  const [, digits = ''] = /^\s*(?:sha-?256\s*[:=-]?\s*)?((?:[0-9a-f]\s*){64})(?:\s[\s\S]*)?$/i.exec(text) ?? []
  return digits === '' ? null : digits.replace(/\s/g, '').toLowerCase()
}

/** A result with what the files around it say. A week without a seal counts as intact once a later week names its hash. */
export function withLinks(verification: Verification, links: readonly Link[]): Verification {
  if (links.length === 0) return verification
  const rank = { fails: 0, holds: 1, unknown: 2 }
  const [first, ...others] = [...links].sort((a, b) => rank[a.result] - rank[b.result]) as [Link, ...Link[]]
  const chain: Check = { result: first.result, text: first.text, details: others.map(({ text }) => text) }
  const concluded = conclude({ ...verification, checks: { ...verification.checks, chain } })
  const named = links.find(({ result, names }) => result === 'holds' && names === verification.week?.sha256)
  if (concluded.outcome !== 'unproven' || !named || !verification.week) return concluded
  return { ...concluded, outcome: 'intact', headline: `Intact: ${weekLabel(verification.week)}, by the hash that ${named.later} names` }
}

const mostNamed = 3

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(shown.length === 2 ? ' and ' : ', ')
}

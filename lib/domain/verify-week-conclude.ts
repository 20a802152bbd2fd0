import { type Link, weekLabel } from './verify-week-chain'
import { quoted } from './verify-week-name'
import type { Check, CheckId, Outcome, Verification } from './verify-week-result'

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
  if (holds('parts')) return { ...found, ...intact(found, name) }
  if (holds('expected')) return { ...found, ...intact(found, `${name}, by the hash that you gave`) }
  return as('unproven', `Not proven: ${name} has no seal, and no hash was given`)
}

/** What holds of the data does not hold of a PDF as a whole while nobody compared its pages. */
const intact = ({ checks }: Pick<Verification, 'checks'>, name: string): Pick<Verification, 'outcome' | 'headline'> =>
  checks.pages?.result === 'unknown'
    ? { outcome: 'inside', headline: `The data inside is intact; the printed pages were not compared: ${name}` }
    : { outcome: 'intact', headline: `Intact: ${name}` }

/** A result with one more question answered. */
export const withCheck = (verification: Verification, id: CheckId, check: Check): Verification =>
  verification.outcome === 'unreadable' ? verification : conclude({ ...verification, checks: { ...verification.checks, [id]: check } })

/** A result with what the files around it say. A week without a seal counts as intact once a later week names its hash. */
export function withLinks(verification: Verification, links: readonly Link[]): Verification {
  if (links.length === 0) return verification
  const rank = { fails: 0, holds: 1, unknown: 2 }
  const [first, ...others] = [...links].sort((a, b) => rank[a.result] - rank[b.result]) as [Link, ...Link[]]
  const chain: Check = { result: first.result, text: first.text, details: others.map(({ text }) => text) }
  const concluded = conclude({ ...verification, checks: { ...verification.checks, chain } })
  const named = links.find(({ result, names }) => result === 'holds' && names === verification.week?.sha256)
  if (concluded.outcome !== 'unproven' || !named || !verification.week) return concluded
  return { ...concluded, ...intact(concluded, `${weekLabel(verification.week)}, by the hash that ${named.later} names`) }
}

const mostNamed = 3

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(shown.length === 2 ? ' and ' : ', ')
}

import { quoted } from './verify-week-name'
import { type Fields, isFields, textOf } from './verify-week-read'
import { shiftWeek, Week } from './week'

/** Which week a file says it is, and what it says of the weeks around it. */
export type WeekFacts = {
  workspace: { id: string; name: string }
  week: string
  edition: number
  asOf: string | null
  engineVersion: string | null
  /** Of the canonical bytes: the hash of the week, to which the next one chains. */
  sha256: string
  previousSha256: string | null
  supersedes: { edition: number; sha256: string } | null
}

/** One link between two weeks. `unknown`: the two files cannot show it. */
export type Link = {
  earlier: string
  later: string
  result: 'holds' | 'fails' | 'unknown'
  text: string
  /** Hashes of the two weeks, and the one that the later gives for the week before it or the edition it replaces. */
  earlierSha256: string
  laterSha256: string
  names: string | null
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The facts of a file; null when it does not even say which week it is. */
export function weekFacts(fields: Fields, sha256: string): WeekFacts | null {
  const { workspace, supersedes, policy } = fields
  const week = Week.safeParse(fields.week)
  const id = isFields(workspace) ? textOf(workspace.id) : null
  const edition = numberOf(fields.edition)
  if (!week.success || !isFields(workspace) || id === null || edition === null) return null
  const replaced = isFields(supersedes) ? { edition: numberOf(supersedes.edition), sha256: textOf(supersedes.sha256) } : null
  const content = isFields(policy) && isFields(policy.content) ? policy.content : {}
  return {
    ...{ workspace: { id, name: textOf(workspace.name) ?? id }, week: week.data, edition, sha256 },
    ...{ asOf: textOf(fields.asOf), engineVersion: textOf(content.engineVersion), previousSha256: textOf(fields.previousSha256) },
    supersedes: replaced?.edition != null && replaced.sha256 !== null ? { edition: replaced.edition, sha256: replaced.sha256 } : null,
  }
}

/** “2026-W47”, with its edition from the second on. */
export const weekLabel = ({ week, edition }: Pick<WeekFacts, 'week' | 'edition'>): string =>
  edition > 1 ? `${week} (edition ${edition})` : week

/** Whether a later file names an earlier one as the week before it, or as the edition it replaces. */
export function linkBetween(earlier: WeekFacts, later: WeekFacts): Link {
  const [first, second] = [weekLabel(earlier), weekLabel(later)]
  const link = (result: Link['result'], text: string): Link => ({
    ...{ earlier: first, later: second, result, text, earlierSha256: earlier.sha256, laterSha256: later.sha256 },
    names: earlier.week === later.week ? (later.supersedes?.sha256 ?? null) : later.previousSha256,
  })
  if (earlier.workspace.id !== later.workspace.id)
    return link(
      'unknown',
      `${first} of ${quoted(earlier.workspace.name)} and ${second} of ${quoted(later.workspace.name)} are of two workspaces.`,
    )
  if (earlier.week === later.week) return editionLink(earlier, later, link)
  if (later.previousSha256 === earlier.sha256) return link('holds', `${second} names the hash of ${first} as the week before it.`)
  if (earlier.supersedes !== null && later.previousSha256 === earlier.supersedes.sha256)
    return link('holds', `${second} follows edition ${earlier.supersedes.edition} of ${earlier.week}, which ${first} replaced and names.`)
  if (later.previousSha256 !== null && shiftWeek(earlier.week, 1) !== later.week)
    return link('unknown', `${second} names a week before it that is not among the files, so nothing ties it to ${first}.`)
  const named = later.previousSha256 === null ? 'no week before it' : 'another hash as the week before it'
  return link(
    'fails',
    `${second} names ${named}, and not that of ${first}. One of the two was altered, or ${first} is another edition than the one that ${second} follows, or was signed after it.`,
  )
}

type MakeLink = (result: Link['result'], text: string) => Link

function editionLink(earlier: WeekFacts, later: WeekFacts, link: MakeLink): Link {
  const [first, second] = [weekLabel(earlier), weekLabel(later)]
  if (earlier.sha256 === later.sha256) return link('holds', `Both files are ${first}.`)
  if (later.supersedes?.sha256 === earlier.sha256) return link('holds', `${second} names the hash of the edition it replaces, ${first}.`)
  if (earlier.edition === later.edition) return link('fails', `Two different files say that they are ${first}: at most one of them is.`)
  if (later.supersedes?.edition !== earlier.edition) return link('unknown', `${second} does not replace ${first} directly.`)
  return link(
    'fails',
    `${second} replaces edition ${earlier.edition} and names another hash for it than this file has: one of the two was altered.`,
  )
}

/** The links between several weeks, oldest first: each file with the one that it names, else with the nearest before it. */
export function linkWeeks(weeks: readonly WeekFacts[]): Link[] {
  const sorted = [...weeks].sort((a, b) => (a.week === b.week ? a.edition - b.edition : a.week < b.week ? -1 : 1))
  return sorted.flatMap((later, index) => {
    const before = sorted
      .slice(0, index)
      .filter(({ workspace }) => workspace.id === later.workspace.id)
      .reverse()
    const named = before.find(({ sha256 }) => sha256 === later.previousSha256)
    const replaced = before.find(({ week }) => week === later.week)
    const nearest = named ?? before.find(({ week }) => week < later.week)
    return [...(replaced ? [replaced] : []), ...(nearest ? [nearest] : [])].map((earlier) => linkBetween(earlier, later))
  })
}

import type { EvaluatorKind } from '@/lib/domain/claim'
import { mentionsOf } from './article-names'

export type EvaluatorNames = {
  vendors: readonly { id: string; name: string }[]
  /** Who ran tests so far, as their claims name them. */
  evaluators: readonly { org: string; kind: EvaluatorKind }[]
}
export type EvaluatorFound = { start: number; end: number; org: string; kind: EvaluatorKind | null; interestId: string | null }

const before =
  /(?:according to|(?:tested|evaluated|measured|benchmarked|run|ranked|conducted|verified|reviewed) by|(?:data|figures|numbers|results|study|evaluation|test|tests|leaderboard) (?:from|by)|on|in|根据|据|由)\s*(?:the\s+)?$/i
const after =
  /^(?:['’]s?)?\s*(?:says?|said|claims?|claimed|reports?|reported|states?|stated|announced|found|finds|measured|tested|published|own|internal|in-house|leaderboard|arena|blind|human|technical report|表示|称|宣布|公布|发布|官方|内部|自测|测得|评测|榜)/i
const unknown =
  /(?:according to|(?:tested|evaluated|measured|benchmarked|conducted|verified) by)\s+(?:the\s+)?(?<org>\p{Lu}[\p{L}\p{N}.&’'-]*(?:\s+(?:of\s+|for\s+|and\s+)?\p{Lu}[\p{L}\p{N}.&’'-]*){0,5})/u

/** What stands in brackets behind an organisation's name is not said each time: “Arena.ai (formerly LMArena)”. */
function shortNames(org: string): string[] {
  const [, plain, inside] = /^(.+?)\s*\((.+)\)$/.exec(org) ?? []
  const former = /^formerly\s+(.+)$/i.exec(inside ?? '')?.[1]
  return [org, ...(plain ? [plain] : []), ...(former ? [former] : [])]
}

/**
 * Who ran the test, where a sentence says so. A vendor that is named is only taken for it where it says, reports or measures something:
 * “Google’s Veo 3.1” names the maker, not the judge.
 */
export function evaluatorIn(sentence: string, { vendors, evaluators }: EvaluatorNames): EvaluatorFound | null {
  const vendorNames = new Set(vendors.map(({ name }) => name))
  const kinds = new Map<string, Set<EvaluatorKind>>()
  for (const { org, kind } of evaluators) kinds.set(org, (kinds.get(org) ?? new Set()).add(kind))
  const orgs = [...new Set([...kinds.keys(), ...vendorNames])]
  const mentions = mentionsOf(
    sentence,
    orgs.map((org) => ({ id: org, names: shortNames(org) })),
  ).flatMap(({ start, end, ids }) => (ids.length === 1 && ids[0] ? [{ start, end, org: ids[0] }] : []))
  const judged = mentions.filter(({ start, end }) => before.test(sentence.slice(0, start)) || after.test(sentence.slice(end)))
  const others = mentions.filter(({ org }) => !vendorNames.has(org) && ![...(kinds.get(org) ?? [])].includes('vendor'))
  const found = judged[0] ?? (others.length === 1 ? others[0] : undefined)
  if (!found) return named(sentence)
  const vendor = vendors.find(({ name }) => name === found.org)
  const known = [...(kinds.get(found.org) ?? [])]
  return { ...found, kind: vendor ? 'vendor' : known.length === 1 ? (known[0] ?? null) : null, interestId: vendor?.id ?? null }
}

/** An organisation that the workspace does not know yet, said to have run the test. */
function named(sentence: string): EvaluatorFound | null {
  const match = unknown.exec(sentence)
  const org = match?.groups?.org?.replace(/[.,’']+$/, '')
  if (!match || !org) return null
  const start = match.index + match[0].indexOf(org)
  return { start, end: start + org.length, org, kind: null, interestId: null }
}

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

type Organisation = { org: string; vendorId: string | null; kinds: Set<EvaluatorKind>; names: Set<string> }

/** Vendors and evaluators as one list: “Google (DeepMind / Cloud)” makes models, and “Google” has run tests. */
function organisations({ vendors, evaluators }: EvaluatorNames): Map<string, Organisation> {
  const all = new Map<string, Organisation>()
  const at = (org: string): Organisation => {
    const names = shortNames(org)
    const key = names[1] ?? org
    const there = all.get(key) ?? { org, vendorId: null, kinds: new Set(), names: new Set() }
    for (const name of names) there.names.add(name)
    all.set(key, there)
    return there
  }
  for (const { org, kind } of evaluators) at(org).kinds.add(kind)
  for (const { id, name } of vendors) {
    const known = all.has(shortNames(name)[1] ?? name)
    const organisation = at(name)
    if (!known) organisation.org = shortNames(name)[1] ?? name
    organisation.vendorId ??= id
  }
  return all
}

/**
 * Who ran the test, where a sentence says so. A vendor that is named is only taken for it where it says, reports or measures something:
 * “Google’s Veo 3.1” names the maker, not the judge.
 */
export function evaluatorIn(sentence: string, names: EvaluatorNames): EvaluatorFound | null {
  const all = organisations(names)
  const named = [...all].map(([id, { names: called }]) => ({ id, names: [...called] }))
  const mentions = mentionsOf(sentence, named).flatMap(({ start, end, ids }) => {
    const organisation = ids.length === 1 ? all.get(ids[0] ?? '') : undefined
    return organisation ? [{ start, end, organisation }] : []
  })
  const judged = mentions.filter(({ start, end }) => before.test(sentence.slice(0, start)) || after.test(sentence.slice(end)))
  const others = mentions.filter(({ organisation }) => organisation.vendorId === null && !organisation.kinds.has('vendor'))
  const found = judged[0] ?? (others.length === 1 ? others[0] : undefined)
  if (!found) return unheard(sentence)
  const { org, vendorId, kinds } = found.organisation
  const kind = vendorId ? 'vendor' : kinds.size === 1 ? ([...kinds][0] ?? null) : null
  return { start: found.start, end: found.end, org, kind, interestId: vendorId }
}

/** An organisation that the workspace does not know yet, said to have run the test. */
function unheard(sentence: string): EvaluatorFound | null {
  const match = unknown.exec(sentence)
  const org = match?.groups?.org?.replace(/[.,’']+$/, '')
  if (!match || !org) return null
  const start = match.index + match[0].indexOf(org)
  return { start, end: start + org.length, org, kind: null, interestId: null }
}

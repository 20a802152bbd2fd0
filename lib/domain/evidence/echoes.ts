import type { Claim } from '@/lib/domain/claim'
import type { Day } from '@/lib/domain/day'
import type { EvidenceIndex } from './evidence-index'

/**
 * The claim that `claim` finally repeats, among the claims published by `asOf`; the claim itself when it repeats nothing that could be seen
 * then. An echo whose root is not (yet) in the inventory stands for it, so evidence is neither lost nor counted twice.
 */
export function rootOf(claim: Claim, claims: ReadonlyMap<string, Claim>, asOf: Day): Claim {
  const seen = new Set<string>()
  let root = claim
  while (root.repeatsId !== null && !seen.has(root.id)) {
    seen.add(root.id)
    const next = claims.get(root.repeatsId)
    if (!next || next.publishedOn > asOf) return root
    root = next
  }
  // Claims that repeat one another in a circle: one of them has to stand for all.
  return seen.has(root.id) ? (claims.get([...seen].sort()[0] ?? '') ?? claim) : root
}

/** Ids of the claims published by `asOf` that repeat one of `ids`, at any remove. */
export function echoesOf({ claims, echoes }: EvidenceIndex, ids: readonly string[], asOf: Day): string[] {
  const found = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const echo of echoes.get(id) ?? []) {
      const claim = claims.get(echo)
      if (!claim || claim.publishedOn > asOf || found.has(echo) || ids.includes(echo)) continue
      found.add(echo)
      open.push(echo)
    }
  return [...found].sort()
}

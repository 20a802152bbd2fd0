import 'server-only'
import type { Tx } from '@/lib/db/scope'
import type { Claim } from '@/lib/domain/claim'
import { figuresIn, standsIn } from '@/lib/domain/evidence/stored-figure'
import type { Plan } from '@/lib/import/plan'

/** Stored texts are long, so only so many are in memory at a time. */
const atOnce = 50

/** Ids of the claims that a plan would write although their figure does not stand in the stored text of their source. */
export async function notInText(tx: Pick<Tx, 'source'>, { rows }: Plan): Promise<Set<string>> {
  const bySource = new Map<string, Claim[]>()
  for (const row of rows) {
    if (row.kind !== 'new' && row.kind !== 'changed') continue
    const claims = bySource.get(row.claim.sourceId)
    if (claims) claims.push(row.claim)
    else bySource.set(row.claim.sourceId, [row.claim])
  }
  const ids = [...bySource.keys()]
  const found = new Set<string>()
  for (let at = 0; at < ids.length; at += atOnce) {
    const where = { id: { in: ids.slice(at, at + atOnce) }, text: { not: null } }
    for (const { id, text } of await tx.source.findMany({ where, select: { id: true, text: true } })) {
      const figures = figuresIn(text ?? '')
      for (const claim of bySource.get(id) ?? []) if (standsIn(figures, claim) === false) found.add(claim.id)
    }
  }
  return found
}

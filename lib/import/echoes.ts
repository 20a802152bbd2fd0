import type { JudgeState } from './judge-state'
import type { PlannedRow } from './plan'
import { problem } from './problem'

const deepest = 50

/** Echoes are settled last, because the claim that a row repeats may stand further down: an id is found, or the row is refused. */
export function settleEchoes(rows: readonly PlannedRow[], { byId, fileIds }: Pick<JudgeState, 'byId' | 'fileIds'>): PlannedRow[] {
  let now = [...rows]
  for (let round = 0; round < deepest; round++) {
    const coming = new Map<string, string | null>()
    for (const row of now) if (row.kind === 'new' || row.kind === 'changed') coming.set(row.claim.id, row.claim.repeatsId)
    const parentOf = (id: string): string | null => (coming.has(id) ? coming.get(id) : byId.get(id)?.repeatsId) ?? null
    let refusedAny = false
    now = now.map((row) => {
      if ((row.kind !== 'new' && row.kind !== 'changed') || row.claim.repeatsId === null) return row
      const original = fileIds.get(row.claim.repeatsId) ?? row.claim.repeatsId
      const known = coming.has(original) || byId.has(original)
      if (known && !circles(row.claim.id, original, parentOf)) {
        return original === row.claim.repeatsId ? row : { ...row, claim: { ...row.claim, repeatsId: original } }
      }
      refusedAny = true
      const reason = known
        ? `The claim ${original} repeats this one already.`
        : `There is no claim ${original} in this file or this workspace.`
      const fix = known
        ? 'One of the two has to be the original: empty one of the cells.'
        : 'Copy the id of the original from its page, or empty the cell.'
      return { kind: 'refused', row: row.row, problems: [problem('repeatsId', reason, fix)] }
    })
    if (!refusedAny) break
  }
  return now
}

function circles(id: string, original: string, parentOf: (id: string) => string | null): boolean {
  let at: string | null = original
  for (let step = 0; at !== null && step < deepest; step++) {
    if (at === id) return true
    at = parentOf(at)
  }
  return at !== null
}

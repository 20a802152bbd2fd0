import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { conflict } from '@/lib/errors'
import { plural } from '@/lib/format'
import { parentArchived } from './archiving'
import { recordAll } from './audit'
import { ClaimChoice, chosenClaims } from './claim-match'

export const ClaimsToArchive = z.strictObject(ClaimChoice)
export type ClaimsToArchive = z.input<typeof ClaimsToArchive>

type Chosen = Awaited<ReturnType<typeof chosenClaims>>

/** Puts claims away, all of them or none; answers with their ids, so that the step can be undone. */
export async function archiveClaims(ctx: Context, input: ClaimsToArchive): Promise<{ ids: string[] }> {
  allow(ctx, 'claim:write')
  const choice = ClaimsToArchive.parse(input)
  return transaction(ctx, async (tx) => {
    const claims = await chosenClaims(tx, ctx, choice)
    const already = claims.filter((claim) => claim.archivedAt !== null).length
    if (already > 0) throw conflict(`${plural(already, 'claim')} of these are archived already. Nothing was changed; reload the page.`)
    return setArchived(tx, ctx, claims, true)
  })
}

/** Takes archived claims back, all of them or none. Refused while the model of one is archived. */
export async function unarchiveClaims(ctx: Context, input: ClaimsToArchive): Promise<{ ids: string[] }> {
  allow(ctx, 'claim:write')
  const choice = ClaimsToArchive.parse(input)
  return transaction(ctx, async (tx) => {
    const claims = await chosenClaims(tx, ctx, choice)
    const shown = claims.filter((claim) => claim.archivedAt === null).length
    if (shown > 0) throw conflict(`${plural(shown, 'claim')} of these are not archived. Nothing was changed; reload the page.`)
    const modelIds = [...new Set(claims.map((claim) => claim.modelId))]
    const model = await tx.model.findFirst({ where: { id: { in: modelIds }, archivedAt: { not: null } }, select: { name: true } })
    if (model) throw parentArchived('claim', 'model', model.name)
    return setArchived(tx, ctx, claims, false)
  })
}

async function setArchived(tx: Tx, ctx: Context, claims: Chosen, archived: boolean): Promise<{ ids: string[] }> {
  const ids = claims.map((claim) => claim.id)
  const changed = await tx.claim.updateMany({
    where: { id: { in: ids }, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? ctx.now : null, version: { increment: 1 } },
  })
  if (changed.count !== ids.length) throw conflict('Somebody changed one of these claims just now. Nothing was changed; reload the page.')
  const subjects = ids.map((id) => ({ type: 'claim', id }))
  await recordAll(tx, ctx, archived ? 'claim.archived' : 'claim.unarchived', subjects)
  return { ids }
}

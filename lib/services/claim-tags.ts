import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { ClaimTag } from '@/lib/domain/claim-tag'
import { recordAll } from './audit'
import { ClaimChoice, chosenClaims } from './claim-match'

export const ClaimTagging = z.strictObject({ ...ClaimChoice, tag: ClaimTag })
export type ClaimTagging = z.input<typeof ClaimTagging>

/** Puts a tag on claims; answers with those that did not bear it before. */
export async function tagClaims(ctx: Context, input: ClaimTagging): Promise<{ ids: string[]; tag: string }> {
  allow(ctx, 'claim:write')
  const { tag, ...choice } = ClaimTagging.parse(input)
  return transaction(ctx, async (tx) => {
    const claims = await chosenClaims(tx, ctx, choice)
    const bearing = await tx.claimTag.findMany({
      where: { tag, claimId: { in: claims.map((claim) => claim.id) } },
      select: { claimId: true },
    })
    const bear = new Set(bearing.map((row) => row.claimId))
    const ids = claims.map((claim) => claim.id).filter((id) => !bear.has(id))
    if (ids.length === 0) return { ids, tag }
    await tx.claimTag.createMany({ data: ids.map((claimId) => ({ workspaceId: ctx.workspace.id, claimId, tag })), skipDuplicates: true })
    await recordAll(
      tx,
      ctx,
      'claim.tagged',
      ids.map((id) => ({ type: 'claim', id })),
      { tag },
    )
    return { ids, tag }
  })
}

/** Takes a tag off claims; answers with those that bore it. */
export async function untagClaims(ctx: Context, input: ClaimTagging): Promise<{ ids: string[]; tag: string }> {
  allow(ctx, 'claim:write')
  const { tag, ...choice } = ClaimTagging.parse(input)
  return transaction(ctx, async (tx) => {
    const claims = await chosenClaims(tx, ctx, choice)
    const where = { tag, claimId: { in: claims.map((claim) => claim.id) } }
    const ids = (await tx.claimTag.findMany({ where, select: { claimId: true } })).map((row) => row.claimId)
    await tx.claimTag.deleteMany({ where })
    await recordAll(
      tx,
      ctx,
      'claim.untagged',
      ids.map((id) => ({ type: 'claim', id })),
      { tag },
    )
    return { ids, tag }
  })
}

/** The tags in use, each with how many claims bear it, in alphabetical order. */
export async function listClaimTags(ctx: Context): Promise<{ tag: string; count: number }[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.claimTag.groupBy({ by: ['tag'], where: { claim: { archivedAt: null } }, _count: true, orderBy: { tag: 'asc' } })
  return rows.map((row) => ({ tag: row.tag, count: row._count }))
}

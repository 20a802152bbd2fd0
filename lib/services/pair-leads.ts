import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type BoardYear, leadChanges } from '@/lib/domain/lead-changes'
import { type LeadLength, leadLengths } from '@/lib/domain/lead-lengths'
import { dayIn } from '@/lib/domain/week'
import { boardLeaders } from './board-leaders'

/** Before any board was published. */
const longAgo = '2000-01-01'

/** How long past leads lasted on the boards that claims stand on. */
export type PairLeads = { boards: Pick<BoardYear, 'boardId' | 'board' | 'benchmarkId'>[]; leads: LeadLength[] }

/** The leads of every board on which one of the claims was published, oldest first; none where no claim stands on a board that was looked at twice. */
export async function pairLeads(ctx: Context, claimIds: readonly string[]): Promise<PairLeads> {
  allow(ctx, 'workspace:read')
  const claims = await ctx.db.claim.findMany({
    where: { id: { in: [...claimIds] }, benchmarkId: { not: null }, dimensionId: { not: null } },
    select: { benchmarkId: true, dimensionId: true, task: true },
  })
  const wanted = new Set(claims.map(({ benchmarkId, dimensionId, task }) => `${benchmarkId} ${dimensionId} ${task}`))
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const leaders = wanted.size === 0 ? [] : await boardLeaders(ctx, today)
  const boards = leadChanges(
    leaders.filter(({ boardId }) => wanted.has(boardId)),
    longAgo,
    today,
  )
  return {
    boards: boards.map(({ boardId, board, benchmarkId }) => ({ boardId, board, benchmarkId })),
    leads: leadLengths(boards, today),
  }
}

import 'server-only'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { changes } from '@/lib/domain/changes'
import { type Decision, decisions } from '@/lib/domain/decide'
import { runsOut } from '@/lib/domain/runs-out'
import { weekIn } from '@/lib/domain/week'
import type { Board } from './board'
import { listMembers } from './members'
import { getHashedWeek, type HashedWeek, reportBefore } from './reviews'

/** A week as it is signed: its board, what is to be decided, the hash that a signature covers, and who may give one. */
export type Review = Omit<Board, 'unsettled'> & { view: HashedWeek; decisions: Decision[]; signers: string[] }

/** The review of one week. Throws `invalid` for a week that does not exist or has not begun. */
export async function getReview(ctx: Context, week: string): Promise<Review> {
  allow(ctx, 'workspace:read')
  const [view, members] = await Promise.all([getHashedWeek(ctx, week), listMembers(ctx)])
  const before = await reportBefore(ctx, view.report)
  return {
    view,
    since: before?.week ?? null,
    changes: changes(before, view.report),
    runsOut: runsOut(view.report),
    running: weekIn(ctx.now, ctx.workspace.timeZone),
    awaitsSignature: view.state === 'open' && can(ctx.role, 'review:sign'),
    decisions: decisions(view.report),
    signers: members.filter((member) => can(member.role, 'review:sign')).map((member) => member.name),
  }
}

import 'server-only'
import { can } from '@/lib/auth/roles'
import { allow, type Context } from '@/lib/context'
import { changes } from '@/lib/domain/changes'
import { type Decision, decisions } from '@/lib/domain/decide'
import { type Quorum, quorumOf } from '@/lib/domain/quorum'
import type { Report } from '@/lib/domain/report'
import { type GivenOverride, type ReviewState, type Standing, standingOf } from '@/lib/domain/review'
import { runsOut } from '@/lib/domain/runs-out'
import { evidenceSha256 } from '@/lib/domain/seal'
import { asOfDay, dayIn, weekIn } from '@/lib/domain/week'
import type { Board } from './board'
import { listMembers, rolesOf } from './members'
import { nativeSha256 } from './native-sha256'
import { givenOverrides, givenSignOffs } from './review-rows'
import { getHashedWeek, type HashedWeek, reportBefore } from './reviews'

/** One edition of a week: the first, or one that reopened the edition before it for a reason. */
export type Edition = {
  edition: number
  state: ReviewState
  signedAt: Date | null
  sha256: string | null
  reopened: { reason: string; by: string } | null
}

/** How far an unsigned week has come: what was said, what counts, and what it waits for. */
export type Progress = {
  state: 'open' | 'in_review'
  quorum: Quorum
  standing: Standing
  overrides: GivenOverride[]
  /** True when the verdicts before the signers are of an earlier day than today’s would be. */
  behind: boolean
}

/** A week as it is signed: its board, what is to be decided, the hash that a signature covers, and who said what. */
export type Review = Omit<Board, 'unsettled' | 'inReview'> & {
  view: HashedWeek
  decisions: Decision[]
  signers: string[]
  /** Newest first. */
  editions: Edition[]
  /** Null for a signed week. */
  progress: Progress | null
  /** The user who reads; null for the system. */
  you: string | null
}

/** The review of one week, by default its newest edition. Throws `invalid` for a week that does not exist or has not begun, `not_found` for an edition. */
export async function getReview(ctx: Context, week: string, edition?: number): Promise<Review> {
  allow(ctx, 'workspace:read')
  const [view, members] = await Promise.all([getHashedWeek(ctx, week, edition), listMembers(ctx)])
  const { report } = view
  const [before, editions, progress] = await Promise.all([
    reportBefore(ctx, report),
    editionsOf(ctx, report.week),
    view.state === 'signed' ? null : progressOf(ctx, view),
  ])
  const you = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const given = progress?.standing.lines.find(({ userId }) => userId === you)
  return {
    view,
    since: before?.week ?? null,
    changes: changes(before, report),
    runsOut: runsOut(report),
    running: weekIn(ctx.now, ctx.workspace.timeZone),
    awaitsSignature:
      progress !== null && report.dependencies.length > 0 && can(ctx.role, 'review:sign') && (given === undefined || given.void !== null),
    decisions: decisions(report),
    signers: members.filter((member) => can(member.role, 'review:sign')).map((member) => member.name),
    ...{ editions, progress, you },
  }
}

async function editionsOf(ctx: Context, week: string): Promise<Edition[]> {
  const rows = await ctx.db.review.findMany({
    where: { week },
    orderBy: { edition: 'desc' },
    select: { edition: true, state: true, signedAt: true, sha256: true, reopenedReason: true, reopenedByName: true },
  })
  return rows.map(({ reopenedReason: reason, reopenedByName: by, ...row }) => ({
    ...row,
    reopened: reason === null ? null : { reason, by: by ?? 'somebody who left' },
  }))
}

async function progressOf(ctx: Context, { report, sha256: evidence }: HashedWeek): Promise<Progress> {
  const { week, edition } = report
  const [row, signOffs, overrides, roles] = await Promise.all([
    ctx.db.review.findFirst({ where: { week, edition }, select: { state: true } }),
    givenSignOffs(ctx.db, report),
    givenOverrides(ctx.db, report),
    rolesOf(ctx.db),
  ])
  const quorum = quorumOf(report.policy.content)
  return {
    state: row?.state === 'in_review' ? 'in_review' : 'open',
    quorum,
    standing: standingOf({ signOffs, overrides, evidence }, { roles, quorum }),
    overrides,
    behind: report.asOf < asOfDay(week, dayIn(ctx.now, ctx.workspace.timeZone)),
  }
}

/** Whether an unsigned week waits for this person: they may sign and have not, or what they signed changed since. */
export async function awaitsSignatureOf(ctx: Context, report: Report): Promise<boolean> {
  allow(ctx, 'workspace:read')
  const { actor } = ctx
  if (!can(ctx.role, 'review:sign') || actor.kind !== 'user') return false
  const given = (await givenSignOffs(ctx.db, report)).find(({ userId }) => userId === actor.id)
  return given === undefined || given.evidence !== evidenceSha256(report, nativeSha256)
}

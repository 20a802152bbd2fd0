import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { type ClipRemedy, ClipReport, type ClipTrouble } from '@/lib/domain/clip-report'
import { Trial } from '@/lib/domain/trial'
import { otherSide, type TrialSide } from '@/lib/domain/trial-vote'
import { conflict, notFound } from '@/lib/errors'
import { record } from './audit'
import { requireInsider } from './trial-insiders'
import type { RaterSession } from './trial-joining'
import { holdTrial, readTrial } from './trial-rows'
import { holdPair } from './trial-voting'

export const ReportAnswer = z.strictObject({ trialId: Trial.shape.id, reportId: z.string().min(1).max(64) })

/**
 * Keeps that a rater cannot judge a clip, and why. The pair waits for them until somebody who collects the clips has replaced it, recorded that there
 * is none, or kept it. The audit row does not say which side it is.
 */
export async function reportClip(rater: RaterSession, input: z.input<typeof ClipReport>): Promise<{ reported: true }> {
  const { ctx, trialId, raterId } = rater
  allow(ctx, 'trial:vote')
  const { pairId, place, trouble, note } = ClipReport.parse(input)
  return transaction(ctx, async (tx) => {
    const { showing } = await holdPair(tx, rater, pairId)
    const side = place === 'left' ? showing.leftSide : otherSide(showing.leftSide)
    const { promptId } = showing
    await tx.clipReport.create({
      data: { workspaceId: ctx.workspace.id, trialId, promptId, side, raterId, trouble, note, reportedAt: ctx.now },
    })
    await record(tx, ctx, 'trial.clip_reported', { type: 'trial', id: trialId }, { raterId, trouble, note })
    return { reported: true as const }
  })
}

/** A report as those see it who collect the clips. */
export type ReportLine = {
  id: string
  promptId: string
  number: number
  text: string
  side: TrialSide
  rater: string
  trouble: ClipTrouble
  note: string | null
  reportedAt: Date
  remedy: ClipRemedy | null
  settledByName: string | null
  settledAt: Date | null
  /** Whether the clip can still be replaced: once somebody has voted on it, it stays. */
  judged: boolean
}

/** What raters reported, open ones first; with its side, so that only those who collect the clips see it before the reveal. */
export async function listReports(ctx: Context, trialId: string): Promise<ReportLine[]> {
  allow(ctx, 'trial:run')
  await requireInsider(ctx, await readTrial(ctx.db, trialId))
  const rows = await ctx.db.clipReport.findMany({
    where: { trialId },
    orderBy: [{ reportedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, promptId: true, side: true, trouble: true, note: true, reportedAt: true },
      ...{ remedy: true, settledByName: true, settledAt: true, rater: { select: { name: true } } },
      prompt: { select: { position: true, text: true, votes: { select: { raterId: true }, take: 1 } } },
    },
  })
  const lines = rows.map(({ prompt: { position: number, text, votes }, rater, ...row }) => {
    return { ...row, number, text, rater: rater.name, judged: votes.length > 0 }
  })
  return [...lines.filter(({ remedy }) => remedy === null), ...lines.filter(({ remedy }) => remedy !== null)]
}

/** How many reports wait for an answer; which clips they are about is not told. */
export async function countOpenReports(ctx: Context, trialId: string): Promise<number> {
  allow(ctx, 'workspace:read')
  await readTrial(ctx.db, trialId)
  return ctx.db.clipReport.count({ where: { trialId, remedy: null } })
}

type Place = { trialId: string; promptId: string; side: TrialSide }

/** Answers all open reports of one place, together with what was done there. */
export async function settleReports(tx: Tx, ctx: Context, { trialId, promptId, side }: Place, remedy: ClipRemedy): Promise<void> {
  const where = { trialId, promptId, side, remedy: null }
  await tx.clipReport.updateMany({ where, data: { remedy, settledByName: ctx.actor.name, settledAt: ctx.now } })
}

/** Leaves a reported clip as it is: whoever reported it is shown the pair again. */
export async function keepClip(ctx: Context, input: z.input<typeof ReportAnswer>): Promise<{ reportId: string }> {
  allow(ctx, 'trial:run')
  const { trialId, reportId } = ReportAnswer.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, trialId)
    await requireInsider({ ...ctx, db: tx as unknown as Context['db'] }, trial)
    const report = await tx.clipReport.findFirst({
      where: { trialId, id: reportId },
      select: { promptId: true, side: true, remedy: true },
    })
    if (!report) throw notFound('This report')
    if (report.remedy !== null) throw conflict('Somebody has answered this report already.')
    await settleReports(tx, ctx, { trialId, ...report }, 'kept')
    await record(tx, ctx, 'trial.clip_kept', { type: 'trial', id: trialId }, { reportId })
    return { reportId }
  })
}

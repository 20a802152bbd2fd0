import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { tally } from '@/lib/domain/trial-outcome'
import { type Standing, standingOf } from '@/lib/domain/trial-standing'
import { dayIn } from '@/lib/domain/week'
import { conflict, forbidden } from '@/lib/errors'
import { record } from './audit'
import { policyOn } from './policies'
import { closeHeld } from './trial-looks'
import { TrialRef } from './trial-plans'
import { holdTrial, readJudged, readTrial, type TrialRow } from './trial-rows'

export const TrialClosing = TrialRef.omit({ version: true }).extend({
  reason: z.string().trim().min(1, 'Say why the trial ends before its plan does.').max(1000),
})
export const TrialReveal = TrialRef.omit({ version: true })

async function standingNow(ctx: Context, trial: TrialRow): Promise<Standing> {
  const { plannedPrompts, ratersPerPrompt, goal } = trial
  if (goal === null) throw conflict('This trial was recorded by hand and has no votes here.')
  // The bar that held when the plan was locked, whatever policy came later.
  const policy = await policyOn(ctx, dayIn(trial.lockedAt ?? ctx.now, ctx.workspace.timeZone))
  return standingOf(await readJudged(ctx.db, trial.id), { plannedPrompts, ratersPerPrompt, goal }, policy.content)
}

/** Where a trial stands before the reveal. Refused to whoever votes in it, whatever their role. */
export async function standing(ctx: Context, id: string): Promise<Standing> {
  allow(ctx, 'trial:run')
  const trial = await readTrial(ctx.db, id)
  if (trial.revealedAt === null) await refuseRaters(ctx, id)
  return standingNow(ctx, trial)
}

async function refuseRaters(ctx: Context, trialId: string): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'user') return
  const voting = await ctx.db.trialRater.count({ where: { trialId, userId: actor.id, vendorTie: false } })
  if (voting > 0) throw forbidden('You vote in this trial, so where it stands is hidden from you until the result is revealed.')
}

/** Ends the voting before the plan does, with a reason. The result stays hidden until the reveal. */
export async function closeTrial(ctx: Context, input: z.input<typeof TrialClosing>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { id, reason } = TrialClosing.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, id)
    if (trial.state !== 'running') throw conflict(`Only a running trial can be closed; this one is ${trial.state}.`)
    if (tally(await readJudged(tx, id), trial.ratersPerPrompt).decided === 0)
      throw conflict('No prompt is decided yet, so there is nothing to close with. Declare the trial void instead, with a reason.')
    await closeHeld(tx, ctx, trial, { reason: 'person', note: reason })
    return { id }
  })
}

/** Shows the result to everybody for good: the counts go into the trial, and from there into the verdict. */
export async function revealTrial(
  ctx: Context,
  input: z.input<typeof TrialReveal>,
): Promise<{ id: string; wins: number; losses: number; ties: number }> {
  allow(ctx, 'trial:run')
  const { id } = TrialReveal.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, id)
    if (trial.revealedAt !== null) throw conflict('The result of this trial was revealed already.')
    if (trial.closedAt === null || trial.state !== 'closed')
      throw conflict('Only a closed trial has a result to reveal. Close it first, or wait until its stop rule does.')
    const { wins, losses, ties } = tally(await readJudged(tx, id), trial.ratersPerPrompt)
    const revealedAt = ctx.now < trial.closedAt ? trial.closedAt : ctx.now
    await tx.trial.updateMany({ where: { id }, data: { wins, losses, ties, revealedAt, version: { increment: 1 } } })
    await record(tx, ctx, 'trial.revealed', { type: 'trial', id }, { wins, losses, ties })
    return { id, wins, losses, ties }
  })
}

/** The result of a trial, for everybody who may read. Refused before the reveal. */
export async function resultOf(ctx: Context, id: string): Promise<Standing> {
  allow(ctx, 'workspace:read')
  const trial = await readTrial(ctx.db, id)
  if (trial.revealedAt === null) throw conflict('The result of this trial is not revealed yet.')
  return standingNow(ctx, trial)
}

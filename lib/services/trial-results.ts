import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import type { JudgedClip } from '@/lib/domain/trial-acceptance'
import { type Outcome, outcomeOf, tally } from '@/lib/domain/trial-outcome'
import { type Standing, standingOf } from '@/lib/domain/trial-standing'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { conflict } from '@/lib/errors'
import { record } from './audit'
import { readInsiderRaters, requireInsider } from './trial-insiders'
import { closeHeld, policyOfPlan } from './trial-looks'
import { TrialRef } from './trial-plans'
import { holdTrial, readJudged, readTrial, type TrialRow } from './trial-rows'

export const TrialClosing = TrialRef.omit({ version: true }).extend({
  reason: z.string().trim().min(1, 'Say why the trial ends before its plan does.').max(1000),
})
export const TrialReveal = TrialRef.omit({ version: true })

const unrevealed = () =>
  conflict('The result of this trial is not revealed yet. Until then nobody sees it, so that it sways neither votes nor their end.')

async function standingNow(ctx: Context, trial: TrialRow): Promise<Standing> {
  const { goal, settings, challengerId, incumbentId } = trial
  if (goal === null || settings === null) throw conflict('This trial was recorded by hand: it has counts, and no votes here.')
  const [prompts, clips, insiderIds, offerings, policy] = await Promise.all([
    readJudged(ctx.db, trial.id),
    readJudgedClips(ctx, trial.id),
    readInsiderRaters(ctx.db, trial.id),
    ctx.db.offering.findMany({ where: { id: { in: [challengerId, incumbentId] } }, select: { id: true, priceUsdPerSecond: true } }),
    policyOfPlan(ctx, trial),
  ])
  const priceOf = (id: string) => offerings.find((offering) => offering.id === id)?.priceUsdPerSecond?.toNumber() ?? null
  const prices = { challenger: priceOf(challengerId), incumbent: priceOf(incumbentId) }
  return standingOf(prompts, { trial: { ...trial, goal, attempts: settings.attempts }, clips, insiderIds, prices, policy })
}

/** The clips of a trial with what raters said of each. */
async function readJudgedClips(of: Context, trialId: string): Promise<JudgedClip[]> {
  const [clips, judgements] = await Promise.all([
    of.db.trialClip.findMany({ where: { trialId }, select: { promptId: true, side: true, state: true, seconds: true } }),
    of.db.clipJudgement.findMany({ where: { trialId }, select: { promptId: true, side: true, accepted: true, reasonCode: true } }),
  ])
  const byClip = new Map<string, JudgedClip['judgements']>()
  for (const { promptId, side, ...judgement } of judgements) {
    const key = `${promptId} ${side}`
    byClip.set(key, [...(byClip.get(key) ?? []), judgement])
  }
  return clips.map(({ promptId, ...clip }) => ({ ...clip, judgements: byClip.get(`${promptId} ${clip.side}`) ?? [] }))
}

/** Where a trial stands before the reveal, for those who collect its clips. Refused to whoever votes in it, whatever their role. */
export async function standing(ctx: Context, id: string): Promise<Standing> {
  allow(ctx, 'trial:run')
  const trial = await readTrial(ctx.db, id)
  await requireInsider(ctx, trial)
  return standingNow(ctx, trial)
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
    // Whatever was planned: with a single vote of somebody who knew the sides it was not blind.
    const blind = trial.blind && (await readInsiderRaters(tx, id)).length === 0
    await tx.trial.updateMany({ where: { id }, data: { wins, losses, ties, blind, revealedAt, version: { increment: 1 } } })
    await record(tx, ctx, 'trial.revealed', { type: 'trial', id }, { wins, losses, ties, blind })
    return { id, wins, losses, ties }
  })
}

/** The result of a trial, for everybody who may read. Refused before the reveal. */
export async function resultOf(ctx: Context, id: string): Promise<Standing> {
  allow(ctx, 'workspace:read')
  const trial = await readTrial(ctx.db, id)
  if (trial.revealedAt === null) throw unrevealed()
  return standingNow(ctx, trial)
}

/** One prompt of a revealed trial: what raters said of its two clips, and how it came out. */
export type PairLine = {
  promptId: string
  number: number
  text: string
  useCase: string | null
  outcome: Outcome | null
  /** Clips that were shown; false where a side made none. */
  shown: Record<TrialSide, boolean>
  votes: { challenger: number; incumbent: number; no_difference: number }
  tags: string[]
}

/** Every prompt of a revealed trial, those that the challenger won most clearly first. */
export async function pairsOf(ctx: Context, id: string): Promise<PairLine[]> {
  allow(ctx, 'workspace:read')
  const trial = await readTrial(ctx.db, id)
  if (trial.revealedAt === null) throw unrevealed()
  const prompts = await readJudged(ctx.db, id)
  const tagged = await ctx.db.trialVote.findMany({
    where: { trialId: id, tags: { isEmpty: false } },
    select: { promptId: true, tags: true },
  })
  const lines = prompts.map((prompt) => {
    const { id: promptId, position: number, text, useCase, clips, votes } = prompt
    const count = (choice: string) => votes.filter((vote) => vote.choice === choice).length
    return {
      ...{ promptId, number, text, useCase, outcome: outcomeOf(prompt, trial.ratersPerPrompt) },
      shown: { challenger: clips.challenger === 'ready', incumbent: clips.incumbent === 'ready' },
      votes: { challenger: count('challenger'), incumbent: count('incumbent'), no_difference: count('no_difference') },
      tags: [...new Set(tagged.filter((vote) => vote.promptId === promptId).flatMap(({ tags }) => tags))].sort(),
    }
  })
  return lines.sort((a, b) => clarity(b) - clarity(a) || a.number - b.number)
}

/** How clearly the challenger was preferred, from −1 to 1; a side without a clip has lost outright. */
function clarity({ outcome, votes: { challenger, incumbent, no_difference } }: PairLine): number {
  const all = challenger + incumbent + no_difference
  if (all === 0) return outcome === 'win' ? 1 : outcome === 'loss' ? -1 : 0
  return (challenger - incumbent) / all
}

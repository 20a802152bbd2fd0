import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { fromDay } from '@/lib/domain/day'
import type { Policy } from '@/lib/domain/policy'
import { type Pair, pairInput } from '@/lib/domain/report'
import { type JudgedPrompt, type Tally, tally } from '@/lib/domain/trial-outcome'
import type { TrialGoal } from '@/lib/domain/trial-plan'
import { type Stop, stopAt } from '@/lib/domain/trial-stop'
import { proofBar } from '@/lib/domain/verdict/sample-size'
import { dayIn, weekIn } from '@/lib/domain/week'
import { record } from './audit'
import { reportFrom } from './live-report'
import { policyOn } from './policies'
import { readInsiderRaters } from './trial-insiders'
import { readJudged, type TrialRow } from './trial-rows'
import { loadWorld } from './world'

type Close = { reason: NonNullable<TrialRow['closeReason']>; note: string | null }

/** A trial never closes before it was locked or voted on, even when the clock of the server was set back. */
async function closingTime(tx: Tx, ctx: Context, trial: TrialRow): Promise<Date> {
  const last = await tx.trialVote.aggregate({ where: { trialId: trial.id }, _max: { votedAt: true } })
  const times = [ctx.now, trial.lockedAt ?? ctx.now, last._max.votedAt ?? ctx.now]
  return new Date(Math.max(...times.map((time) => time.getTime())))
}

/** Ends the voting. Counts stay unwritten until the reveal. Expects the trial to be held and running. */
export async function closeHeld(tx: Tx, ctx: Context, trial: TrialRow, { reason, note }: Close): Promise<void> {
  const closedAt = await closingTime(tx, ctx, trial)
  const day = dayIn(closedAt, ctx.workspace.timeZone)
  const closedOn = fromDay(day < trial.registeredOn ? trial.registeredOn : day)
  const data = { state: 'closed', closedAt, closedOn, closeReason: reason, closeNote: note, version: { increment: 1 } } as const
  await tx.trial.updateMany({ where: { id: trial.id }, data })
  await record(tx, ctx, 'trial.closed', { type: 'trial', id: trial.id }, { reason, note })
}

/**
 * Runs a piece of work on a held, running trial that may decide prompts, such as a vote or a failed clip, and then takes the look that is due:
 * when another `lookEvery` prompts are decided by all their raters, or all of the plan. `prompts`: how they stood before, where that was read.
 */
export async function withLook<Result>(
  tx: Tx,
  ctx: Context,
  trial: TrialRow,
  work: () => Promise<Result>,
  prompts?: readonly JudgedPrompt[],
): Promise<Result> {
  const before = tally(prompts ?? (await readJudged(tx, trial.id)), trial.ratersPerPrompt)
  const result = await work()
  const after = tally(await readJudged(tx, trial.id), trial.ratersPerPrompt)
  const due = Math.floor(after.decided / trial.lookEvery) > Math.floor(before.decided / trial.lookEvery)
  const all = after.decided >= trial.plannedPrompts && after.decided > before.decided
  if (trial.state === 'running' && (due || all)) {
    const reason = await stopNow(tx, ctx, trial, after)
    const automatic: Context = { ...ctx, actor: { kind: 'system', name: 'Switchboard' } }
    if (reason !== null) await closeHeld(tx, automatic, trial, { reason, note: null })
  }
  return result
}

/** The policy of the day on which the plan was locked: its bars are those that were agreed to. */
export const policyOfPlan = async (ctx: Context, { lockedAt }: Pick<TrialRow, 'lockedAt'>): Promise<Policy> =>
  (await policyOn(ctx, dayIn(lockedAt ?? ctx.now, ctx.workspace.timeZone))).content

/** Whether the stop rules end the trial at these counts, together with everything else that is known of the pair. */
async function stopNow(tx: Tx, ctx: Context, trial: TrialRow, { wins, losses, ties, decided }: Tally & { decided: number }): Promise<Stop> {
  if (trial.goal === null) return null
  // Everything is read through the transaction: it holds the trial, and whoever waits for it may hold all other connections.
  const held: Context = { ...ctx, db: tx as unknown as Context['db'] }
  const policy = await policyOfPlan(held, trial)
  const { id, sidesRandomised, ownPrompts, versionsExact, goal, plannedPrompts } = trial
  const blind = trial.blind && (await readInsiderRaters(tx, id)).length === 0
  const pair = await pairOf(held, trial, goal)
  const asOf = pair?.input.asOf ?? dayIn(ctx.now, ctx.workspace.timeZone)
  return stopAt({
    trial: { id, asOf, wins, losses, ties, blind, sidesRandomised, ownPrompts, versionsExact },
    ...{ decided, policy, planned: plannedPrompts, bar: proofBar(goal, policy) },
    input: pair && pairInput(pair, policy),
  })
}

/** The pair as the running week weighs it; null when it is not weighed, as when the challenger was taken off. */
async function pairOf(ctx: Context, { dependencyId, challengerId }: TrialRow, goal: TrialGoal): Promise<Pair | null> {
  const week = weekIn(ctx.now, ctx.workspace.timeZone)
  const { dependencies } = await reportFrom(ctx, week, await loadWorld(ctx, dependencyId))
  const pairs = (dependencies[0]?.pairs ?? []).filter(({ challenger }) => challenger.id === challengerId)
  return pairs.find((pair) => pair.goal === goal) ?? pairs.find(({ verdict }) => verdict.basis === goal) ?? null
}

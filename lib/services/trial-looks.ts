import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { fromDay } from '@/lib/domain/day'
import { tally } from '@/lib/domain/trial-outcome'
import { dayIn } from '@/lib/domain/week'
import { record } from './audit'
import { readJudged, type TrialRow } from './trial-rows'

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
 * when another `lookEvery` prompts are decided by all their raters, or all of the plan.
 */
export async function withLook<Result>(tx: Tx, ctx: Context, trial: TrialRow, work: () => Promise<Result>): Promise<Result> {
  const before = tally(await readJudged(tx, trial.id), trial.ratersPerPrompt)
  const result = await work()
  const after = tally(await readJudged(tx, trial.id), trial.ratersPerPrompt)
  const due = Math.floor(after.decided / trial.lookEvery) > Math.floor(before.decided / trial.lookEvery)
  const all = after.decided >= trial.plannedPrompts && after.decided > before.decided
  if (trial.state === 'running' && (due || all)) {
    const automatic: Context = { ...ctx, actor: { kind: 'system', name: 'Switchboard' } }
    if (all) await closeHeld(tx, automatic, trial, { reason: 'maximum', note: null })
  }
  return result
}

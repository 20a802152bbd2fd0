import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import { fromDay } from '@/lib/domain/day'
import { Trial } from '@/lib/domain/trial'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { joinedId } from './rows'

const { dependencyId, challengerId, registeredOn, closedOn, plannedPrompts, ratersPerPrompt, note } = Trial.shape
const { blind, sidesRandomised, ownPrompts, versionsExact, wins, losses, ties } = Trial.shape
const columns = { dependencyId, challengerId, registeredOn, closedOn, plannedPrompts, ratersPerPrompt, note }
const outcome = { blind, sidesRandomised, ownPrompts, versionsExact, wins, losses, ties }

/** A trial that was run elsewhere and is over: its counts, and how far each of the four conditions was kept. */
export const FinishedTrial = z.strictObject({ ...columns, ...outcome }).superRefine((row, ctx) => {
  const { error } = Trial.safeParse({ ...row, id: 'new', incumbentId: 'the-incumbent', state: 'closed' })
  for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
  if (row.wins === null && row.losses === null && row.ties === null)
    ctx.addIssue({ code: 'custom', path: ['wins'], message: 'A finished trial has its counts.' })
})

/** Records a finished trial against the incumbent that the dependency has now. */
export async function recordTrial(
  ctx: Context,
  input: z.input<typeof FinishedTrial>,
): Promise<Pick<Trial, 'id' | 'dependencyId' | 'challengerId'>> {
  allow(ctx, 'trial:run')
  const trial = FinishedTrial.parse(input)
  if ((trial.closedOn ?? '') > dayIn(ctx.now, ctx.workspace.timeZone))
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      closedOn: 'This day lies ahead. Record the trial when it is over.',
    })
  return transaction(ctx, async (tx) => {
    const dependency = await tx.dependency.findFirst({
      where: { id: trial.dependencyId, archivedAt: null },
      select: { incumbentId: true, challengers: { select: { offeringId: true } } },
    })
    if (!dependency) throw notFound('This dependency')
    if (!dependency.challengers.some((challenger) => challenger.offeringId === trial.challengerId))
      throw invalid('Nothing was saved. Please correct the marked fields.', {
        challengerId: 'This dependency does not weigh that offering. Choose one of its challengers, or add it to them first.',
      })
    const earlier = await tx.trial.findMany({
      where: { dependencyId: trial.dependencyId, challengerId: trial.challengerId, closedOn: fromDay(trial.closedOn ?? '') },
      select: { state: true },
    })
    if (earlier.some((row) => row.state !== 'voided'))
      throw conflict('A trial of this challenger that closed on this day is already recorded. Void it first if it is wrong.')
    const again = earlier.length > 0 ? String(earlier.length + 1) : null
    const id = joinedId([trial.dependencyId, trial.challengerId, trial.closedOn, again])
    const { incumbentId } = dependency
    const row = { ...trial, id, incumbentId, state: 'closed' as const }
    await tx.trial.create({ data: { ...toColumns(row), workspaceId: ctx.workspace.id } })
    await record(tx, ctx, 'trial.recorded', { type: 'trial', id }, row)
    return { id, dependencyId: trial.dependencyId, challengerId: trial.challengerId }
  })
}

import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
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
  // Whoever records a trial vouches for what they say of it.
  return transaction(ctx, (tx) => writeFinished(tx, ctx, trial, { attestedByName: ctx.actor.name }))
}

type Finished = z.infer<typeof FinishedTrial>

/** Writes a finished trial, with who vouches for its conditions and where its counts come from. */
export async function writeFinished(
  tx: Tx,
  ctx: Context,
  trial: Finished,
  { attestedByName, ...from }: { attestedByName: string | null } & Record<string, unknown>,
): Promise<Pick<Trial, 'id' | 'dependencyId' | 'challengerId'>> {
  const { dependencyId: of, challengerId: by } = trial
  const dependency = await tx.dependency.findFirst({
    where: { id: of, archivedAt: null },
    select: { incumbentId: true, challengers: { select: { offeringId: true } } },
  })
  if (!dependency) throw notFound('This dependency')
  if (!dependency.challengers.some((challenger) => challenger.offeringId === by))
    throw invalid('Nothing was saved. Please correct the marked fields.', {
      challengerId: 'This dependency does not weigh that offering. Choose one of its challengers, or add it to them first.',
    })
  const earlier = await tx.trial.findMany({
    where: { dependencyId: of, challengerId: by, closedOn: fromDay(trial.closedOn ?? '') },
    select: { id: true, state: true, settings: true },
  })
  if (earlier.some((row) => row.state !== 'voided' && row.settings === null))
    throw conflict('A trial of this challenger that closed on this day is already recorded. Void it first if it is wrong.')
  const again = earlier.length > 0 ? String(earlier.length + 1) : null
  const id = joinedId([of, by, trial.closedOn, again])
  const row = { ...trial, id, incumbentId: dependency.incumbentId, state: 'closed' as const, attestedByName }
  await tx.trial.create({ data: { ...toColumns(row), workspaceId: ctx.workspace.id } })
  await record(tx, ctx, 'trial.recorded', { type: 'trial', id }, { ...row, ...from })
  return { id, dependencyId: of, challengerId: by }
}

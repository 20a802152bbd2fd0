import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toColumns, toNoun } from '@/lib/db/columns'
import { trialSelect } from '@/lib/db/select'
import { fromDay } from '@/lib/domain/day'
import type { Origin } from '@/lib/domain/provenance'
import { Trial } from '@/lib/domain/trial'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { record } from './audit'
import { joinedId, staleWrite } from './rows'

export type StoredTrial = Trial & { origin: Origin; version: number }

const { dependencyId, challengerId, registeredOn, closedOn, plannedPrompts, ratersPerPrompt, note } = Trial.shape
const { blind, sidesRandomised, ownPrompts, versionsExact, wins, losses, ties } = Trial.shape
const columns = { dependencyId, challengerId, registeredOn, closedOn, plannedPrompts, ratersPerPrompt, note }
const outcome = { blind, sidesRandomised, ownPrompts, versionsExact, wins, losses, ties }

/** A trial that was run elsewhere and is over: its counts, and how far each of the four conditions was kept. */
export const FinishedTrial = z.strictObject({ ...columns, ...outcome }).superRefine((row, ctx) => {
  const { error } = Trial.safeParse({ ...row, id: 'new', incumbentId: 'the-incumbent', state: 'closed' })
  for (const { path, message } of error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message })
})
export const TrialVoiding = z.strictObject({
  id: Trial.shape.id,
  version: z.number().int().positive(),
  voidReason: z.string().trim().min(1, 'Say why the trial does not count.').max(1000),
})

/** The trials of one dependency, newest first; without one, those of the whole workspace. */
export async function listTrials(ctx: Context, dependency?: string): Promise<StoredTrial[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.trial.findMany({
    where: dependency === undefined ? {} : { dependencyId: dependency },
    orderBy: [{ registeredOn: 'desc' }, { id: 'asc' }],
    select: trialSelect,
  })
  return rows.map((row) => toNoun<StoredTrial>(row))
}

/** Records a finished trial against the incumbent that the dependency has now. */
export async function recordTrial(
  ctx: Context,
  input: z.input<typeof FinishedTrial>,
): Promise<Pick<Trial, 'id' | 'dependencyId' | 'challengerId'>> {
  allow(ctx, 'claim:write')
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

/** Declares that a trial does not count, and why. Its numbers stay on record. */
export async function voidTrial(ctx: Context, input: z.input<typeof TrialVoiding>): Promise<{ id: string; dependencyId: string }> {
  allow(ctx, 'claim:write')
  const { id, version, voidReason } = TrialVoiding.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await tx.trial.findFirst({ where: { id }, select: trialSelect })
    if (!before) throw notFound('This trial')
    const changed = await tx.trial.updateMany({
      where: { id, version, state: { not: 'voided' } },
      data: { state: 'voided', voidReason, version: { increment: 1 } },
    })
    if (changed.count !== 1) throw staleWrite('trial', toNoun(before))
    await record(tx, ctx, 'trial.voided', { type: 'trial', id }, { voidReason })
    return { id, dependencyId: before.dependencyId }
  })
}

import 'server-only'
import { z } from 'zod'
import { allow, type Context, transaction } from '@/lib/context'
import { toNoun } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/scope'
import { trialSelect } from '@/lib/db/select'
import { fromDay } from '@/lib/domain/day'
import type { Origin } from '@/lib/domain/provenance'
import { Trial } from '@/lib/domain/trial'
import { tally } from '@/lib/domain/trial-outcome'
import { type PlannedPrompt, planHash, TrialPlan } from '@/lib/domain/trial-plan'
import { dayIn } from '@/lib/domain/week'
import { conflict, invalid, notFound } from '@/lib/errors'
import { plural } from '@/lib/format'
import { storage } from '@/lib/storage/storage'
import { record } from './audit'
import { joinedId, staleWrite } from './rows'
import { NamesReason, requireNamesReason } from './trial-names'
import { holdTrial, lockedPlan, type PromptRow, readJudged, readPrompts, readTrial, type TrialRow } from './trial-rows'

const listSelect = {
  ...trialSelect,
  ...{ goal: true, lockedAt: true, closedAt: true, closeReason: true, revealedAt: true, attestedByName: true, settings: true },
  _count: { select: { prompts: true } },
} as const

const version = z.number().int().positive()

/** The whole plan again, with the trial and the version it was read at. */
export const TrialPlanChange = TrialPlan.safeExtend({ id: Trial.shape.id, version })
export const TrialRef = z.strictObject({ id: Trial.shape.id, version })
/** `namesReason`: why prompts that name a vendor or a model of either side stay; needed where there are such prompts. */
export const TrialLock = TrialRef.extend({
  namesReason: z
    .union([NamesReason, z.literal('').transform(() => null)])
    .nullable()
    .default(null),
})
export const TrialVoiding = TrialRef.extend({
  voidReason: z.string().trim().min(1, 'Say why the trial does not count.').max(1000),
})

const unsaved = 'Nothing was saved. Please correct the marked fields.'

async function incumbentOf(tx: Tx, { dependencyId, challengerId }: Pick<TrialPlan, 'dependencyId' | 'challengerId'>): Promise<string> {
  const dependency = await tx.dependency.findFirst({
    where: { id: dependencyId, archivedAt: null },
    select: { incumbentId: true, challengers: { select: { offeringId: true } } },
  })
  if (!dependency) throw notFound('This dependency')
  if (!dependency.challengers.some(({ offeringId }) => offeringId === challengerId))
    throw invalid(unsaved, {
      challengerId: 'This dependency does not weigh that offering. Choose one of its challengers, or add it to them first.',
    })
  if (dependency.incumbentId === challengerId) throw invalid(unsaved, { challengerId: 'A trial needs two different offerings.' })
  return dependency.incumbentId
}

async function freeTrialId(tx: Tx, parts: string[], what: { dependencyId: string; challengerId: string }): Promise<string> {
  const draft = await tx.trial.findFirst({ where: { ...what, state: 'registered', lockedAt: null }, select: { id: true } })
  if (draft) throw conflict('There is already a draft of a trial of this pair. Go on with it, or remove it first.', draft)
  for (let number = 1; ; number++) {
    const id = joinedId([...parts, number === 1 ? null : String(number)])
    if ((await tx.trial.count({ where: { id } })) === 0) return id
  }
}

/** Keeps a plan as a draft: everything in it can change until it is locked. */
export async function createTrial(ctx: Context, input: z.input<typeof TrialPlan>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { prompts, ...plan } = TrialPlan.parse(input)
  const { dependencyId, challengerId } = plan
  return transaction(ctx, async (tx) => {
    const incumbentId = await incumbentOf(tx, plan)
    const today = dayIn(ctx.now, ctx.workspace.timeZone)
    const id = await freeTrialId(tx, [dependencyId, challengerId, today], { dependencyId, challengerId })
    const row = { ...plan, id, incumbentId, registeredOn: fromDay(today), blind: true, sidesRandomised: true }
    await tx.trial.create({ data: { ...row, workspaceId: ctx.workspace.id } })
    await writePrompts(tx, ctx, id, prompts)
    await record(tx, ctx, 'trial.planned', { type: 'trial', id }, { ...plan, incumbentId, prompts: prompts.length })
    return { id }
  })
}

/** A prompt that keeps its id and its text keeps its clips and its reference image; one with another text starts anew. */
async function writePrompts(tx: Tx, ctx: Context, trialId: string, prompts: readonly PlannedPrompt[]): Promise<string[]> {
  const before = new Map((await readPrompts(tx, trialId)).map((row) => [row.id, row]))
  const taken = new Set<string>()
  const kept = prompts.map((prompt) => {
    const same = prompt.id !== null && before.get(prompt.id)?.text === prompt.text && !taken.has(prompt.id)
    if (same) taken.add(prompt.id as string)
    return same
  })
  await tx.trialPrompt.deleteMany({ where: { trialId, id: { notIn: [...taken] } } })
  let number = 0
  const freePromptId = () => {
    do number++
    while (taken.has(`p${number}`) || before.has(`p${number}`))
    return `p${number}`
  }
  const rows = prompts.map(({ id, text, useCase }, i) => ({ id: kept[i] && id ? id : freePromptId(), text, useCase, position: i + 1 }))
  const fresh = rows.filter((_, i) => !kept[i])
  await tx.trialPrompt.createMany({ data: fresh.map((row) => ({ ...row, trialId, workspaceId: ctx.workspace.id })) })
  for (const { id, useCase, position } of rows.filter((_, i) => kept[i])) {
    const old = before.get(id)
    if (old?.useCase === useCase && old.position === position) continue
    await tx.trialPrompt.updateMany({ where: { trialId, id }, data: { useCase, position } })
  }
  return picturesOf([...before.values()].filter(({ id }) => !taken.has(id)))
}

/** Stored pictures of prompts; they are deleted once the transaction that dropped the prompts has ended well. */
const picturesOf = (prompts: readonly PromptRow[]): string[] => prompts.flatMap(({ referenceKey }) => referenceKey ?? [])
const deletePictures = (keys: readonly string[]) => Promise.all(keys.map((key) => storage().delete(key)))

/** A draft, held and at the version that was read; refuses whatever is no draft any more. */
async function holdDraft(tx: Tx, ctx: Context, { id, version: read }: z.infer<typeof TrialRef>, what: string): Promise<TrialRow> {
  const trial = await holdTrial(tx, ctx.workspace.id, id)
  if (trial.lockedAt !== null)
    throw conflict(`This trial is locked: its plan was fixed before the first vote, so it can no longer be ${what}.`)
  if (trial.state !== 'registered' || trial.settings === null) throw conflict(`Only a draft can be ${what}; this trial is ${trial.state}.`)
  if (trial.version !== read) throw staleWrite('plan', trial)
  return trial
}

/** Replaces the draft of a plan. Refused once it is locked. */
export async function changeTrial(ctx: Context, input: z.input<typeof TrialPlanChange>): Promise<{ id: string }> {
  allow(ctx, 'trial:run')
  const { id, version: read, prompts, ...plan } = TrialPlanChange.parse(input)
  const dropped = await transaction(ctx, async (tx) => {
    await holdDraft(tx, ctx, { id, version: read }, 'changed')
    const incumbentId = await incumbentOf(tx, plan)
    await tx.trial.updateMany({ where: { id }, data: { ...plan, incumbentId, version: { increment: 1 } } })
    await record(tx, ctx, 'trial.replanned', { type: 'trial', id }, { ...plan, prompts: prompts.length })
    return writePrompts(tx, ctx, id, prompts)
  })
  await deletePictures(dropped)
  return { id }
}

/** Throws a draft away. What is locked stays for good. */
export async function removeTrial(ctx: Context, input: z.input<typeof TrialRef>): Promise<{ id: string; dependencyId: string }> {
  allow(ctx, 'trial:run')
  const ref = TrialRef.parse(input)
  const { pictures, ...removed } = await transaction(ctx, async (tx) => {
    const { id, dependencyId } = await holdDraft(tx, ctx, ref, 'removed')
    const pictures = picturesOf(await readPrompts(tx, id))
    await tx.trial.deleteMany({ where: { id } })
    await record(tx, ctx, 'trial.removed', { type: 'trial', id }, { dependencyId })
    return { id, dependencyId, pictures }
  })
  await deletePictures(pictures)
  return removed
}

/** Fixes the plan for good, by its hash, and opens the trial for clips and votes. */
export async function lockTrial(ctx: Context, input: z.input<typeof TrialLock>): Promise<{ id: string; planSha256: string }> {
  allow(ctx, 'trial:run')
  const { namesReason, ...ref } = TrialLock.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdDraft(tx, ctx, ref, 'locked')
    const prompts = await readPrompts(tx, trial.id)
    if (prompts.length !== trial.plannedPrompts)
      throw invalid(
        `The plan says ${plural(trial.plannedPrompts, 'prompt')}, and there ${prompts.length === 1 ? 'is' : 'are'} ${prompts.length}. Add or remove prompts, or change the planned number, then lock it.`,
      )
    const incumbentId = await incumbentOf(tx, trial)
    if (incumbentId !== trial.incumbentId)
      throw conflict('The dependency has another incumbent than when this trial was planned. Save the plan again, then lock it.')
    const naming = await requireNamesReason(tx, trial, { prompts, namesReason })
    const planSha256 = planHash(lockedPlan(trial, prompts))
    const kept = naming.length > 0 ? { namesReason, namesByName: ctx.actor.name } : {}
    const data = { state: 'running', planSha256, lockedAt: ctx.now, ...kept, version: { increment: 1 } } as const
    await tx.trial.updateMany({ where: { id: trial.id }, data })
    await record(
      tx,
      ctx,
      'trial.locked',
      { type: 'trial', id: trial.id },
      { planSha256, ...(naming.length > 0 ? { namesReason, naming } : {}) },
    )
    return { id: trial.id, planSha256 }
  })
}

/** Declares that a trial does not count, and why; its rows stay on record. Refused once the result of a locked trial was revealed. */
export async function voidTrial(ctx: Context, input: z.input<typeof TrialVoiding>): Promise<{ id: string; dependencyId: string }> {
  allow(ctx, 'trial:run')
  const { id, version: read, voidReason } = TrialVoiding.parse(input)
  return transaction(ctx, async (tx) => {
    const trial = await holdTrial(tx, ctx.workspace.id, id)
    if (trial.state === 'registered' && trial.settings !== null) throw conflict('This plan is a draft. Remove it, or change it.')
    if (trial.revealedAt !== null)
      throw conflict('The result of this trial was revealed. Only a trial whose result nobody has seen can be declared void.')
    if (trial.state === 'voided' || trial.version !== read) throw staleWrite('trial', trial)
    await tx.trial.updateMany({ where: { id }, data: { state: 'voided', voidReason, version: { increment: 1 } } })
    // Where it stood is kept with the reason, so that no result is buried in silence.
    const stood = tally(await readJudged(tx, id), trial.ratersPerPrompt)
    await record(tx, ctx, 'trial.voided', { type: 'trial', id }, { voidReason, ...(trial.settings === null ? {} : stood) })
    return { id, dependencyId: trial.dependencyId }
  })
}

/** A trial in a list; its counts are empty until the reveal. */
export type StoredTrial = Trial & {
  origin: Origin
  version: number
  goal: TrialRow['goal']
  lockedAt: Date | null
  closedAt: Date | null
  closeReason: TrialRow['closeReason']
  revealedAt: Date | null
  attestedByName: string | null
  /** True when it was planned here and not recorded by hand. */
  planned: boolean
  prompts: number
}

/** The trials of one dependency, newest first; without one, those of the whole workspace. */
export async function listTrials(ctx: Context, dependency?: string): Promise<StoredTrial[]> {
  allow(ctx, 'workspace:read')
  const rows = await ctx.db.trial.findMany({
    where: dependency === undefined ? {} : { dependencyId: dependency },
    orderBy: [{ registeredOn: 'desc' }, { id: 'asc' }],
    select: listSelect,
  })
  return rows.map(({ goal, lockedAt, closedAt, closeReason, revealedAt, attestedByName, settings, _count, ...row }) => {
    const more = { goal, lockedAt, closedAt, closeReason, revealedAt, attestedByName }
    return { ...toNoun<Trial & { origin: Origin; version: number }>(row), ...more, planned: settings !== null, prompts: _count.prompts }
  })
}

/** A trial with its plan and the parts of its state that everybody may know. */
export type TrialDetail = TrialRow & { prompts: PromptRow[]; planIntact: boolean }

/** One trial; throws `not_found`. `planIntact`: the plan still has the hash that it was locked with. */
export async function getTrial(ctx: Context, id: string): Promise<TrialDetail> {
  allow(ctx, 'workspace:read')
  const trial = await readTrial(ctx.db, id)
  const prompts = await readPrompts(ctx.db, id)
  const planIntact = trial.planSha256 === null || planHash(lockedPlan(trial, prompts)) === trial.planSha256
  return { ...trial, prompts, planIntact }
}

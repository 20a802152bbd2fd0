import 'server-only'
import type { ScopedClient, Tx } from '@/lib/db/scope'
import { statement } from '@/lib/db/scope'
import { toDay } from '@/lib/domain/day'
import type { Trial } from '@/lib/domain/trial'
import type { JudgedPrompt } from '@/lib/domain/trial-outcome'
import { type LockedPlan, TrialGoal, TrialSettings } from '@/lib/domain/trial-plan'
import { notFound } from '@/lib/errors'

type Db = Pick<ScopedClient | Tx, 'trial' | 'trialPrompt'>

const rowSelect = {
  ...{ id: true, dependencyId: true, challengerId: true, incumbentId: true, state: true, registeredOn: true, closedOn: true },
  ...{ plannedPrompts: true, ratersPerPrompt: true, lookEvery: true, goal: true, hypothesis: true, settings: true, note: true },
  ...{ blind: true, sidesRandomised: true, ownPrompts: true, versionsExact: true, wins: true, losses: true, ties: true },
  ...{ planSha256: true, lockedAt: true, closedAt: true, closeReason: true, closeNote: true, revealedAt: true, voidReason: true },
  ...{ attestedByName: true, namesReason: true, namesByName: true, origin: true, version: true },
} as const

/** A trial with its plan; one that was recorded by hand has no settings and no lock. */
export type TrialRow = Omit<Trial, 'voidReason'> & {
  goal: TrialGoal | null
  hypothesis: string | null
  settings: TrialSettings | null
  lookEvery: number
  planSha256: string | null
  lockedAt: Date | null
  closedAt: Date | null
  closeReason: 'success' | 'futility' | 'maximum' | 'person' | null
  closeNote: string | null
  revealedAt: Date | null
  voidReason: string | null
  attestedByName: string | null
  namesReason: string | null
  namesByName: string | null
  origin: 'catalogue' | 'team' | 'demo'
  version: number
}

export async function readTrial(db: Db, id: string): Promise<TrialRow> {
  const row = await db.trial.findFirst({ where: { id }, select: rowSelect })
  if (!row) throw notFound('This trial')
  const { registeredOn, closedOn, goal, settings, ...rest } = row
  return {
    ...rest,
    registeredOn: toDay(registeredOn),
    closedOn: closedOn === null ? null : toDay(closedOn),
    goal: goal === null ? null : TrialGoal.parse(goal),
    settings: settings === null ? null : TrialSettings.parse(settings),
  }
}

const lock = statement('select t."id" from "Trial" t where t."workspaceId" = $1 and t."id" = $2 for update')

/** Reads a trial and holds it: votes, looks and the close of one trial happen one after the other. */
export async function holdTrial(tx: Tx, workspaceId: string, id: string): Promise<TrialRow> {
  await tx.$queryRawUnsafe(lock, workspaceId, id)
  return readTrial(tx, id)
}

const promptSelect = {
  ...{ id: true, text: true, useCase: true, position: true, referenceKey: true, referenceMime: true, referenceSha256: true },
} as const

export type PromptRow = {
  id: string
  text: string
  useCase: string | null
  position: number
  referenceKey: string | null
  referenceMime: string | null
  referenceSha256: string | null
}

export const readPrompts = (db: Db, trialId: string): Promise<PromptRow[]> =>
  db.trialPrompt.findMany({ where: { trialId }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: promptSelect })

export type PromptWithVotes = PromptRow & JudgedPrompt

/** The prompts of a trial with what became of their clips, and their votes. */
export async function readJudged(db: Db, trialId: string): Promise<PromptWithVotes[]> {
  const rows = await db.trialPrompt.findMany({
    where: { trialId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      ...promptSelect,
      clips: { select: { side: true, state: true } },
      votes: { orderBy: { raterId: 'asc' }, select: { raterId: true, leftSide: true, choice: true } },
    },
  })
  return rows.map(({ clips, ...row }) => {
    const of = (side: 'challenger' | 'incumbent') => clips.find((clip) => clip.side === side)?.state ?? null
    return { ...row, clips: { challenger: of('challenger'), incumbent: of('incumbent') } }
  })
}

/** What the hash of a trial's plan is taken of. */
export function lockedPlan(trial: TrialRow, prompts: readonly PromptRow[]): LockedPlan {
  const { goal, hypothesis, settings } = trial
  if (goal === null || hypothesis === null || settings === null) throw new Error(`The trial ${trial.id} has no plan.`)
  const { dependencyId, challengerId, incumbentId, plannedPrompts, ratersPerPrompt, lookEvery, ownPrompts, versionsExact, note } = trial
  return {
    format: 'switchboard.trial-plan/1',
    ...{ dependencyId, challengerId, incumbentId, goal, hypothesis, plannedPrompts, ratersPerPrompt, lookEvery, settings },
    ...{ ownPrompts, versionsExact, note },
    prompts: prompts.map(({ id, text, useCase, referenceSha256 }) => ({ id, text, useCase, referenceSha256 })),
  }
}

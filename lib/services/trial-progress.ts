import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { OpenTrial } from '@/lib/domain/open-trial'
import { brokenConditions } from '@/lib/domain/trial-conditions'
import { isVotable, outcomeOf } from '@/lib/domain/trial-outcome'
import { goalOf } from '@/lib/domain/trial-plan'
import { type TrialVerdict, trialVerdict } from '@/lib/domain/trial-verdict'
import { proofBar } from '@/lib/domain/verdict/sample-size'
import { dayIn } from '@/lib/domain/week'
import { listOfferingChoices } from './offerings'
import { policyOn } from './policies'
import { listTrials, type StoredTrial } from './trial-plans'

/** How far the work on a trial is; nothing in it says which side is ahead. */
export type TrialProgress = {
  /** Prompts with an outcome. */
  decided: number
  /** Prompts that wait for a clip of a side, and those whose clips are there and whose votes are not. */
  awaitingClips: number
  awaitingVotes: number
  /** People who joined. */
  raters: number
}

export type TrialListLine = StoredTrial & {
  progress: TrialProgress | null
  /** What an ended trial says by itself; null before its counts are known, and for a void one. */
  verdict: TrialVerdict | null
}

/** The trials of the workspace or of one dependency, newest first, with how far each is, and what it says once it is over. */
export async function listTrialLines(ctx: Context, dependency?: string): Promise<TrialListLine[]> {
  allow(ctx, 'workspace:read')
  const trials = await listTrials(ctx, dependency)
  const [progress, verdicts] = await Promise.all([
    progressOf(
      ctx,
      trials.filter(({ planned }) => planned),
    ),
    verdictsOf(ctx, trials),
  ])
  return trials.map((trial) => ({ ...trial, progress: progress.get(trial.id) ?? null, verdict: verdicts.get(trial.id) ?? null }))
}

/** Each ended trial under the policy of the day on which its plan was locked, or on which it closed elsewhere. */
async function verdictsOf(ctx: Context, trials: readonly StoredTrial[]): Promise<Map<string, TrialVerdict>> {
  const ended = trials.filter(({ state, wins, losses }) => state !== 'voided' && wins !== null && losses !== null)
  if (ended.length === 0) return new Map()
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const dayOf = ({ lockedAt, closedOn }: StoredTrial) => (lockedAt ? dayIn(lockedAt, ctx.workspace.timeZone) : (closedOn ?? today))
  const days = [...new Set(ended.map(dayOf))]
  const [policies, dependencies, offerings] = await Promise.all([
    Promise.all(days.map((day) => policyOn(ctx, day))),
    ctx.db.dependency.findMany({ select: { id: true, costGoal: true, forcedMoveBy: true } }),
    listOfferingChoices(ctx),
  ])
  return new Map(
    ended.map((trial) => {
      const policy = policies[days.indexOf(dayOf(trial))]?.content
      const dependency = dependencies.find(({ id }) => id === trial.dependencyId)
      if (!policy || !dependency) throw new Error(`The trial ${trial.id} has no policy or no dependency.`)
      const ends = offerings.some(({ id, ends }) => id === trial.incumbentId && ends !== null)
      const goal = trial.goal ?? goalOf({ costGoal: dependency.costGoal, forced: dependency.forcedMoveBy !== null || ends })
      const counts = { wins: trial.wins ?? 0, losses: trial.losses ?? 0, informal: brokenConditions(trial).length > 0 }
      return [trial.id, trialVerdict(counts, { bar: proofBar(goal, policy), eLoss: policy.thresholds.refuted.eLoss })]
    }),
  )
}

/** The trials that are being voted on now, and how far each is; nothing of who is ahead. */
export async function openTrials(ctx: Context): Promise<OpenTrial[]> {
  allow(ctx, 'workspace:read')
  const trials = await ctx.db.trial.findMany({
    where: { state: 'running', lockedAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, dependencyId: true, challengerId: true, plannedPrompts: true, lookEvery: true, ratersPerPrompt: true },
  })
  const progress = trials.length > 0 ? await progressOf(ctx, trials) : new Map<string, TrialProgress>()
  return trials.map(({ ratersPerPrompt: _, ...trial }) => ({ ...trial, decided: progress.get(trial.id)?.decided ?? 0 }))
}

/** How far one trial is. */
export async function trialProgress(ctx: Context, trial: { id: string; ratersPerPrompt: number }): Promise<TrialProgress> {
  allow(ctx, 'workspace:read')
  return (await progressOf(ctx, [trial])).get(trial.id) as TrialProgress
}

async function progressOf(ctx: Context, trials: readonly { id: string; ratersPerPrompt: number }[]): Promise<Map<string, TrialProgress>> {
  const trialId = { in: trials.map(({ id }) => id) }
  const [prompts, raters] = await Promise.all([
    ctx.db.trialPrompt.findMany({
      where: { trialId },
      select: {
        ...{ id: true, trialId: true, useCase: true, clips: { select: { side: true, state: true } } },
        votes: { select: { raterId: true, leftSide: true, choice: true } },
      },
    }),
    ctx.db.trialRater.groupBy({ by: ['trialId'], where: { trialId, joinedAt: { not: null } }, _count: true }),
  ])
  const joined = new Map(raters.map((row) => [row.trialId, row._count]))
  return new Map(
    trials.map(({ id, ratersPerPrompt }) => {
      const own = prompts
        .filter((prompt) => prompt.trialId === id)
        .map(({ clips, ...prompt }) => {
          const of = (side: 'challenger' | 'incumbent') => clips.find((clip) => clip.side === side)?.state ?? null
          return { ...prompt, clips: { challenger: of('challenger'), incumbent: of('incumbent') } }
        })
      const open = own.filter((prompt) => outcomeOf(prompt, ratersPerPrompt) === null)
      const awaitingVotes = open.filter(isVotable).length
      const counts = { decided: own.length - open.length, awaitingVotes, awaitingClips: open.length - awaitingVotes }
      return [id, { ...counts, raters: joined.get(id) ?? 0 }] as const
    }),
  )
}

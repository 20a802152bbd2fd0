import 'server-only'
import { allow, type Context } from '@/lib/context'
import { isVotable, outcomeOf } from '@/lib/domain/trial-outcome'
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

export type TrialListLine = StoredTrial & { progress: TrialProgress | null }

/** The trials of the workspace, newest first, with how far each is; null for those that were recorded by hand. */
export async function listTrialLines(ctx: Context): Promise<TrialListLine[]> {
  allow(ctx, 'workspace:read')
  const trials = await listTrials(ctx)
  const progress = await progressOf(
    ctx,
    trials.filter(({ planned }) => planned),
  )
  return trials.map((trial) => ({ ...trial, progress: progress.get(trial.id) ?? null }))
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

import type { Context } from '@/lib/context'
import { showings } from '@/lib/domain/trial-order'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { joinTrial, type RaterSession } from '@/lib/services/trial-joining'
import { createTrial, lockTrial } from '@/lib/services/trial-plans'
import { readPrompts, readTrial } from '@/lib/services/trial-rows'
import { castVote, nextPair } from '@/lib/services/trial-voting'
import { aDependency, addMember, anOffering } from './factories'

type Over = Record<string, unknown> & { count?: number }

/** A plan of so many prompts, for a new dependency with one challenger. */
export async function aPlan(ctx: Context, { count = 3, ...over }: Over = {}) {
  const challengerId = await anOffering(ctx)
  const dependencyId = await aDependency(ctx, { challengers: [challengerId] })
  return {
    ...{ dependencyId, challengerId, hypothesis: 'The challenger moves better.', plannedPrompts: count },
    ...{ ownPrompts: true, versionsExact: true, lookEvery: Math.min(30, count), settings: { resolution: '1080p', seconds: 5 } },
    prompts: Array.from({ length: count }, (_, i) => ({ text: `Prompt ${i + 1}`, useCase: i % 2 === 0 ? 'ads' : 'films' })),
    ...over,
  }
}

/** A locked trial whose clips are all there. */
export async function aRunningTrial(ctx: Context, over: Over = {}): Promise<string> {
  const { id } = await createTrial(ctx, await aPlan(ctx, over))
  await lockTrial(ctx, { id, version: 1 })
  await allClips(ctx, id)
  return id
}

/** A clip for every prompt and side that has none yet. */
export async function allClips(ctx: Context, trialId: string): Promise<void> {
  const prompts = await ctx.db.trialPrompt.findMany({ where: { trialId }, select: { id: true, clips: { select: { side: true } } } })
  const rows = prompts.flatMap(({ id, clips }) =>
    (['challenger', 'incumbent'] as const)
      .filter((side) => !clips.some((clip) => clip.side === side))
      .map((side) => aClip(ctx, trialId, id, side)),
  )
  await ctx.db.trialClip.createMany({ data: rows })
}

export const aClip = ({ workspace }: Context, trialId: string, promptId: string, side: TrialSide) => ({
  ...{ workspaceId: workspace.id, trialId, promptId, side, state: 'ready' as const, mime: 'video/mp4' },
  ...{
    storageKey: `key-of-${promptId}-${side}`,
    seconds: 5,
    width: 1920,
    height: 1080,
    frameRate: 24,
    hasAudio: false,
    originalName: `${side}.mp4`,
  },
})

/** What a rater prefers, by prompt; null takes the next pair as it comes. */
export type Taste = (text: string) => TrialSide | 'no_difference'

/** Votes on every pair that waits for a rater, and says how many those were. */
export async function votesOnAll(rater: RaterSession, taste: Taste): Promise<number> {
  for (let voted = 0; ; voted++) {
    const { pair } = await nextPair(rater)
    if (!pair) return voted
    const wanted = taste(pair.prompt)
    const leftSide = await sideOnTheLeft(rater, pair.prompt)
    const choice = wanted === 'no_difference' ? wanted : wanted === leftSide ? ('left' as const) : ('right' as const)
    await castVote(rater, { pairId: pair.pairId, choice })
  }
}

/** What no rater can know: worked out as the server does. */
export async function sideOnTheLeft({ ctx, trialId, raterId }: RaterSession, text: string): Promise<TrialSide> {
  const { planSha256, lookEvery } = await readTrial(ctx.db, trialId)
  const prompts = await readPrompts(ctx.db, trialId)
  const id = prompts.find((prompt) => prompt.text === text)?.id
  const shown = showings(prompts, { planSha256: planSha256 ?? '', lookEvery, raterId }).find(({ promptId }) => promptId === id)
  if (!shown) throw new Error(`No prompt says ${text}.`)
  return shown.leftSide
}

/** So many members who take part in a trial. */
export async function raters(url: string, ctx: Context, trialId: string, count = 3): Promise<RaterSession[]> {
  const found: RaterSession[] = []
  for (let i = 0; i < count; i++) found.push(await joinTrial(await addMember(url, ctx, 'rater', `Rater ${i + 1}`), { trialId }))
  return found
}

/** The pair that waits for a rater; throws when none does. */
export async function pairFor(rater: RaterSession) {
  const { pair } = await nextPair(rater)
  if (!pair) throw new Error('No pair waits.')
  return pair
}

/** A vote for whatever stands on the left. */
export const left = (pairId: string) => ({ pairId, choice: 'left' as const })

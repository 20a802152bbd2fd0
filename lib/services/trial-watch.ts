import 'server-only'
import { allow, type Context } from '@/lib/context'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { type PairLine, pairsOf } from './trial-results'

/** One pair to look at again, with the clip of each side; null where a side made none. */
export type WatchedPair = PairLine & { clips: Record<TrialSide, { id: string; hasPoster: boolean } | null> }

/** The pairs that the challenger won and lost most clearly, so many of each. Refused before the reveal. */
export async function pairsToWatch(ctx: Context, id: string, count = 2): Promise<{ best: WatchedPair[]; worst: WatchedPair[] }> {
  allow(ctx, 'workspace:read')
  const pairs = (await pairsOf(ctx, id)).filter(({ shown }) => shown.challenger && shown.incumbent)
  const best = pairs.filter(({ outcome }) => outcome === 'win').slice(0, count)
  const worst = pairs
    .filter(({ outcome }) => outcome === 'loss')
    .slice(-count)
    .reverse()
  const promptId = { in: [...best, ...worst].map((pair) => pair.promptId) }
  const clips = await ctx.db.trialClip.findMany({
    where: { trialId: id, promptId, state: 'ready' },
    select: { id: true, promptId: true, side: true, posterKey: true },
  })
  const of = (pair: PairLine, side: TrialSide) => {
    const clip = clips.find((row) => row.promptId === pair.promptId && row.side === side)
    return clip ? { id: clip.id, hasPoster: clip.posterKey !== null } : null
  }
  const watched = (pair: PairLine) => ({ ...pair, clips: { challenger: of(pair, 'challenger'), incumbent: of(pair, 'incumbent') } })
  return { best: best.map(watched), worst: worst.map(watched) }
}

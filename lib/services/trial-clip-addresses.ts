import 'server-only'
import { fromOpaque, opaque, opaqueName } from '@/lib/auth/opaque'
import type { ScopedClient } from '@/lib/db/scope'
import type { Showing } from '@/lib/domain/trial-order'
import { type Clip, otherSide, type Pair, type TrialSide } from '@/lib/domain/trial-vote'
import type { RaterSession } from './trial-joining'
import type { PromptRow } from './trial-rows'

const mediaSelect = {
  ...{ promptId: true, side: true, seconds: true, width: true, height: true, frameRate: true, hasAudio: true },
} as const

export type ClipMedia = Omit<Clip, 'src'> & { promptId: string; side: TrialSide }

/** What the clips of some prompts are like, without anything that tells who made them. */
export const readClipMedia = (db: Pick<ScopedClient, 'trialClip'>, trialId: string, promptIds: readonly string[]): Promise<ClipMedia[]> =>
  db.trialClip.findMany({ where: { trialId, promptId: { in: [...promptIds] }, state: 'ready' }, select: mediaSelect })

/** The name of a pair in front of one rater. */
export const pairIdOf = ({ ctx, trialId, raterId }: RaterSession, promptId: string): string =>
  opaqueName('pair', ctx.workspace.id, trialId, promptId, raterId)

export type ClipPosition = 'left' | 'right' | 'given'

/** Where a rater's browser fetches a clip (`left`, `right`) or the reference image (`given`): the position is in it, and never the side. */
const addressOf = ({ ctx, trialId, raterId }: RaterSession, promptId: string, position: ClipPosition): string =>
  `/vote/clips/${opaque([ctx.workspace.id, trialId, raterId, promptId, position])}`

export type ClipAddress = { workspaceId: string; trialId: string; raterId: string; promptId: string; position: ClipPosition }

/** What an address of a clip means; null for one that was not made here. */
export function readClipAddress(text: string): ClipAddress | null {
  const [workspaceId, trialId, raterId, promptId, position] = fromOpaque(text) ?? []
  if (!workspaceId || !trialId || !raterId || !promptId) return null
  if (position !== 'left' && position !== 'right' && position !== 'given') return null
  return { workspaceId, trialId, raterId, promptId, position }
}

type Shown = { rater: RaterSession; prompt: PromptRow; showing: Showing; media: readonly ClipMedia[]; number: number; of: number }

/** A pair as a rater sees it. */
export function shownPair({ rater, prompt, showing, media, number, of }: Shown): Pair {
  const clip = (position: 'left' | 'right', side: TrialSide): Clip => {
    const found = media.find((row) => row.promptId === prompt.id && row.side === side)
    const { seconds = null, width = null, height = null, frameRate = null, hasAudio = null } = found ?? {}
    return { src: addressOf(rater, prompt.id, position), seconds, width, height, frameRate, hasAudio }
  }
  return {
    pairId: pairIdOf(rater, prompt.id),
    ...{ number, of, prompt: prompt.text },
    reference: prompt.referenceKey === null ? null : addressOf(rater, prompt.id, 'given'),
    left: clip('left', showing.leftSide),
    right: clip('right', otherSide(showing.leftSide)),
  }
}

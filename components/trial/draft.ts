import type { ClipFault } from '@/lib/domain/trial-vote'
import { type Side, sides, sideWord } from './view-settings'

export type Opinion = { accepted: boolean; reason: ClipFault | null } | null
/** What a rater may say beside the vote; sent together with it. */
export type Draft = { tags: readonly string[]; opinions: Record<Side, Opinion> }

export const emptyDraft: Draft = { tags: [], opinions: { left: null, right: null } }

/** Words for what decided; free text on the server, and not analysed. */
export const reasonTags = ['follows the prompt', 'motion', 'consistency', 'sharpness', 'physics', 'sound', 'taste'] as const

/** What has to be completed before the vote can be sent; null when nothing is. */
export function gapOf({ opinions }: Draft): string | null {
  const side = sides.find((one) => opinions[one]?.accepted === false && opinions[one]?.reason === null)
  return side ? `Say what is wrong with the ${sideWord[side].toLowerCase()} clip, or clear that answer. Then vote again.` : null
}

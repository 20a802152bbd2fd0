import type { ClipStanding } from './trial-outcome'
import type { ClipFault, TrialSide } from './trial-vote'

/** A clip as raters judged it; `accepted` holds one entry per rater who said whether they would use it. */
export type JudgedClip = {
  side: TrialSide
  state: ClipStanding
  seconds: number | null
  judgements: { accepted: boolean; reasonCode: ClipFault | null }[]
}

export type Acceptance = {
  /** Clips that raters judged, those that most of them would use, and prompts for which no clip was made. */
  judged: number
  accepted: number
  failed: number
  /** Accepted clips among judged and failed ones; null when there are none. */
  rate: number | null
  seconds: { judged: number; accepted: number }
  /** US dollars for one second that would be used; null when the price is unknown, or nothing was accepted. */
  costPerAcceptedSecondUsd: number | null
  /** Why clips were turned down, the commonest reason first. */
  reasons: { reason: ClipFault; count: number }[]
}

const isAccepted = ({ judgements }: JudgedClip): boolean => judgements.filter(({ accepted }) => accepted).length * 2 > judgements.length

/**
 * What of one side's clips would be used. A clip is accepted when more than half of those who judged it accept it; a clip that was never made is
 * not accepted. `attempts` clips were paid for to get each one shown; what failed is taken as not charged.
 */
export function acceptanceOf(
  clips: readonly JudgedClip[],
  side: TrialSide,
  price: { usdPerSecond: number | null; attempts: number },
): Acceptance {
  const own = clips.filter((clip) => clip.side === side)
  const judged = own.filter(({ state, judgements }) => state === 'ready' && judgements.length > 0)
  const accepted = judged.filter(isAccepted)
  const failed = own.filter(({ state }) => state === 'failed' || state === 'refused').length
  const all = judged.length + failed
  const seconds = { judged: total(judged), accepted: total(accepted) }
  const { usdPerSecond, attempts } = price
  const known = usdPerSecond !== null && seconds.accepted > 0
  return {
    ...{ judged: judged.length, accepted: accepted.length, failed, rate: all === 0 ? null : accepted.length / all, seconds },
    costPerAcceptedSecondUsd: known ? (usdPerSecond * attempts * seconds.judged) / seconds.accepted : null,
    reasons: reasonsOf(judged),
  }
}

const total = (clips: readonly JudgedClip[]): number => clips.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)

function reasonsOf(clips: readonly JudgedClip[]): Acceptance['reasons'] {
  const counts = new Map<ClipFault, number>()
  for (const { judgements } of clips)
    for (const { reasonCode } of judgements) if (reasonCode !== null) counts.set(reasonCode, (counts.get(reasonCode) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

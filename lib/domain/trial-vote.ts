import { z } from 'zod'

export const TrialSide = z.enum(['challenger', 'incumbent'])
export type TrialSide = z.infer<typeof TrialSide>

/** The other of the two sides. */
export const otherSide = (side: TrialSide): TrialSide => (side === 'challenger' ? 'incumbent' : 'challenger')

/** Why a clip would not be used. */
export const clipFaults = [
  { id: 'artefacts', label: 'Artefacts' },
  { id: 'motion', label: 'Motion' },
  { id: 'identity', label: 'Identity or consistency' },
  { id: 'prompt', label: 'Does not follow the prompt' },
  { id: 'audio', label: 'Sound' },
  { id: 'unsafe', label: 'Unsafe or off brand' },
  { id: 'other', label: 'Something else' },
] as const
export const ClipFault = z.enum(['artefacts', 'motion', 'identity', 'prompt', 'audio', 'unsafe', 'other'])
export type ClipFault = z.infer<typeof ClipFault>

/** One clip as a rater sees it: nothing in it tells the side. */
export type Clip = {
  src: string
  seconds: number | null
  width: number | null
  height: number | null
  frameRate: number | null
  hasAudio: boolean | null
}

/** Two clips of one prompt, side by side, as one rater sees them. */
export type Pair = {
  pairId: string
  number: number
  /** Pairs that are judged or can be judged now. */
  of: number
  prompt: string
  reference: string | null
  left: Clip
  right: Clip
}

/** Whether a rater would use a clip; one that is turned down has a reason. */
export const Judgement = z
  .strictObject({ accepted: z.boolean(), reason: ClipFault.nullable().default(null) })
  .superRefine(({ accepted, reason }, ctx) => {
    if (!accepted && reason === null) ctx.addIssue({ code: 'custom', path: ['reason'], message: 'Say what is wrong with this clip.' })
    if (accepted && reason !== null) ctx.addIssue({ code: 'custom', path: ['reason'], message: 'A clip that you accept needs no reason.' })
  })
export type Judgement = z.infer<typeof Judgement>

export const Vote = z
  .strictObject({
    pairId: z.string().min(1).max(100),
    choice: z.enum(['left', 'right', 'no_difference'], 'Choose left, right or no difference.'),
    tags: z.array(z.string().trim().min(1).max(40)).max(10, 'At most ten tags.').default([]),
    judgements: z
      .strictObject({ left: Judgement.nullable().default(null), right: Judgement.nullable().default(null) })
      .default({ left: null, right: null }),
  })
  .meta({ description: 'Vote on one pair' })
export type Vote = z.infer<typeof Vote>

/** What a rater may know of a trial while it runs. */
export type RaterProgress = {
  /**
   * voting: a pair waits · waiting: the rest of the clips are not there yet, or others have to vote · done: nothing is left for this rater ·
   * closed: no more votes are taken · watching: every pair can be seen, votes are refused
   */
  state: 'voting' | 'waiting' | 'done' | 'closed' | 'watching'
  /** Why somebody only watches: a tie to a vendor of either side, or knowing which model made which clip. */
  watches: 'vendor' | 'insider' | null
  voted: number
  /** Pairs that are judged or can be judged now, and with those that still come. */
  ready: number
  of: number
  /** The trial is made up, and drawings stand in for the clips of both sides. */
  demo: boolean
}

/** The next pair to judge, and the one after it so that its clips can be loaded ahead. */
export type NextPair = RaterProgress & { pair: Pair | null; ahead: Pair | null }

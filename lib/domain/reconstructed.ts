import type { SignOffLine } from './report'

/** The remark under every week that was drawn after it was over, for a demo workspace. */
export const reconstructionRemark = 'Demo data: drawn afterwards, from what was public at the time.'

/** What the word *reconstructed* means beside a week, in one sentence. */
export const reconstructedMeaning =
  'Nobody signed this week while it ran: the demo drew it afterwards, from what had been published by its day. Its hash proves that it has not changed since, not when it was made.'

/** True for a week of a demo workspace that was signed after it was over, as its signatures say themselves. */
export const isReconstructed = (demo: boolean, signOffs: readonly Pick<SignOffLine, 'note'>[]): boolean =>
  demo && signOffs.some(({ note }) => note === reconstructionRemark)

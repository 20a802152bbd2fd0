/** One clock for two players: where it stood, and since when it runs; `since` is null while it stands. */
export type Clock = { at: number; since: number | null }

/** Where the clock stands, in seconds of the clip; `now` in milliseconds. */
export const readClock = ({ at, since }: Clock, now: number): number => (since === null ? at : at + (now - since) / 1000)

/** Beyond this, catching up by speed would take longer than a person overlooks. */
const seekBeyondSeconds = 0.25
const catchUpSeconds = 0.4
const mostRateChange = 0.1

/**
 * What brings a player back to the clock: a speed, or a jump when it is too far off. `ahead` is player minus clock and `frame` the length of a
 * frame, both in seconds. Within an eighth of a frame nothing is done, so that a player in step runs at its own speed.
 */
export function correctionOf(ahead: number, frame: number): { rate: number } | 'seek' {
  if (Math.abs(ahead) > Math.max(seekBeyondSeconds, 2 * frame)) return 'seek'
  if (Math.abs(ahead) <= frame / 8) return { rate: 1 }
  const change = Math.min(mostRateChange, Math.max(-mostRateChange, -ahead / catchUpSeconds))
  return { rate: 1 + change }
}

/** The number of the frame that shows at `seconds`, from 0. */
export const frameAt = (seconds: number, frameRate: number): number => Math.floor(seconds * frameRate + 0.01)

/** The middle of the frame that is `by` frames on, within a clip of `length` seconds. A seek to an edge may show either frame. */
export function frameMiddle(seconds: number, { by = 0, frameRate, length }: { by?: number; frameRate: number; length: number }): number {
  const last = Math.max(0, Math.ceil(length * frameRate - 0.01) - 1)
  const frame = Math.min(last, Math.max(0, frameAt(seconds, frameRate) + by))
  return Math.min(length, (frame + 0.5) / frameRate)
}

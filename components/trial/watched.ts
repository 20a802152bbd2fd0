const partSeconds = 0.5
/** So close to the end, nothing is left to see; a jump to the end stands in the middle of the last frame. */
const endSeconds = 0.1
/** How much further than the time that went by a position may be, so that it was played to and not jumped to. */
const slackSeconds = 0.3

/**
 * Keeps in mind which parts of two clips have been in front of a rater; `length` is that of the shorter one, in seconds. A part was seen when it
 * was played through, or when the place stood in it. All is seen when every part was, up to the end, in any order. Clips whose length
 * nobody knows are taken as seen: they must not keep anybody from voting.
 */
export function watched(length: number) {
  const measured = Number.isFinite(length) && length > 0
  const parts = Array.from({ length: measured ? Math.max(1, Math.round(length / partSeconds)) : 0 }, () => false)
  const partAt = (at: number) => Math.min(parts.length - 1, Math.max(0, Math.floor((at / length) * parts.length)))
  let ended = !measured
  let before: { at: number; now: number } | null = null
  return {
    /** `time` is the place in the clips in seconds, and `now` the moment, in milliseconds, at which it was read. */
    look: ({ time, playing }: { time: number; playing: boolean }, now: number): void => {
      const played = before !== null && playing && time >= before.at && time - before.at <= (now - before.now) / 1000 + slackSeconds
      const from = played && before ? before.at : time
      before = { at: time, now }
      if (from > length) return
      if (time >= length - endSeconds) ended = true
      for (let part = partAt(from); part <= partAt(time); part++) parts[part] = true
    },
    all: (): boolean => ended && parts.every(Boolean),
  }
}

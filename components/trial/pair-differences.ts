import type { Pair } from '@/lib/domain/trial-vote'

/** What a rater has to know to compare the clips, in sentences. Their resolution is not: it would hint at the model, and sway. */
export function differencesOf({ left, right }: Pair): string[] {
  const lines: string[] = []
  const frame = 1 / (Math.max(left.frameRate ?? 0, right.frameRate ?? 0) || 24)
  if (left.seconds !== null && right.seconds !== null && Math.abs(left.seconds - right.seconds) > frame)
    lines.push(`Left lasts ${left.seconds.toFixed(1)} s, right ${right.seconds.toFixed(1)} s: the shorter one holds its last frame.`)
  if (left.hasAudio !== null && right.hasAudio !== null && left.hasAudio !== right.hasAudio)
    lines.push(`Only the ${left.hasAudio ? 'left' : 'right'} clip has sound.`)
  return lines
}

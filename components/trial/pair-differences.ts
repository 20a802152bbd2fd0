import type { Clip, Pair } from '@/lib/domain/trial-vote'

const size = ({ width, height }: Clip) => (width && height ? `${width} × ${height}` : null)

/** What makes the two clips unequal to look at, apart from their picture, in sentences. */
export function differencesOf({ left, right }: Pair): string[] {
  const lines: string[] = []
  const frame = 1 / (Math.max(left.frameRate ?? 0, right.frameRate ?? 0) || 24)
  if (left.seconds !== null && right.seconds !== null && Math.abs(left.seconds - right.seconds) > frame)
    lines.push(`Left lasts ${left.seconds.toFixed(1)} s, right ${right.seconds.toFixed(1)} s: the shorter one holds its last frame.`)
  if (size(left) !== null && size(right) !== null && size(left) !== size(right))
    lines.push(`Left has ${size(left)} pixels, right ${size(right)}: both are shown equally large.`)
  if (left.hasAudio !== null && right.hasAudio !== null && left.hasAudio !== right.hasAudio)
    lines.push(`Only the ${left.hasAudio ? 'left' : 'right'} clip has sound.`)
  return lines
}

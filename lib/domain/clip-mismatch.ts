/** What is compared between the two clips of one prompt. */
export type ClipShape = { width: number; height: number; seconds: number; frameRate: number; hasAudio: boolean; mime: string }

const apart = (one: number, other: number) => Math.abs(one - other) / Math.max(one, other)
const decimal = (value: number) => Number(value.toFixed(2)).toString()
const sound = (clip: ClipShape) => (clip.hasAudio ? 'sound' : 'no sound')

/**
 * How the two clips of a prompt differ in what the plan sets equal, as short texts with the challenger's value first: resolution, frame rate
 * (by more than 0.5 %, so that 23.976 is 24), duration (by more than 5 %), sound, and the container, which a browser shows to whoever looks.
 * Such a difference can tell the sides apart, or be what raters judge.
 * @example clipMismatches(a, b) // ['1280 × 720 and 1920 × 1080 pixels', '24 and 30 pictures a second']
 */
export function clipMismatches(challenger: ClipShape, incumbent: ClipShape): string[] {
  const found: string[] = []
  if (challenger.width !== incumbent.width || challenger.height !== incumbent.height)
    found.push(`${challenger.width} × ${challenger.height} and ${incumbent.width} × ${incumbent.height} pixels`)
  if (apart(challenger.frameRate, incumbent.frameRate) > 0.005)
    found.push(`${decimal(challenger.frameRate)} and ${decimal(incumbent.frameRate)} pictures a second`)
  if (apart(challenger.seconds, incumbent.seconds) > 0.05) found.push(`${decimal(challenger.seconds)} and ${decimal(incumbent.seconds)} s`)
  if (challenger.hasAudio !== incumbent.hasAudio) found.push(`${sound(challenger)} and ${sound(incumbent)}`)
  if (challenger.mime !== incumbent.mime)
    found.push(`${challenger.mime === 'video/webm' ? 'WebM' : 'MP4'} and ${incumbent.mime === 'video/webm' ? 'WebM' : 'MP4'}`)
  return found
}

import type { Claim } from '@/lib/domain/claim'
import type { TaskId } from '@/lib/domain/task'

/** What a claim says about how the clips were made; null = not stated, or several values at once. */
export interface StatedSettings {
  audio: boolean | null
  /** Lines of the shorter side: 1080 for "1080p" and for "1920x1080". */
  resolution: number | null
  seconds: number | null
  fps: number | null
}

const SILENT = /\b(?:silent|muted?|(?:no|without) (?:audio|sound))\b/i
const AUDIBLE = /\b(?:audio|sound)\b/i

/**
 * The settings that a claim's variant and settings text state, such as "audio, 1080p" or "832x480, 5 s, 24 fps".
 * @example statedSettings({ variant: 'audio, 1080p', settings: null }) // { audio: true, resolution: 1080, seconds: null, fps: null }
 */
export function statedSettings(claim: Pick<Claim, 'variant' | 'settings'>): StatedSettings {
  const text = settingsText(claim)
  return {
    audio: statedAudio(text),
    resolution: only([...resolutions(text)]),
    seconds: only(matches(text, /(\d+(?:\.\d+)?)[ -]?(?:s|sec|seconds?)\b/gi)),
    fps: only(matches(text, /(\d+(?:\.\d+)?) ?fps\b/gi)),
  }
}

/** All that a claim says about how its clips were made, as one text. */
export const settingsText = ({ variant, settings }: Pick<Claim, 'variant' | 'settings'>): string =>
  [variant, settings].filter(Boolean).join('; ')

/** True when two results state different values of the same setting, so that they cannot be two rows of one test. */
export function settingsContradict(a: StatedSettings, b: StatedSettings): boolean {
  return (['audio', 'resolution', 'seconds', 'fps'] as const).some((key) => a[key] !== null && b[key] !== null && a[key] !== b[key])
}

/** Tasks whose clips people judge with sound on (true) or off (false); null where benchmarks do not make the difference. */
export function wantsAudio(task: TaskId): boolean | null {
  if (task.endsWith('_audio') || task === 'lipsync') return true
  return task === 't2v' || task === 'i2v' || task === 'edit' ? false : null
}

function statedAudio(text: string): boolean | null {
  if (SILENT.test(text)) return false
  return AUDIBLE.test(text) ? true : null
}

function* resolutions(text: string): Generator<number> {
  yield* matches(text, /\b(\d{3,4})p\b/gi)
  for (const [, width, height] of text.matchAll(/\b(\d{3,4}) ?[x×] ?(\d{3,4})\b/gi)) yield Math.min(Number(width), Number(height))
  if (/\b4k\b/i.test(text)) yield 2160
}

const matches = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map((match) => Number(match[1]))

/** A range such as "5 to 10 s" states no single value. */
function only(values: number[]): number | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null
}

import { formatNumber } from '@/lib/format'
import { clipLimits, playable } from './clip-limits'

const convert = 'Export it again as MP4 with H.264 and AAC.'

const codecNames: Record<string, string> = {
  hevc: 'H.265',
  prores: 'ProRes',
  mpeg2: 'MPEG-2',
  mp3: 'MP3',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  ac3: 'Dolby Digital',
  eac3: 'Dolby Digital Plus',
  dts: 'DTS',
}

const plainName = (codec: string | null) => {
  if (codec === null) return 'a codec that is not known here'
  if (codec.startsWith('pcm') || codec === 'ulaw' || codec === 'alaw') return 'PCM (not compressed)'
  return codecNames[codec] ?? codec.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 8)
}

/** A sentence for each reason why a clip is not taken: what is wrong, and what to do. */
const sentences: Record<string, (detail: string | number | null) => string> = {
  broken: () =>
    'The clip is damaged or was cut off: a part of it cannot be read. Open it in a player; if it plays to its end there, export it again.',
  empty: () => 'The clip has a track without a single picture or sound in it. Export it again.',
  no_key: () =>
    'The clip does not begin with a whole picture, so no player can show its start. Export it again instead of cutting it without encoding.',
  no_picture: () => 'The file has no picture in it, only sound or nothing. Choose the video file.',
  video_codec: (codec) => `The picture is in ${plainName(String(codec))}, which many browsers cannot play. ${playable} ${convert}`,
  audio_codec: (codec) => `The sound is in ${plainName(String(codec))}, which many browsers cannot play. ${playable} ${convert}`,
  too_long: (seconds) =>
    `The clip lasts ${formatNumber(Number(seconds), 1)} s, and at most ${clipLimits.mostSeconds} s are taken. Cut it to the scene that is compared.`,
  too_short: (seconds) => `The clip lasts only ${formatNumber(Number(seconds), 2)} s. Check that the whole clip was exported.`,
  too_wide: (size) =>
    `The picture has ${size} pixels, and at most ${clipLimits.mostPixels} are taken on the longer side. Export both sides at the resolution of the plan.`,
  too_small: (size) => `The picture has ${size} pixels, too few to judge. Export it at the resolution of the plan.`,
  packets: () => 'The clip has more pictures than ten minutes at 240 a second. Export it at the frame rate of the plan.',
  too_dear: () => 'The clip takes more time or memory to read than a clip may. It is damaged, or made to be hard to read: export it again.',
}

/** The sentence for the code of a refusal; null for a code that is not the clip's fault. */
export const refusalText = (code: string, detail: string | number | null): string | null => sentences[code]?.(detail) ?? null

export const tooLarge = `The clip is larger than ${clipLimits.mostBytes / 1e9} GB. A scene of a few seconds needs a small part of that: export it at a lower bit rate.`
export const isNoClip = (seen: string) => `This is ${seen}, whatever its name says, and not a clip. ${playable}`

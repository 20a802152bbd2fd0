/** What a clip may be. A trial compares short scenes; everything larger is a mistake, or somebody else's use of the disk. */
export const clipLimits = {
  mostBytes: 1_000_000_000,
  leastSeconds: 0.1,
  mostSeconds: 600,
  /** The longer side. */
  mostPixels: 4096,
  /** The shorter side. */
  leastPixels: 16,
  /** Ten minutes at 240 pictures a second. */
  mostPackets: 144_000,
  videoCodecs: ['avc', 'vp8', 'vp9', 'av1'],
  audioCodecs: ['aac', 'opus'],
}

export const playable = 'Browsers play H.264, VP8, VP9 and AV1, with AAC or Opus sound, in MP4, MOV or WebM.'

const seekPatienceMs = 3000

function seekTo(video: HTMLVideoElement, seconds: number): Promise<void> {
  const to = Math.min(seconds, video.duration)
  if (!video.seeking && Math.abs(video.currentTime - to) < 0.0005) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      video.removeEventListener('seeked', done)
      resolve()
    }
    // A player that never answers must not keep the other one from playing.
    const timer = setTimeout(done, seekPatienceMs)
    video.addEventListener('seeked', done)
    video.currentTime = to
  })
}

export type PlayerPair = {
  /** Of the longer one, in seconds. */
  length: number
  /** The length of the shorter one, in seconds. */
  shortest: number
  /** Those that are not over at this second; the others hold their last frame. */
  moving: (at: number) => HTMLVideoElement[]
  /** Whether one that is not over lacks data. At its very end a player has none ahead, and needs none. */
  starved: (at: number) => boolean
  halt: () => void
  seek: (seconds: number) => Promise<unknown>
  /** Starts those that are not over and gives the place of the one that got less far; null when the browser refused to play. */
  play: (from: number) => Promise<number | null>
}

/** Two videos that are told everything together; `frame` is the length of a frame in seconds. */
export function playerPair(videos: readonly HTMLVideoElement[], frame: number): PlayerPair {
  const moving = (at: number) => videos.filter((video) => at < video.duration - frame / 2)
  return {
    length: Math.max(...videos.map((video) => video.duration)),
    shortest: Math.min(...videos.map((video) => video.duration)),
    moving,
    starved: (at) => moving(at).some((video) => video.readyState < 3 && video.currentTime < video.duration - 3 * frame),
    halt: () => {
      for (const video of videos) {
        video.pause()
        video.playbackRate = 1
      }
    },
    seek: (seconds) => Promise.all(videos.map((video) => seekTo(video, seconds))),
    play: async (from) => {
      const started = moving(from)
      const began = await Promise.allSettled(started.map((video) => video.play()))
      if (began.some(({ status }) => status === 'rejected')) return null
      return started.length === 0 ? from : Math.min(...started.map((video) => video.currentTime))
    },
  }
}

/** Calls back for each frame that a player shows, or of the screen where the browser cannot tell; gives what ends it. */
export function everyFrame(video: HTMLVideoElement, look: () => void): () => void {
  const exact = 'requestVideoFrameCallback' in HTMLVideoElement.prototype
  let id = 0
  const next = () => {
    id = exact ? video.requestVideoFrameCallback(turn) : requestAnimationFrame(turn)
  }
  const turn = () => {
    look()
    next()
  }
  next()
  return () => (exact ? video.cancelVideoFrameCallback(id) : cancelAnimationFrame(id))
}

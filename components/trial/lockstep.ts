import { type Clock, correctionOf, frameMiddle, readClock } from './lockstep-clock'
import { everyFrame, playerPair } from './player-pair'

/** `waiting` for data; `refused`: the browser did not start the clips by itself. */
export type LockstepState = { playing: boolean; waiting: boolean; refused: boolean; time: number }
export type Lockstep = ReturnType<typeof lockstep>

/**
 * Plays two videos by one clock. Both start from the same place at the same moment; whoever leaves the clock is brought back by speed, or by a
 * jump when it is far off; when one has to wait for data, both wait. The shorter one holds its last frame until the longer one ends.
 */
export function lockstep(videos: readonly HTMLVideoElement[], { frameRate, loop: loops }: { frameRate: number; loop: boolean }) {
  const frame = 1 / frameRate
  const pair = playerPair(videos, frame)
  const { length } = pair
  const listeners = new Set<() => void>()
  let loop = loops
  let clock: Clock = { at: 0, since: null }
  let current: LockstepState = { playing: false, waiting: false, refused: false, time: 0 }
  // What was begun before the newest command must not finish after it.
  let command = 0
  let asked: number | null = null
  let seeking = false

  const now = () => Math.min(length, readClock(clock, performance.now()))
  const middle = (at: number, by = 0) => frameMiddle(at, { by, frameRate, length })
  const say = (change: Partial<LockstepState>) => {
    current = { ...current, ...change, time: now() }
    for (const notify of listeners) notify()
  }
  const stand = (at: number) => {
    clock = { at, since: null }
    pair.halt()
    return ++command
  }

  async function start(from: number) {
    const mine = stand(from)
    say({ playing: true, refused: false })
    await pair.seek(from)
    if (mine !== command) return
    const at = await pair.play(from)
    if (mine !== command) return
    if (at === null) {
      stand(from)
      return say({ playing: false, waiting: false, refused: true })
    }
    clock = { at, since: performance.now() }
    say({ waiting: false })
  }

  function stop(at: number) {
    stand(middle(at))
    say({ playing: false, waiting: false })
    void pair.seek(clock.at)
  }

  function waitForData() {
    const mine = stand(now())
    say({ waiting: true })
    const look = () => {
      if (mine !== command) return
      if (pair.starved(clock.at)) setTimeout(look, 50)
      else void start(clock.at)
    }
    look()
  }

  function keepStep() {
    if (clock.since === null) return
    const at = now()
    if (at >= length) return loop ? void start(0) : stop(length)
    if (pair.starved(at)) return waitForData()
    for (const video of pair.moving(at)) {
      if (video.ended) continue
      const correction = correctionOf(video.currentTime - at, frame)
      if (correction === 'seek') return void start(at)
      if (video.playbackRate !== correction.rate) video.playbackRate = correction.rate
    }
    say({})
  }

  /** While one jump is under way, only the newest of those that follow is kept. */
  async function seek(seconds: number) {
    asked = Math.min(length, Math.max(0, seconds))
    if (seeking) return
    seeking = true
    const mine = stand(now())
    while (asked !== null && mine === command) {
      clock = { at: middle(asked), since: null }
      asked = null
      say({})
      await pair.seek(clock.at)
    }
    seeking = false
    asked = null
    if (mine === command && current.playing) await start(clock.at)
  }

  const halted = () => {
    if (current.playing) stop(now())
  }
  const toggle = () => (current.playing ? stop(now()) : void start(now() >= length - frame ? 0 : now()))
  const step = (by: 1 | -1) => {
    const from = asked ?? now()
    halted()
    void seek(middle(from, by))
  }

  // Without new frames, as while a short clip holds its last one, the clock still has to be looked at.
  const timer = setInterval(keepStep, 100)
  const ends = [
    ...videos.map((video) => everyFrame(video, keepStep)),
    () => clearInterval(timer),
    listen(videos, { clock: () => clock, halted }),
  ]

  return {
    length,
    frameRate,
    subscribe: (notify: () => void) => {
      listeners.add(notify)
      return () => {
        listeners.delete(notify)
      }
    },
    state: () => current,
    toggle,
    pause: halted,
    step,
    seek: (seconds: number) => void seek(seconds),
    setLoop: (wanted: boolean) => {
      loop = wanted
    },
    dispose: () => {
      for (const end of ends) end()
      stand(now())
      listeners.clear()
    },
  }
}

/** A headset, a media key or a browser that saves power may pause one player alone, and a page in the background plays to nobody. */
function listen(videos: readonly HTMLVideoElement[], { clock, halted }: { clock: () => Clock; halted: () => void }): () => void {
  const onPause = ({ target }: Event) => {
    const video = target as HTMLVideoElement
    if (clock().since !== null && video.paused && !video.ended && video.currentTime < video.duration) halted()
  }
  const onHidden = () => {
    if (document.hidden) halted()
  }
  for (const video of videos) video.addEventListener('pause', onPause)
  document.addEventListener('visibilitychange', onHidden)
  return () => {
    for (const video of videos) video.removeEventListener('pause', onPause)
    document.removeEventListener('visibilitychange', onHidden)
  }
}

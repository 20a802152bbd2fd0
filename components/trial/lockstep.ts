import { type Clock, correctionOf, frameMiddle, readClock } from './lockstep-clock'
import { type LockstepState, type LockstepStore, lockstepStore } from './lockstep-store'
import { everyFrame, type PlayerPair, playerPair } from './player-pair'

export type Lockstep = ReturnType<typeof lockstep>

type Engine = {
  videos: readonly HTMLVideoElement[]
  pair: PlayerPair
  frameRate: number
  loop: boolean
  clock: Clock
  /** Counts what was asked for: what was begun before the newest command must not finish after it. */
  command: number
  /** Where a jump is to go; while one is under way, only the newest of those that follow is kept. */
  asked: number | null
  seeking: boolean
  store: LockstepStore
}

const now = ({ pair, clock }: Engine) => Math.min(pair.length, readClock(clock, performance.now()))
const middle = ({ frameRate, pair }: Engine, at: number, by = 0) => frameMiddle(at, { by, frameRate, length: pair.length })
const say = (engine: Engine, change: Partial<LockstepState>) => engine.store.say({ ...change, time: now(engine) })

/** Both stand still at a place of the clock; gives the number of this command. */
function stand(engine: Engine, at: number): number {
  engine.clock = { at, since: null }
  engine.pair.halt()
  return ++engine.command
}

/** Both go to a place, and from there together; the clock runs from where the one is that got less far. */
async function start(engine: Engine, from: number): Promise<void> {
  const mine = stand(engine, from)
  say(engine, { playing: true, refused: false })
  await engine.pair.seek(from)
  if (mine !== engine.command) return
  const at = await engine.pair.play(from)
  if (mine !== engine.command) return
  if (at === null) {
    stand(engine, from)
    return say(engine, { playing: false, waiting: false, refused: true })
  }
  engine.clock = { at, since: performance.now() }
  say(engine, { waiting: false })
}

function stop(engine: Engine, at: number): void {
  stand(engine, middle(engine, at))
  say(engine, { playing: false, waiting: false })
  void engine.pair.seek(engine.clock.at)
}

/** When one lacks data, both wait for it. */
function waitForData(engine: Engine): void {
  const mine = stand(engine, now(engine))
  say(engine, { waiting: true })
  const look = () => {
    if (mine !== engine.command) return
    if (engine.pair.starved(engine.clock.at)) setTimeout(look, 50)
    else void start(engine, engine.clock.at)
  }
  look()
}

/** Brings whoever left the clock back to it, by speed or by a jump of both; ends, loops or waits where that is due. */
function keepStep(engine: Engine) {
  const { clock, pair, frameRate } = engine
  if (clock.since === null) return
  const at = now(engine)
  if (at >= pair.length) {
    // The end is told before the next round begins, so that whoever listens knows that it was reached.
    say(engine, {})
    return engine.loop ? void start(engine, 0) : stop(engine, pair.length)
  }
  if (pair.starved(at)) return waitForData(engine)
  for (const video of pair.moving(at)) {
    if (video.ended) continue
    const correction = correctionOf(video.currentTime - now(engine), 1 / frameRate)
    if (correction === 'seek') return void start(engine, at)
    if (video.playbackRate !== correction.rate) video.playbackRate = correction.rate
  }
  say(engine, {})
}

async function seek(engine: Engine, seconds: number): Promise<void> {
  engine.asked = Math.min(engine.pair.length, Math.max(0, seconds))
  if (engine.seeking) return
  engine.seeking = true
  const mine = stand(engine, now(engine))
  while (engine.asked !== null && mine === engine.command) {
    engine.clock = { at: middle(engine, engine.asked), since: null }
    engine.asked = null
    say(engine, {})
    await engine.pair.seek(engine.clock.at)
  }
  engine.seeking = false
  engine.asked = null
  if (mine === engine.command && engine.store.state().playing) await start(engine, engine.clock.at)
}

function pause(engine: Engine): void {
  if (engine.store.state().playing) stop(engine, now(engine))
}

function toggle(engine: Engine): void {
  const at = now(engine)
  if (engine.store.state().playing) stop(engine, at)
  else void start(engine, at >= engine.pair.length - 1 / engine.frameRate ? 0 : at)
}

function step(engine: Engine, by: 1 | -1): void {
  const from = engine.asked ?? now(engine)
  pause(engine)
  void seek(engine, middle(engine, from, by))
}

/**
 * Plays two videos by one clock. Both start from the same place at the same moment; whoever leaves the clock is brought back by speed, or by a
 * jump when it is far off; when one has to wait for data, both wait. The shorter one holds its last frame until the longer one ends.
 */
export function lockstep(videos: readonly HTMLVideoElement[], { frameRate, loop }: { frameRate: number; loop: boolean }) {
  const engine: Engine = {
    ...{ videos, frameRate, loop, pair: playerPair(videos, 1 / frameRate), store: lockstepStore() },
    ...{ clock: { at: 0, since: null }, command: 0, asked: null, seeking: false },
  }
  const look = () => keepStep(engine)
  // Without new frames, as while a short clip holds its last one, the clock still has to be looked at.
  const timer = setInterval(look, 100)
  const ends = [...videos.map((video) => everyFrame(video, look)), () => clearInterval(timer), watchPauses(engine)]
  return {
    length: engine.pair.length,
    shortest: engine.pair.shortest,
    frameRate,
    subscribe: engine.store.subscribe,
    state: engine.store.state,
    toggle: () => toggle(engine),
    pause: () => pause(engine),
    step: (by: 1 | -1) => step(engine, by),
    seek: (seconds: number) => void seek(engine, seconds),
    setLoop: (wanted: boolean) => {
      engine.loop = wanted
    },
    dispose: () => {
      for (const end of ends) end()
      stand(engine, now(engine))
      engine.store.close()
    },
  }
}

/** A headset, a media key or a browser that saves power may pause one player alone, and a page in the background plays to nobody. */
function watchPauses(engine: Engine): () => void {
  const onPause = ({ target }: Event) => {
    const video = target as HTMLVideoElement
    if (engine.clock.since !== null && video.paused && !video.ended && video.currentTime < video.duration) pause(engine)
  }
  const onHidden = () => {
    if (document.hidden) pause(engine)
  }
  for (const video of engine.videos) video.addEventListener('pause', onPause)
  document.addEventListener('visibilitychange', onHidden)
  return () => {
    for (const video of engine.videos) video.removeEventListener('pause', onPause)
    document.removeEventListener('visibilitychange', onHidden)
  }
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockstep } from './lockstep'
import { watched } from './watched'

/** A video of the tests: it plays by the tests' own time, at `drift` of the speed it is told. */
class Player extends EventTarget {
  paused = true
  seeking = false
  readyState = 4
  refuses = false
  private from = 0
  private since = 0
  private rate = 1
  constructor(
    readonly duration: number,
    private readonly drift = 1,
  ) {
    super()
  }
  get currentTime(): number {
    const played = this.paused ? 0 : ((performance.now() - this.since) / 1000) * this.rate * this.drift
    return Math.min(this.duration, this.from + played)
  }
  set currentTime(seconds: number) {
    this.mark(seconds)
    this.seeking = true
    setTimeout(() => {
      this.seeking = false
      this.dispatchEvent(new Event('seeked'))
    }, 5)
  }
  get playbackRate(): number {
    return this.rate
  }
  set playbackRate(rate: number) {
    this.mark(this.currentTime)
    this.rate = rate
  }
  get ended(): boolean {
    return this.currentTime >= this.duration
  }
  async play(): Promise<void> {
    if (this.refuses) throw new Error('NotAllowedError')
    this.mark(this.currentTime)
    this.paused = false
  }
  pause(): void {
    this.mark(this.currentTime)
    const was = this.paused
    this.paused = true
    if (!was) this.dispatchEvent(new Event('pause'))
  }
  private mark(seconds: number): void {
    this.from = seconds
    this.since = performance.now()
  }
}

const page = Object.assign(new EventTarget(), { hidden: false })
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (turn: () => void) => setTimeout(turn, 1000 / 60))
  vi.stubGlobal('cancelAnimationFrame', (id: number) => clearTimeout(id))
  vi.stubGlobal('HTMLVideoElement', Player)
  vi.stubGlobal('document', page)
  page.hidden = false
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const frame = 1 / 24
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)
function two(left = new Player(10), right = new Player(10), loop = false) {
  const engine = lockstep([left, right] as unknown as HTMLVideoElement[], { frameRate: 24, loop })
  return { left, right, engine, apart: () => Math.abs(left.currentTime - right.currentTime) }
}

test('two players that run at different speeds stay within a frame of each other for ten seconds, and mostly within half of one', async () => {
  const { engine, apart } = two(new Player(12, 1.03), new Player(12, 0.98))
  engine.toggle()
  await after(200)
  const seen: number[] = []
  for (let i = 0; i < 600; i++) {
    await after(1000 / 60)
    seen.push(apart())
  }
  seen.sort((a, b) => a - b)
  expect(seen.at(-1)).toBeLessThan(frame)
  expect(seen[Math.floor(seen.length * 0.95)]).toBeLessThan(0.6 * frame)
  expect(engine.state()).toMatchObject({ playing: true, waiting: false })
  engine.dispose()
})

test('when one lacks data both wait, and go on together from the same place', async () => {
  const { engine, left, right, apart } = two()
  engine.toggle()
  await after(1000)
  left.readyState = 1
  await after(200)
  expect([left.paused, right.paused, engine.state().waiting]).toEqual([true, true, true])
  const stood = engine.state().time
  await after(3000)
  expect(engine.state().time).toBe(stood)
  left.readyState = 4
  await after(300)
  expect([left.paused, right.paused, engine.state().waiting]).toEqual([false, false, false])
  expect(apart()).toBeLessThan(frame / 2)
  engine.dispose()
})

test('one that is paused from outside, or a page in the background, pauses both at the same frame', async () => {
  const { engine, left, right, apart } = two()
  engine.toggle()
  await after(1000)
  left.pause()
  await after(100)
  expect([right.paused, engine.state().playing, apart()]).toEqual([true, false, 0])
  engine.toggle()
  await after(500)
  page.hidden = true
  page.dispatchEvent(new Event('visibilitychange'))
  await after(100)
  expect([left.paused, right.paused, apart()]).toEqual([true, true, 0])
  engine.dispose()
})

test('the shorter one holds its last frame until the longer one ends; then both stop, or begin again where they loop', async () => {
  const { engine, left, right } = two(new Player(1), new Player(2))
  engine.toggle()
  await after(1500)
  expect([left.ended, right.paused]).toEqual([true, false])
  await after(1000)
  expect(engine.state()).toMatchObject({ playing: false })
  engine.setLoop(true)
  engine.toggle()
  await after(2300)
  expect(engine.state().playing).toBe(true)
  expect(right.currentTime).toBeLessThan(0.5)
  engine.dispose()
})

test('a step goes one frame on and back for both, many asked for at once end at the last one, and a jump while playing plays on from there', async () => {
  const { engine, left, apart } = two()
  engine.step(1)
  await after(50)
  expect(left.currentTime).toBeCloseTo(1.5 * frame, 6)
  engine.step(-1)
  await after(50)
  expect(left.currentTime).toBeCloseTo(0.5 * frame, 6)
  for (const to of [1, 2, 3]) engine.seek(to)
  await after(100)
  expect(left.currentTime).toBeCloseTo(3 + 0.5 * frame, 6)
  expect(apart()).toBe(0)
  engine.toggle()
  await after(500)
  engine.seek(7)
  await after(500)
  expect(left.currentTime).toBeGreaterThan(7.3)
  expect(engine.state().playing).toBe(true)
  engine.dispose()
})

test('a browser that refuses to play leaves both at rest and says so; nothing is said after the end', async () => {
  const { engine, right } = two()
  right.refuses = true
  engine.toggle()
  await after(50)
  expect(engine.state()).toMatchObject({ playing: false, refused: true })
  const told = vi.fn()
  engine.subscribe(told)
  engine.dispose()
  await after(1000)
  expect(told).not.toHaveBeenCalled()
})

test('one round of two players that loop is enough to have seen both, and the round after a jump to the end is not cut short', async () => {
  const { engine } = two(new Player(3), new Player(4), true)
  const seen = watched(engine.shortest)
  const end = engine.subscribe(() => seen.look(engine.state(), performance.now()))
  engine.toggle()
  await after(200)
  engine.seek(2.99)
  await after(100)
  expect(seen.all()).toBe(false)
  await after(4000)
  expect(seen.all()).toBe(true)
  end()
  engine.dispose()
})

import { describe, expect, test } from 'vitest'
import { isHeldTooLong } from './vote-keys'
import { watched } from './watched'

/** Plays from one place to another in steps of so many seconds, at the speed of the clip. */
function play(seen: ReturnType<typeof watched>, from: number, to: number, step = 0.1) {
  for (let at = from; at <= to + 1e-9; at += step) seen.look({ time: Math.min(at, to), playing: true }, at * 1000)
}

describe('both clips are seen', () => {
  test('once they were played to the end, and not a moment before', () => {
    const seen = watched(3)
    play(seen, 0, 2.8)
    expect(seen.all()).toBe(false)
    play(seen, 2.8, 3)
    expect(seen.all()).toBe(true)
  })

  test('also when the page was too busy to look for seconds at a time', () => {
    const seen = watched(10)
    play(seen, 0, 10, 2.5)
    expect(seen.all()).toBe(true)
  })

  test('not by a jump to the end, neither while they play nor while they stand', () => {
    for (const playing of [true, false]) {
      const seen = watched(5)
      seen.look({ time: 0, playing }, 0)
      seen.look({ time: 4.98, playing }, 50)
      expect(seen.all()).toBe(false)
    }
  })

  test('by scrubbing or single frames through every part, in any order, and not while a part is left out', () => {
    const seen = watched(3)
    for (const time of [2.98, 0.2, 1.2, 0.7, 2.2]) seen.look({ time, playing: false }, 0)
    expect(seen.all()).toBe(false)
    seen.look({ time: 1.7, playing: false }, 0)
    expect(seen.all()).toBe(true)
  })

  test('when the place passes the end of the shorter one while the longer one goes on, and not by looking at the rest of the longer one', () => {
    const seen = watched(1)
    play(seen, 1.5, 3)
    expect(seen.all()).toBe(false)
    play(seen, 0, 0.85)
    expect(seen.all()).toBe(false)
    seen.look({ time: 1.2, playing: true }, 1200)
    expect(seen.all()).toBe(true)
  })

  test('however short they are, and at once where nobody knows how long they last', () => {
    const short = watched(0.2)
    expect(short.all()).toBe(false)
    short.look({ time: 0.19, playing: false }, 0)
    expect(short.all()).toBe(true)
    for (const length of [Number.POSITIVE_INFINITY, Number.NaN, 0]) expect(watched(length).all()).toBe(true)
  })
})

test('a key that is held down votes once, while a held arrow goes on frame by frame', () => {
  for (const key of ['1', '2', '0', ' ']) {
    expect(isHeldTooLong({ key, repeat: false })).toBe(false)
    expect(isHeldTooLong({ key, repeat: true })).toBe(true)
  }
  expect(isHeldTooLong({ key: 'ArrowLeft', repeat: true })).toBe(false)
})

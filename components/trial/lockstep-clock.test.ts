import { expect, test } from 'vitest'
import { correctionOf, frameAt, frameMiddle, readClock } from './lockstep-clock'

const frame = 1 / 24

test('a standing clock stands, a running one follows the time that passes', () => {
  expect(readClock({ at: 1.5, since: null }, 9_000)).toBe(1.5)
  expect(readClock({ at: 1.5, since: 8_000 }, 9_000)).toBe(2.5)
})

test('a player in step runs at its own speed, one behind hurries, one ahead waits, and one far off jumps', () => {
  expect(correctionOf(0, frame)).toEqual({ rate: 1 })
  expect(correctionOf(-frame / 8, frame)).toEqual({ rate: 1 })
  expect(correctionOf(-0.02, frame)).toEqual({ rate: 1.05 })
  expect(correctionOf(0.02, frame)).toEqual({ rate: 0.95 })
  expect(correctionOf(0.2, frame)).toEqual({ rate: 0.9 })
  expect(correctionOf(0.3, frame)).toBe('seek')
  expect(correctionOf(-0.3, frame)).toBe('seek')
})

test.each([24, 25, 29.97, 30, 60])(
  'at %d frames a second, a step forward and back shows the same frame again, from the first to the last',
  (frameRate) => {
    const length = 2
    const last = Math.ceil(length * frameRate - 0.01) - 1
    let at = 0
    for (let frame = 1; frame <= last; frame++) {
      at = frameMiddle(at, { by: 1, frameRate, length })
      expect(frameAt(at, frameRate)).toBe(frame)
      const back = frameMiddle(at, { by: -1, frameRate, length })
      expect(frameAt(back, frameRate)).toBe(frame - 1)
    }
    expect(frameAt(frameMiddle(at, { by: 1, frameRate, length }), frameRate)).toBe(last)
    expect(frameAt(frameMiddle(0, { by: -1, frameRate, length }), frameRate)).toBe(0)
  },
)

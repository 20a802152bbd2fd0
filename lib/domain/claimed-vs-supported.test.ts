import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClaimedInput, claimedVsSupported, gapText } from './claimed-vs-supported'

const point = (over: Partial<ClaimedInput> = {}): ClaimedInput => ({
  id: 'mood',
  label: 'Mood films',
  claimed: 0.44,
  supported: 0.107,
  status: 'HYPE',
  ...over,
})

test('a claim that is fully supported lies on the diagonal, one beyond its support below it', () => {
  const [honest, loud] = claimedVsSupported([point({ id: 'a', supported: 0.44 }), point({ id: 'b' })]).points
  expect(honest?.x).toBe(honest?.y)
  expect(loud && loud.y < loud.x).toBe(true)
})

test('the worked example: 76 percent of a claim of 44 points is unsupported', () => {
  const [loud] = claimedVsSupported([point()]).points
  expect(loud?.unsupportedText).toBe('76%')
  expect([loud?.claimedText, loud?.supportedText]).toEqual(['+44', '+11'])
  expect(gapText(point())).toBe('33 of 44 points unsupported')
  expect(gapText(point({ supported: 0.5 }))).toBe('claims nothing beyond its support')
})

test('where nobody independent has looked there is no figure, and praise without a number is marked as assumed', () => {
  const [blind] = claimedVsSupported([point({ claimed: 0.3, supported: 0, checked: false, assumed: true })]).points
  expect([blind?.claimedText, blind?.supportedText, blind?.unsupportedText]).toEqual(['assumed +30', '—', '—'])
  expect(gapText(point({ checked: false }))).toBe('nobody independent has compared the two')
  const [measured] = claimedVsSupported([point({ supported: 0, checked: true })]).points
  expect(measured?.supportedText).toBe('0')
})

test('a claim below ten points is not loud, and nothing is drawn outside the axes', () => {
  const plot = claimedVsSupported([point({ claimed: 0.09, supported: -0.3 })])
  expect(plot.points[0]?.unsupportedText).toBe('n/a')
  expect(plot.points[0]?.y).toBe(0)
  expect(claimedVsSupported([]).reach).toBe(20)
  expect(claimedVsSupported([point({ claimed: 1 })]).reach).toBe(100)
})

test('a bubble grows with the root of the mentions, not beyond sixteen, and pushes its name aside', () => {
  const ringOf = (mentions?: number) => claimedVsSupported([point({ mentions })]).points[0]?.ring ?? 0
  expect(ringOf()).toBe(0)
  expect(ringOf(4)).toBeCloseTo(2 * ringOf(1), 12)
  expect(ringOf(400)).toBe(ringOf(16))
  const small = { character: 0.0185, line: 0.05, mark: 0.03 }
  expect(claimedVsSupported([point({ mentions: 9 })], small).points[0]?.ring).toBe(0)
})

test('names keep off the words of the plot itself', () => {
  const words = [{ left: 0, right: 1, bottom: 0, top: 0.528 }]
  const [told] = claimedVsSupported([point({ supported: 0.3 })], { character: 0.0185, line: 0.05, mark: 0.03, words }).points
  expect(told?.side).toBe('above')
})

test('a quiet claim has no share that is unsupported, a loud one says its share', () => {
  const text = (claimed: number) => claimedVsSupported([point({ claimed })]).points[0]?.unsupportedText
  expect([text(0.09), text(0.44)]).toEqual(['n/a', '76%'])
})

test('names on the same spot do not print over one another', () => {
  const crowd = Array.from({ length: 7 }, (_, index) => point({ id: `p${index}`, claimed: 0.3, supported: 0.15 }))
  const named = claimedVsSupported(crowd).points.filter((entry) => entry.side !== null)
  expect(new Set(named.map((entry) => entry.side)).size).toBe(named.length)
})

test('every set name stays inside the plot, and the order of the input plays no part', () => {
  const d = fc.double({ min: 0, max: 1, noNaN: true })
  const inputs = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), claimed: d, supported: d }), {
    selector: (entry) => entry.id,
    maxLength: 12,
  })
  fc.assert(
    fc.property(inputs, (entries) => {
      const points = entries.map((entry) => point(entry))
      const there = claimedVsSupported(points).points
      const back = claimedVsSupported([...points].reverse()).points
      for (const entry of there) {
        expect(back.find((other) => other.id === entry.id)).toEqual(entry)
        if (entry.side === 'right') expect(entry.x + entry.label.length * 0.0185).toBeLessThan(1.02)
        if (entry.side === 'left') expect(entry.x - entry.label.length * 0.0185).toBeGreaterThan(0)
      }
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOn, type ForestInputRow, forest, intervalOn, positionOn, ticksOn } from './forest'

const row = (over: Partial<ForestInputRow> = {}): ForestInputRow => ({
  id: 'a',
  label: 'Arena',
  kind: 'independent',
  estimate: 0.157,
  lo90: 0.05,
  hi90: 0.26,
  raw: null,
  weight: 10,
  ...over,
})

const plot = (rows: ForestInputRow[], delta = 0.1) => forest({ rows, delta, incumbentName: 'Sora 2', challengerName: 'Kling 3.0' })
const only = (over: Partial<ForestInputRow>) => {
  const [first] = plot([row(over)]).rows
  if (!first) throw new Error('The plot lost its row.')
  return first
}

describe('the axis', () => {
  test('is symmetric around parity, names both sides and has five ticks', () => {
    const drawn = plot([row()])
    expect(drawn.parity).toBe(0.5)
    expect(drawn.leftEnd).toBe('favours Sora 2')
    expect(drawn.rightEnd).toBe('favours Kling 3.0')
    expect(drawn.ticks.map((tick) => tick.label)).toEqual(['−40', '−20', '0', '+20', '+40'])
    expect(drawn.ticks.map((tick) => tick.at)).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  test('grows until it holds every estimate, published value, margin and the pooled interval', () => {
    expect(plot([row({ estimate: 0.39 })]).reach).toBe(60)
    expect(plot([row({ raw: -0.7 })]).reach).toBe(80)
    expect(plot([row()], -0.3).reach).toBe(40)
    expect(plot([row({ kind: 'pooled', hi90: 0.7 })]).reach).toBe(80)
    expect(plot([row({ estimate: 1 })]).reach).toBe(100)
    expect(plot([]).reach).toBe(20)
  })

  test('one vague claim cannot stretch the axis beyond ±60', () => {
    expect(plot([row({ lo90: 0, hi90: 0.19 })]).reach).toBe(20)
    expect(plot([row({ hi90: 0.9 })]).reach).toBe(60)
  })

  test('the band of the important difference is the same for a margin of either sign', () => {
    expect(bandOn(40, 0.1)).toEqual({ from: 0.375, to: 0.625 })
    expect(bandOn(40, -0.1)).toEqual(bandOn(40, 0.1))
    expect(plot([row()]).bandText).toBe('on par: within 10 points')
  })

  test('ticks are whole points', () => {
    expect(ticksOn(80).map((tick) => tick.label)).toEqual(['−80', '−40', '0', '+40', '+80'])
  })
})

describe('marks', () => {
  test('a number published without its uncertainty is hollow and has no whiskers', () => {
    const hollow = only({ lo90: null, hi90: null })
    expect(hollow.shape).toBe('hollow')
    expect([hollow.from, hollow.to]).toEqual([null, null])
    expect(hollow.intervalText).toBe('+16')
    expect(only({ lo90: 0, hi90: null }).shape).toBe('hollow')
    expect(only({}).shape).toBe('square')
  })

  test('own trial and pooled result are diamonds; a claim without a number is not drawn at zero', () => {
    expect(only({ kind: 'own_trial' }).shape).toBe('diamond')
    expect(only({ kind: 'pooled' }).shape).toBe('pooled')
    const silent = only({ estimate: null, lo90: null, hi90: null })
    expect([silent.shape, silent.at, silent.valueText]).toEqual(['none', null, '—'])
    expect(silent.description).toBe('no number published')
  })

  test('a published value is shown only where the counted one differs by a point', () => {
    const vendor = only({ kind: 'vendor', estimate: 0.17, raw: 0.44 })
    expect(vendor.rawText).toBe('+44')
    expect(vendor.raw).toBeCloseTo(positionOn(60, 0.44))
    expect(vendor.description).toBe('published +44, counted as +17 points, 90% interval +5 to +26')
    expect(only({ estimate: 0.171, raw: 0.169 }).raw).toBeNull()
  })

  test('an interval that leaves the axis is cut on that side only', () => {
    const cut = only({ lo90: -0.7 })
    expect([cut.cutLeft, cut.cutRight, cut.from]).toEqual([true, false, 0])
  })

  test('the area of a mark follows its weight and the heaviest is the largest', () => {
    const [light, heavy, unweighed] = plot([
      row({ id: 'l', weight: 1 }),
      row({ id: 'h', weight: 100 }),
      row({ id: 'u', weight: null }),
    ]).rows
    expect(heavy?.size).toBe(1)
    expect(light?.size).toBeCloseTo(0.55)
    expect(unweighed?.size).toBeLessThan(1)
  })

  test('a number outside the scale is refused with the row and the field', () => {
    expect(() => plot([row({ id: 'x', estimate: 1.2 })])).toThrow('Row x: estimate is 1.2')
    expect(() => plot([row({ lo90: Number.NaN })])).toThrow('lo90 is NaN')
    expect(() => plot([row({ lo90: -1.3, hi90: 1.3 })])).not.toThrow()
  })
})

describe('one interval on a fixed axis', () => {
  test('says on which side an estimate lies beyond it', () => {
    expect(intervalOn(40, 0.6, 0.5, 0.7)).toEqual({ at: 1, from: 1, to: 1, cutLeft: false, cutRight: true, beyond: 'right' })
    expect(intervalOn(40, null, null, null).at).toBeNull()
  })

  test('order on the axis is the order of the numbers, and a mirrored comparison is a mirrored drawing', () => {
    const d = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(d, d, d, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
        const mark = intervalOn(40, middle, low, high)
        const mirror = intervalOn(40, -middle, -high, -low)
        expect(mark.from ?? 0).toBeLessThanOrEqual(mark.at ?? 0)
        expect(mark.at ?? 0).toBeLessThanOrEqual(mark.to ?? 0)
        expect(mirror.at).toBeCloseTo(1 - (mark.at ?? 0), 12)
        expect([mirror.cutLeft, mirror.cutRight]).toEqual([mark.cutRight, mark.cutLeft])
      }),
    )
  })
})

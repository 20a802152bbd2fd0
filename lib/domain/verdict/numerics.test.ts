import { describe, expect, it } from 'vitest'
import { erf, erfc, lnFactorial, phi, q9, z80, z90, z95 } from './numerics'

describe('error function', () => {
  // Values to 16 digits from tables of erf and erfc.
  it.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [2.9999999999, 0.9999779095029948],
    [3, 0.9999779095030014],
    [6, 1],
  ])('erf(%f)', (x, value) => {
    expect(Math.abs(erf(x) - value)).toBeLessThan(1e-14)
    expect(erf(-x)).toBe(-erf(x))
  })

  it('keeps its relative accuracy in the tail', () => {
    expect(erfc(4) / 1.541725790028002e-8).toBeCloseTo(1, 12)
    expect(erfc(10) / 2.088487583762545e-45).toBeCloseTo(1, 12)
    expect(erfc(40)).toBe(0)
  })

  it('has limits at the infinities', () => {
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1)
    expect(phi(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(phi(Number.POSITIVE_INFINITY)).toBe(1)
  })

  it('inverts the quantiles in use', () => {
    expect(phi(z90)).toBeCloseTo(0.95, 14)
    expect(phi(z80)).toBeCloseTo(0.9, 14)
    expect(phi(z95)).toBeCloseTo(0.975, 14)
  })
})

describe('ln n!', () => {
  it('is exact for small n', () => {
    expect(lnFactorial(0)).toBe(0)
    expect(Math.exp(lnFactorial(10))).toBeCloseTo(3_628_800, 6)
  })

  it('is continuous where the table ends and the series begins', () => {
    expect(lnFactorial(20_000) - lnFactorial(19_999)).toBeCloseTo(Math.log(20_000), 9)
    expect(lnFactorial(1_000_001) - lnFactorial(1_000_000)).toBeCloseTo(Math.log(1_000_001), 7)
  })
})

it('rounds to nine decimals before a threshold', () => {
  expect(q9(0.1 + 0.2)).toBe(0.3)
  expect(q9(-0.1 + 0.0999999999)).toBe(-0)
  expect(q9(1e300)).toBe(Number.POSITIVE_INFINITY)
})

/** Standard normal quantiles of .95 (one-sided 95 %), .90 and .975 (two-sided 95 %). */
export const z90 = 1.6448536269514722
export const z80 = 1.2815515655446004
export const z95 = 1.959963984540054

export const DAYS_PER_MONTH = 30.4375

const CONTINUED_FRACTION_TERMS = 120
const SQRT_PI = Math.sqrt(Math.PI)

/** Rounds to nine decimals, so that a value computed in another order meets its threshold alike. */
export function q9(x: number): number {
  return Math.round(x * 1e9) / 1e9
}

export function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x))
}

/** Orders by id with the string operator `<`, which no locale can change. */
export function byId<T extends { id: string }>(a: T, b: T): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The entries in the order of `byId`; the same list when it has that order already. */
export function sortedById<T extends { id: string }>(list: readonly T[]): readonly T[] {
  for (let i = 1; i < list.length; i++) if (byId(list[i - 1] as T, list[i] as T) > 0) return [...list].sort(byId)
  return list
}

/** Error function, absolute error at most 1e-14; -1 and 1 at the infinities. Series of positive terms below 3, continued fraction above. */
export function erf(x: number): number {
  if (Math.abs(x) >= 3) return x > 0 ? 1 - erfcTail(x) : erfcTail(-x) - 1
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / SQRT_PI) * Math.exp(-x * x) * sum
}

/** 1 - erf(x), accurate in the upper tail. */
export function erfc(x: number): number {
  return x >= 3 ? erfcTail(x) : 1 - erf(x)
}

function erfcTail(x: number): number {
  if (x > 27) return 0
  let fraction = x
  for (let n = CONTINUED_FRACTION_TERMS; n >= 1; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (SQRT_PI * fraction)
}

/** Standard normal distribution function. */
export function phi(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

const TABLE_SIZE = 20_000
const lnFactorials = [0, 0]
let lost = 0

/** ln n! for an integer n >= 0: from a growing table with compensated sums, and by Stirling's series (relative error below 1e-15) beyond it. */
export function lnFactorial(n: number): number {
  if (n >= TABLE_SIZE) return (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3)
  for (let i = lnFactorials.length; i <= n; i++) {
    const before = lnFactorials[i - 1] as number
    const step = Math.log(i) - lost
    const sum = before + step
    lost = sum - before - step
    lnFactorials.push(sum)
  }
  return lnFactorials[n] as number
}

/** Standard normal density. */
export function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** Standard normal quantile of p in (0, 1), by bisection of `phi`; absolute error below 1e-12. */
export function quantile(p: number): number {
  let [low, high] = [-40, 40]
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (phi(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

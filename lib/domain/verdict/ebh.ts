/** One trial's evidence against "no difference"; `e` is an e-value, 1 says nothing. */
export interface Evidence {
  id: string
  e: number
}

/**
 * The trials that hold together when many are looked at: with K e-values, the k largest where k is the largest number with
 * e_(k) >= K / (k alpha). At most a share `alpha` of what it names is false on average, however the trials depend on each other (e-BH, Wang
 * and Ramdas 2022). Ties at the edge are in or out together. Ids in order of falling e. Throws a RangeError for an alpha outside (0, 1].
 *
 * @example heldTogether([{ id: 'a', e: 80 }, { id: 'b', e: 10 }], 0.05) // ['a']
 */
export function heldTogether(trials: readonly Evidence[], alpha = 0.05): string[] {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`alpha must lie above 0 and at most 1, not ${alpha}.`)
  const sorted = [...trials].sort((a, b) => b.e - a.e || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const last = sorted.findLastIndex(({ e }, at) => e * (at + 1) * alpha >= sorted.length)
  return sorted.slice(0, last + 1).map(({ id }) => id)
}

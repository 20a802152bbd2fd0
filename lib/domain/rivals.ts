import type { Pair } from './report'

/**
 * The justified pairs of different challengers, where there are at least two of them; empty otherwise. They are not ranked by quality: the next
 * question is a trial between them.
 */
export function justifiedRivals(pairs: readonly Pair[]): Pair[] {
  const justified = pairs.filter(({ verdict }) => verdict.status === 'JUSTIFIED')
  const byChallenger = new Map([...justified].reverse().map((pair) => [pair.challenger.id, pair]))
  const rivals = justified.filter((pair) => byChallenger.get(pair.challenger.id) === pair)
  return rivals.length > 1 ? rivals : []
}

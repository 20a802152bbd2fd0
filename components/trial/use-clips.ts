'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Pair } from '@/lib/domain/trial-vote'
import { type ClipLoad, clipShelf } from './clip-shelf'

const sourcesOf = (pair: Pair | null) => (pair ? [pair.left.src, pair.right.src] : [])

/**
 * Both clips of a pair, fetched whole, so that neither stutters while it is judged, and afterwards those of the next pair. What is no longer
 * needed is let go.
 */
export function useClips(pair: Pair | null, ahead: Pair | null): { of: (src: string) => ClipLoad; retry: () => void } {
  const [shelf] = useState(clipShelf)
  const now = sourcesOf(pair)
  const next = sourcesOf(ahead)
  const [nowKey, nextKey] = [now.join(' '), next.join(' ')]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the lists, which are made anew at every drawing
  useEffect(() => shelf.want(now, next), [shelf, nowKey, nextKey])
  useEffect(() => () => shelf.want([], []), [shelf])
  useSyncExternalStore(shelf.subscribe, shelf.edition, () => 0)
  const retry = () => {
    shelf.drop(now)
    shelf.want(now, next)
  }
  return { of: shelf.of, retry }
}

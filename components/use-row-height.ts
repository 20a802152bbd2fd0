'use client'

import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 639px)'

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** A row of a grid is one line high; on a narrow screen two, where the grid folds its columns into them. */
export function useRowHeight(folds: boolean): number {
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  )
  return folds && isNarrow ? 52 : 34
}

'use client'

import { useCallback, useMemo, useRef, useState } from 'react'

export type GridSelection = {
  ids: ReadonlySet<string>
  /** Everything that matches is meant, also what was never loaded. */
  all: boolean
  has: (id: string) => boolean
  toggle: (id: string) => void
  add: (ids: readonly string[]) => void
  selectAll: () => void
  clear: () => void
  /** The row that was toggled last: where a range begins. */
  anchor: { current: string | null }
}

/** Which rows are selected: some by id, or all that match. */
export function useSelection(): GridSelection {
  const [{ ids, all }, set] = useState<{ ids: ReadonlySet<string>; all: boolean }>({ ids: new Set(), all: false })
  const anchor = useRef<string | null>(null)
  const toggle = useCallback((id: string) => {
    anchor.current = id
    set((before) => {
      const next = new Set(before.all ? [] : before.ids)
      if (!next.delete(id)) next.add(id)
      return { ids: next, all: false }
    })
  }, [])
  const add = useCallback((more: readonly string[]) => set((before) => ({ ids: new Set([...before.ids, ...more]), all: false })), [])
  const selectAll = useCallback(() => set({ ids: new Set(), all: true }), [])
  const clear = useCallback(() => set({ ids: new Set(), all: false }), [])
  return useMemo(
    () => ({ ids, all, has: (id) => all || ids.has(id), toggle, add, selectAll, clear, anchor }),
    [ids, all, toggle, add, selectAll, clear],
  )
}

'use client'

import type { RowData } from '@tanstack/react-table'
import { useCallback, useMemo, useState } from 'react'
import type { GridColumns } from '@/components/grid-columns'
import { type ColumnPlace, layoutFrom, layoutText } from '@/components/grid-layout'
import { useRemembered } from '@/components/use-remembered'

/** The columns of the address, or else those that this browser remembers for the list of that name. */
export function useGridLayout<Row extends RowData>(list: string, columns: GridColumns<Row>, given: string | undefined) {
  const [remembered, remember] = useRemembered(`${list}:columns`)
  const [chosen, setChosen] = useState<{ cols: string | null } | null>(null)
  const cols = chosen ? chosen.cols : (given ?? remembered)
  const places = useMemo(() => layoutFrom(cols, columns), [cols, columns])
  const put = useCallback(
    (next: string | null) => {
      setChosen({ cols: next })
      remember(next)
      const address = new URLSearchParams(window.location.search)
      if (next) address.set('cols', next)
      else address.delete('cols')
      window.history.replaceState(null, '', `${window.location.pathname}${address.size > 0 ? `?${address}` : ''}`)
    },
    [remember],
  )
  const change = useCallback((next: ColumnPlace[]) => put(layoutText(next, columns)), [put, columns])
  const reset = useCallback(() => put(null), [put])
  return { places, change, reset, cols }
}

'use client'

import { useEffect, useRef } from 'react'

/** How wide the edges of a row fade, in pixels. */
const clear = 40

/** Inside the current tab: scrolls the row of tabs, and nothing else, until that tab is in view and clear of the faded edges. */
export function TabInView() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const tab = mark.current?.parentElement
    const row = tab?.parentElement
    if (!tab || !row || row.scrollWidth <= row.clientWidth) return
    const [start, end] = [tab.offsetLeft - row.scrollLeft, row.clientWidth - (tab.offsetLeft + tab.offsetWidth - row.scrollLeft)]
    if (start >= clear && end >= clear) return
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [])
  return <span ref={mark} hidden />
}

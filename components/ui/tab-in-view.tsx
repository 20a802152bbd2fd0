'use client'

import { useEffect, useRef } from 'react'

/** Inside the current tab: scrolls the row of tabs, and nothing else, until that tab is in view. */
export function TabInView() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const tab = mark.current?.parentElement
    const row = tab?.parentElement
    if (!tab || !row || row.scrollWidth <= row.clientWidth) return
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [])
  return <span ref={mark} hidden />
}

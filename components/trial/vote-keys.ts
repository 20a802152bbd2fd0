'use client'

import { useEffect, useRef } from 'react'

const typing = 'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable], dialog, [role="menu"]'
/** Where a key already means something: arrows in a slider or among radio buttons, the space bar on anything that is pressed. */
const arrowsTaken = 'input'
const spaceTaken = 'input, button, a, summary'
const repeatable = ['arrowleft', 'arrowright']

/** A key that stays down does its work once; only arrows go on, frame by frame. */
export const isHeldTooLong = ({ key, repeat }: Pick<KeyboardEvent, 'key' | 'repeat'>): boolean =>
  repeat && !repeatable.includes(key.toLowerCase())

/** Calls what belongs to a key while the page is open; never while typing, in a dialog, or where the focused control needs the key itself. */
export function useVoteKeys(keys: Record<string, () => unknown>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const does = latest.current[key]
      const on = event.target instanceof Element ? event.target : null
      if (!does || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (on?.closest(typing) || document.querySelector('dialog[open]')) return
      if (isHeldTooLong(event)) return
      if (on?.closest(key === ' ' ? spaceTaken : key.startsWith('arrow') ? arrowsTaken : 'dialog')) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

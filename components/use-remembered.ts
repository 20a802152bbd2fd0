'use client'

import { useCallback, useSyncExternalStore } from 'react'

const changed = 'remembered'

/** A text that this browser remembers under a name; null until one was set, and while the page is drawn on the server. */
export function useRemembered(name: string): [text: string | null, remember: (text: string | null) => void] {
  const subscribe = useCallback((notify: () => void) => {
    window.addEventListener('storage', notify)
    window.addEventListener(changed, notify)
    return () => {
      window.removeEventListener('storage', notify)
      window.removeEventListener(changed, notify)
    }
  }, [])
  const text = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  )
  const remember = useCallback(
    (value: string | null) => {
      try {
        if (value === null) localStorage.removeItem(name)
        else localStorage.setItem(name, value)
      } catch {
        // A browser that keeps nothing still shows the grid; it only forgets.
      }
      window.dispatchEvent(new Event(changed))
    },
    [name],
  )
  return [text, remember]
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

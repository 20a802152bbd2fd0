'use client'

import { useEffect, useRef } from 'react'
import type { Lockstep } from './lockstep'
import { watched } from './watched'

/** Says once that the clips have been seen to the end of the shorter one. */
export function useWatched(engine: Lockstep | null, onSeen: () => void): void {
  const latest = useRef(onSeen)
  useEffect(() => {
    latest.current = onSeen
  })
  useEffect(() => {
    if (!engine) return
    const seen = watched(engine.shortest)
    const look = () => {
      seen.look(engine.state(), performance.now())
      if (!seen.all()) return
      end()
      latest.current()
    }
    const end = engine.subscribe(look)
    look()
    return end
  }, [engine])
}

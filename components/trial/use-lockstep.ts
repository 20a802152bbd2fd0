'use client'

import { type RefObject, useEffect, useState } from 'react'
import { type Lockstep, lockstep } from './lockstep'

type Options = { ready: boolean; frameRate: number; loop: boolean }

/**
 * Couples the two videos within an element as soon as both can play, and starts them, unless the reader asked for less motion. Null until then.
 */
export function useLockstep(box: RefObject<HTMLElement | null>, { ready, frameRate, loop }: Options): Lockstep | null {
  const [engine, setEngine] = useState<Lockstep | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the loop is told to the engine below, and needs no new one
  useEffect(() => {
    if (!ready || !box.current) return
    const coupled = lockstep([...box.current.querySelectorAll('video')], { frameRate, loop })
    setEngine(coupled)
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) coupled.toggle()
    return () => {
      coupled.dispose()
      setEngine(null)
    }
  }, [box, ready, frameRate])
  useEffect(() => engine?.setLoop(loop), [engine, loop])
  return engine
}

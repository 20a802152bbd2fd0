'use client'

import { useEffect, useRef, useState } from 'react'
import type { Pair } from '@/lib/domain/trial-vote'

export type ClipLoad =
  | { state: 'loading' }
  | { state: 'ready'; url: string }
  | { state: 'failed'; why: 'missing' | 'ended' | 'unreachable' }
type Shelf = Map<string, AbortController>

const reasons: Record<number, 'missing' | 'ended'> = { 401: 'ended', 403: 'ended', 404: 'missing', 410: 'missing' }
const sourcesOf = (pair: Pair | null) => (pair ? [pair.left.src, pair.right.src] : [])

async function load(src: string, signal: AbortSignal): Promise<ClipLoad> {
  try {
    const response = await fetch(src, { cache: 'no-store', signal })
    if (!response.ok) return { state: 'failed', why: reasons[response.status] ?? 'unreachable' }
    return { state: 'ready', url: URL.createObjectURL(await response.blob()) }
  } catch {
    return { state: 'failed', why: 'unreachable' }
  }
}

/**
 * Fetches both clips of a pair whole, so that neither stutters while it is judged, and afterwards those of the next pair. What is no longer
 * needed is let go.
 */
export function useClips(pair: Pair | null, ahead: Pair | null): { of: (src: string) => ClipLoad; retry: () => void } {
  const [loads, setLoads] = useState<Record<string, ClipLoad>>({})
  const [round, setRound] = useState(0)
  const shelf = useRef<Shelf>(new Map())
  const first = sourcesOf(pair).join(' ')
  const then = sourcesOf(ahead).join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round fetches again what failed
  useEffect(() => {
    const held = shelf.current
    const begin = async (src: string) => {
      if (!src || held.has(src)) return
      const controller = new AbortController()
      held.set(src, controller)
      const result = await load(src, controller.signal)
      if (held.get(src) !== controller) return result.state === 'ready' ? URL.revokeObjectURL(result.url) : undefined
      if (result.state === 'failed') held.delete(src)
      setLoads((all) => ({ ...all, [src]: result }))
    }
    const wanted = new Set([...first.split(' '), ...then.split(' ')])
    for (const [src, controller] of held) {
      if (wanted.has(src)) continue
      controller.abort()
      held.delete(src)
    }
    setLoads((all) => keep(all, wanted))
    void Promise.all(first.split(' ').map(begin)).then(() => Promise.all(then.split(' ').map(begin)))
  }, [first, then, round])

  useEffect(() => {
    const held = shelf.current
    return () => {
      for (const controller of held.values()) controller.abort()
      held.clear()
      setLoads((all) => keep(all, new Set()))
    }
  }, [])

  return { of: (src) => loads[src] ?? { state: 'loading' }, retry: () => setRound((count) => count + 1) }
}

/** Those that are still wanted and did not fail; the others free what they hold. */
function keep(loads: Record<string, ClipLoad>, wanted: Set<string>): Record<string, ClipLoad> {
  const kept = Object.entries(loads).filter(([src, result]) => {
    if (wanted.has(src) && result.state === 'ready') return true
    if (result.state === 'ready') URL.revokeObjectURL(result.url)
    return false
  })
  return Object.fromEntries(kept)
}

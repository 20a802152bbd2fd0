'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Verification } from '@/lib/domain/verify-week-result'
import type { WeeksVerified } from '@/lib/domain/verify-weeks'
import type { Answer, Ask } from './verifier.worker'

export type Found = Omit<WeeksVerified, 'files'> & { files: { id: string; name: string; verification: Verification }[] }
/** `ready`: everything is here, and no network is needed any more. */
export type VerifierState = 'loading' | 'ready' | 'failed'

const named = (found: WeeksVerified, names: string[]): Found => ({
  ...found,
  files: found.files.map((verification, index) => ({ id: `${index} ${verification.fileSha256}`, name: names[index] ?? '', verification })),
})

/** A thread of this browser that checks files; what it is given leaves the browser nowhere. */
export function useVerifier() {
  const worker = useRef<Worker | null>(null)
  const [state, setState] = useState<VerifierState>('loading')
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const [found, setFound] = useState<Found | null>(null)

  useEffect(() => {
    const thread = new Worker(new URL('./verifier.worker.ts', import.meta.url), { type: 'module' })
    worker.current = thread
    thread.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'ready') setState('ready')
      else if (data.kind === 'progress') setProgress({ done: data.done, of: data.of })
      else {
        setProgress(null)
        setFound(named(data.found, data.names))
      }
    }
    thread.onerror = () => {
      setState('failed')
      setProgress(null)
    }
    return () => thread.terminate()
  }, [])

  const ask = useCallback((message: Ask) => worker.current?.postMessage(message), [])
  return { state, progress, found, ask }
}

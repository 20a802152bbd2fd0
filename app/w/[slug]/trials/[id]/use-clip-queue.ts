'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { contested, type MatchPrompt, matchClip, type SideWords } from '@/lib/domain/clip-match'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { sendStill } from './clip-still'
import { fetchClip, type ManifestAnswer, sendClip } from './clip-transfer'
import type { DroppedFile } from './dropped-files'

export type QueuedClip = {
  key: string
  name: string
  /** A file from this computer, or null when the server fetches `address`. */
  file: File | null
  address: string | null
  promptId: string | null
  side: TrialSide | null
  why: string | null
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'refused'
  sent: number
  said: string | null
}

/** Why a clip cannot be sent yet; null when it can. */
export function openQuestion(clip: QueuedClip, all: readonly QueuedClip[]): string | null {
  if (clip.state === 'done') return null
  if (clip.promptId === null || clip.side === null) return clip.why ?? 'Choose the prompt and the side.'
  const rest = all.filter(({ state }) => state !== 'done')
  return contested(rest).includes(clip) ? 'Two files are for this place. Choose one of them.' : null
}

const lanes = 2
const startable = ['waiting', 'paused', 'refused']

type Names = { prompts: readonly MatchPrompt[]; words: SideWords }

/** The clips that wait to be sent, with how far each is. */
export function useClipQueue(base: string, { prompts, words }: Names) {
  const router = useRouter()
  const [clips, setClips] = useState<QueuedClip[]>([])
  const [manifest, setManifest] = useState<ManifestAnswer['rows']>([])
  const stops = useRef(new Map<string, AbortController>())
  const latest = useRef(clips)
  latest.current = clips
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort()
    },
    [],
  )

  const change = useCallback((key: string, over: Partial<QueuedClip>) => {
    setClips((all) => all.map((clip) => (clip.key === key ? { ...clip, ...over } : clip)))
  }, [])

  const placed = (path: string) => {
    const name = path.split('/').at(-1)
    const row = manifest.find(({ file }) => file !== null && (file === path || file === name))
    return row ? { promptId: row.promptId, side: row.side, why: null } : matchClip(path, prompts, words)
  }
  const add = (files: readonly DroppedFile[]) => {
    const fresh = files.map(({ path, file }): QueuedClip => {
      return { key: crypto.randomUUID(), name: path, file, address: null, ...placed(path), state: 'waiting', sent: 0, said: null }
    })
    setClips((all) => [...all, ...fresh])
  }
  const addManifest = ({ rows }: ManifestAnswer) => {
    setManifest(rows)
    const named = new Map(rows.flatMap((row) => (row.file === null ? [] : [[row.file, row] as const])))
    const fetched = rows.flatMap(({ address, promptId, side }): QueuedClip[] =>
      address === null
        ? []
        : [
            {
              key: crypto.randomUUID(),
              name: address,
              file: null,
              address,
              promptId,
              side,
              why: null,
              state: 'waiting',
              sent: 0,
              said: null,
            },
          ],
    )
    const place = (clip: QueuedClip) => {
      const row = clip.state === 'waiting' ? (named.get(clip.name) ?? named.get(clip.name.split('/').at(-1) ?? '')) : undefined
      return row ? { ...clip, promptId: row.promptId, side: row.side, why: null } : clip
    }
    setClips((all) => [...all.map(place), ...fetched])
  }

  const send = async ({ key, file, address, name, promptId, side }: QueuedClip) => {
    if (promptId === null || side === null || stops.current.has(key)) return
    const stop = new AbortController()
    stops.current.set(key, stop)
    change(key, { state: 'sending', said: null })
    const target = { base, promptId, side }
    try {
      const onSent = (sent: number) => change(key, { sent })
      if (file) {
        const id = await sendClip({ ...target, file, name: name.split('/').at(-1) ?? name, upload: key, signal: stop.signal, onSent })
        await sendStill(`${base}/${id}`, file)
      } else if (address) await fetchClip(target, address, stop.signal)
      change(key, { state: 'done', said: null })
    } catch (error) {
      if (stop.signal.aborted) change(key, { state: 'paused' })
      else change(key, { state: 'refused', said: (error as Error).message })
    } finally {
      stops.current.delete(key)
    }
  }
  const start = async (keys?: readonly string[]) => {
    const all = latest.current
    const due = all.filter(
      (clip) => startable.includes(clip.state) && openQuestion(clip, all) === null && (keys?.includes(clip.key) ?? true),
    )
    const lane = async () => {
      for (let next = due.shift(); next; next = due.shift()) await send(next)
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    router.refresh()
  }

  return {
    clips,
    add,
    addManifest,
    start,
    place: (key: string, over: Pick<Partial<QueuedClip>, 'promptId' | 'side'>) =>
      change(key, { ...over, why: null, state: 'waiting', said: null }),
    pause: (key: string) => stops.current.get(key)?.abort(),
    remove: (key: string) => {
      stops.current.get(key)?.abort()
      setClips((all) => all.filter((clip) => clip.key !== key))
    },
  }
}

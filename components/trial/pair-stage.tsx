'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Clip, Pair } from '@/lib/domain/trial-vote'
import { aspectOf, ClipFrame } from './clip-frame'
import type { Lockstep } from './lockstep'
import { Transport } from './transport'
import { useLockstep } from './use-lockstep'
import { useWatched } from './use-watched'
import { type Side, sides, swapped, type ViewSettings } from './view-settings'
import { useVoteKeys } from './vote-keys'
import { WipeDivider } from './wipe-divider'

type PairStageProps = {
  pair: Pair
  urls: Record<Side, string>
  settings: ViewSettings
  onSettings: (settings: ViewSettings) => void
  onReady: () => void
  /** Both clips have been seen to the end of the shorter one. */
  onSeen: () => void
  onBroken: (side: Side) => void
}

const usualFrameRate = 24

/** Both clips of a pair, played as one. */
export function PairStage({ pair, urls, settings, onSettings, onReady, onSeen, onBroken }: PairStageProps) {
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Record<Side, boolean>>({ left: false, right: false })
  const [divider, setDivider] = useState(50)
  const frameRate = Math.max(pair.left.frameRate ?? 0, pair.right.frameRate ?? 0) || usualFrameRate
  const engine = useLockstep(box, { ready: open.left && open.right, frameRate, loop: settings.loop })
  const over = useOver(engine, box)
  useWatched(engine, onSeen)
  const onState = useCallback(
    (side: Side, state: 'open' | 'broken') => {
      if (state === 'broken') onBroken(side)
      else setOpen((before) => (before[side] ? before : { ...before, [side]: true }))
    },
    [onBroken],
  )
  useEffect(() => {
    if (engine) onReady()
  }, [engine, onReady])
  const { wipe, heard } = settings
  const hasSound = pair.left.hasAudio !== false || pair.right.hasAudio !== false
  useVoteKeys({
    ' ': () => engine?.toggle(),
    arrowleft: () => engine?.step(-1),
    arrowright: () => engine?.step(1),
    l: () => onSettings({ ...settings, loop: !settings.loop }),
    m: () => hasSound && onSettings({ ...settings, heard: swapped(settings.heard) }),
    w: () => onSettings({ ...settings, wipe: !settings.wipe }),
    f: () => toggleFullScreen(box.current),
  })

  const portrait = [pair.left, pair.right].every(({ width, height }) => width !== null && height !== null && width < height)
  const layout = wipe ? 'relative mx-auto w-full' : `grid gap-2 ${portrait ? 'grid-cols-2' : 'grid-cols-1 sm:grid-cols-2'}`
  return (
    <div className="flex flex-col gap-2">
      <div ref={box} className={layout} style={wipe ? shapeOf(pair.left) : undefined}>
        {sides.map((side) => (
          <ClipFrame
            key={side}
            side={side}
            clip={pair[side]}
            url={urls[side]}
            heard={heard === side}
            over={wipe}
            from={wipe && side === 'right' ? divider : null}
            holds={over[side]}
            onState={onState}
          />
        ))}
        {wipe ? <WipeDivider at={divider} onMove={setDivider} /> : null}
      </div>
      {engine ? (
        <Transport
          engine={engine}
          pair={pair}
          settings={settings}
          onSettings={onSettings}
          onFullScreen={() => toggleFullScreen(box.current)}
        />
      ) : (
        <p className="flex h-16 items-center justify-center text-muted">Waiting until both clips can play…</p>
      )}
    </div>
  )
}

/** As wide as it may be without being taller than most of the window, so that the divider moves over the picture alone. */
const shapeOf = (clip: Clip) => ({ aspectRatio: aspectOf(clip), maxWidth: `calc(72dvh * (${aspectOf(clip)}))` })

const neither: Record<Side, boolean> = { left: false, right: false }

/** Which clip is over while the other one goes on. */
function useOver(engine: Lockstep | null, box: { current: HTMLElement | null }): Record<Side, boolean> {
  const read = () => {
    if (!engine) return ''
    const frame = 1 / engine.frameRate
    const { time } = engine.state()
    const over = [...(box.current?.querySelectorAll('video') ?? [])].filter(
      ({ duration }) => duration < engine.length - frame && time >= duration - frame / 2,
    )
    return over.map(({ dataset }) => dataset.side).join(' ')
  }
  const text = useSyncExternalStore(engine?.subscribe ?? noEvents, read, () => '')
  return text === '' ? neither : { left: text === 'left', right: text === 'right' }
}

const noEvents = () => () => undefined

/** The whole voting room, so that one can vote without leaving the full screen. */
function toggleFullScreen(from: HTMLElement | null) {
  const room = from?.closest('[data-room]')
  if (document.fullscreenElement) void document.exitFullscreen()
  else void room?.requestFullscreen?.().catch(() => undefined)
}

'use client'

import { Maximize, Pause, Play, Repeat, SquareSplitHorizontal, StepBack, StepForward } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import type { Pair } from '@/lib/domain/trial-vote'
import type { Lockstep } from './lockstep'
import { frameAt } from './lockstep-clock'
import { SoundSwitch } from './sound-switch'
import type { ViewSettings } from './view-settings'

type TransportProps = {
  engine: Lockstep
  pair: Pair
  settings: ViewSettings
  onSettings: (settings: ViewSettings) => void
  onFullScreen: () => void
}

/** The controls of both players at once. */
export function Transport({ engine, pair, settings, onSettings, onFullScreen }: TransportProps) {
  const { playing, waiting, refused } = useSyncExternalStore(
    engine.subscribe,
    () => flags(engine),
    () => standing,
  )
  return (
    <div className="flex flex-col gap-1.5">
      <Scrubber engine={engine} />
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-2">
        <IconButton label="One frame back" onClick={() => engine.step(-1)}>
          <StepBack aria-hidden="true" />
        </IconButton>
        <Button className="w-24" onClick={engine.toggle} icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}>
          {playing ? 'Pause' : 'Play'}
        </Button>
        <IconButton label="One frame on" onClick={() => engine.step(1)}>
          <StepForward aria-hidden="true" />
        </IconButton>
        <Clock engine={engine} />
        <div className="ml-auto flex flex-wrap items-center gap-1.5">
          <Toggle
            on={settings.loop}
            onToggle={() => onSettings({ ...settings, loop: !settings.loop })}
            icon={<Repeat aria-hidden="true" />}
          >
            Loop
          </Toggle>
          <Toggle
            on={settings.wipe}
            onToggle={() => onSettings({ ...settings, wipe: !settings.wipe })}
            icon={<SquareSplitHorizontal aria-hidden="true" />}
          >
            Wipe
          </Toggle>
          <SoundSwitch pair={pair} heard={settings.heard} onHeard={(heard) => onSettings({ ...settings, heard })} />
          <IconButton label="Full screen" onClick={onFullScreen}>
            <Maximize aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {waiting ? <p className="text-sm text-muted">A clip has to load first; both wait for it.</p> : null}
      {refused ? <p className="text-sm text-muted">The browser did not start the clips by itself. Press Play.</p> : null}
    </div>
  )
}

type Flags = { playing: boolean; waiting: boolean; refused: boolean }
const standing: Flags = { playing: false, waiting: false, refused: false }
const known = new Map<string, Flags>()

/** The same object as long as nothing but the time changed, so that the buttons are not drawn anew for every frame. */
function flags(engine: Lockstep): Flags {
  const { playing, waiting, refused } = engine.state()
  const key = [playing, waiting, refused].join()
  const flags = known.get(key) ?? { playing, waiting, refused }
  known.set(key, flags)
  return flags
}

function Scrubber({ engine }: { engine: Lockstep }) {
  const { time } = useSyncExternalStore(engine.subscribe, engine.state, engine.state)
  return (
    <input
      type="range"
      aria-label="Place in the clips"
      aria-valuetext={`${time.toFixed(1)} of ${engine.length.toFixed(1)} seconds`}
      min={0}
      max={engine.length}
      step={1 / engine.frameRate}
      value={time}
      onChange={(event) => engine.seek(event.target.valueAsNumber)}
      className="h-6 w-full accent-accent"
    />
  )
}

function Clock({ engine }: { engine: Lockstep }) {
  const { time } = useSyncExternalStore(engine.subscribe, engine.state, engine.state)
  return (
    <span className="px-1.5 text-sm text-muted">
      {time.toFixed(2)} / {engine.length.toFixed(2)} s<span className="max-sm:hidden"> · frame {frameAt(time, engine.frameRate) + 1}</span>
    </span>
  )
}

function Toggle({ on, onToggle, icon, children }: { on: boolean; onToggle: () => void; icon: ReactNode; children: ReactNode }) {
  return (
    <Button variant="ghost" aria-pressed={on} onClick={onToggle} icon={icon} className={on ? 'bg-sunken! text-ink!' : ''}>
      {children}
    </Button>
  )
}

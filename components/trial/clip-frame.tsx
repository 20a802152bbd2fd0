'use client'

import { Volume2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Clip } from '@/lib/domain/trial-vote'
import { type Side, sideWord } from './view-settings'

type ClipFrameProps = {
  side: Side
  clip: Clip
  url: string
  heard: boolean
  /** Lies over the other one and shows from here on, in percent; null beside it. */
  from: number | null
  over: boolean
  holds: boolean
  onState: (side: Side, state: 'open' | 'broken') => void
}

/** One of the two players, without any control of its own. */
export function ClipFrame({ side, clip, url, heard, from, over, holds, onState }: ClipFrameProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.muted = !heard
  }, [heard])
  return (
    <figure
      className={over ? 'absolute inset-0' : 'relative min-w-0'}
      style={from === null ? undefined : { clipPath: `inset(0 0 0 ${from}%)` }}
    >
      <video
        ref={video}
        data-side={side}
        src={url}
        muted
        playsInline
        preload="auto"
        disablePictureInPicture
        disableRemotePlayback
        aria-label={`${sideWord[side]} clip`}
        onCanPlay={() => onState(side, 'open')}
        onError={() => onState(side, 'broken')}
        className={`w-full rounded-sm bg-sunken object-contain ${over ? 'h-full' : 'max-h-[60dvh]'}`}
        style={over ? undefined : { aspectRatio: aspectOf(clip) }}
      />
      <figcaption
        className={`absolute top-2 flex items-center gap-1.5 rounded-sm bg-paper px-1.5 text-sm font-semibold ${over && side === 'right' ? 'right-2' : 'left-2'}`}
      >
        {sideWord[side]}
        {heard ? (
          <>
            <Volume2 aria-hidden="true" className="size-3.5" />
            <span className="sr-only">is heard</span>
          </>
        ) : null}
      </figcaption>
      {holds ? (
        <p className={`absolute bottom-2 rounded-sm bg-paper px-1.5 text-sm ${over && side === 'right' ? 'right-2' : 'left-2'}`}>
          Over: holds its last frame
        </p>
      ) : null}
    </figure>
  )
}

export const aspectOf = ({ width, height }: Clip): string => (width && height ? `${width} / ${height}` : '16 / 9')

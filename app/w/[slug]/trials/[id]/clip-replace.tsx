'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { sendStill } from './clip-still'
import { sendClip } from './clip-transfer'

type ClipReplaceProps = { base: string; promptId: string; side: TrialSide; place: string }

/** Sends another file for the place of a reported clip. */
export function ClipReplace({ base, promptId, side, place }: ClipReplaceProps) {
  const router = useRouter()
  const toast = useToast()
  const picker = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const send = async (file: File) => {
    const onSent = (bytes: number) => setSent(bytes / file.size)
    setSent(0)
    try {
      const upload = crypto.randomUUID()
      const { signal } = new AbortController()
      const id = await sendClip({ base, promptId, side, file, name: file.name, upload, signal, onSent })
      await sendStill(`${base}/${id}`, file)
      toast({ text: 'The clip is replaced. Raters are shown the pair again.' })
      router.refresh()
    } catch (error) {
      toast({ text: (error as Error).message, tone: 'error' })
    }
    setSent(null)
  }
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="video/mp4,video/webm,video/quicktime,.mp4,.m4v,.mov,.webm"
        aria-label={`Other clip for ${place}`}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void send(file)
        }}
      />
      <Button size="sm" disabled={sent !== null} onClick={() => picker.current?.click()} aria-label={`Replace the clip of ${place}`}>
        {sent === null ? 'Replace…' : `${Math.round(100 * sent)}%`}
      </Button>
    </>
  )
}

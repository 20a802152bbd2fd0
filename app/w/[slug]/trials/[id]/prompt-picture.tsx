'use client'

import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

type PromptPictureProps = { address: string; number: number; text: string; mark: string | null }

async function problemOf(answer: Response): Promise<string | null> {
  if (answer.ok) return null
  const said = await answer.json().catch(() => null)
  return typeof said?.detail === 'string' ? said.detail : 'The picture was not kept. Try again.'
}

/** One prompt with its picture, and the ways to give it one or take it away. */
export function PromptPicture({ address, number, text, mark }: PromptPictureProps) {
  const router = useRouter()
  const file = useRef<HTMLInputElement>(null)
  const label = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const send = async (method: 'PUT' | 'DELETE', body?: File) => {
    setBusy(true)
    const answer = await fetch(address, {
      method,
      ...(body ? { body, headers: { 'x-file-name': encodeURIComponent(body.name) } } : {}),
    }).catch(() => null)
    setProblem(answer ? await problemOf(answer) : 'The server could not be reached. Try again.')
    setBusy(false)
    if (file.current) file.current.value = ''
    router.refresh()
  }

  return (
    <li className="flex flex-wrap items-center gap-3 border-b py-2">
      {mark ? (
        // biome-ignore lint/performance/noImgElement: served by the product itself, to members only, so there is nothing to optimise it with.
        <img
          src={`${address}?${mark.slice(0, 8)}`}
          alt={`Reference of prompt ${number}`}
          className="h-12 w-20 rounded-sm border object-cover"
        />
      ) : (
        <span className="flex h-12 w-20 items-center justify-center rounded-sm border border-dashed text-muted">none</span>
      )}
      <span id={label} className="line-clamp-2 min-w-0 flex-1 basis-48 wrap-anywhere">
        {number}. {text}
      </span>
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={`Picture for prompt ${number}`}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => event.currentTarget.files?.[0] && send('PUT', event.currentTarget.files[0])}
      />
      <Button type="button" size="sm" disabled={busy} aria-describedby={label} onClick={() => file.current?.click()}>
        {busy ? 'Sending…' : mark ? 'Replace' : 'Choose a picture'}
      </Button>
      {mark ? (
        <Button type="button" size="sm" variant="ghost" disabled={busy} aria-describedby={label} onClick={() => send('DELETE')}>
          Remove
        </Button>
      ) : null}
      <p role="status" className="basis-full text-danger empty:hidden">
        {problem}
      </p>
    </li>
  )
}

'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { removeClipAction } from './clip-actions'

type ClipRemoveProps = { slug: string; trialId: string; promptId: string; side: string; place: string }

/** Empties one place; possible until the first vote. */
export function ClipRemove({ slug, trialId, promptId, side, place }: ClipRemoveProps) {
  const toast = useToast()
  const [pending, begin] = useTransition()
  const [gone, setGone] = useState(false)
  const remove = () =>
    begin(async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ trialId, promptId, side })) form.set(name, value)
      const state = await removeClipAction(slug, { state: 'idle' }, form)
      if (state.state === 'done') setGone(true)
      if (state.state !== 'idle') toast({ text: state.message, tone: state.state === 'done' ? 'done' : 'error' })
    })
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={`Take out the clip of ${place}`}
      disabled={gone}
      aria-disabled={pending || undefined}
      onClick={remove}
    >
      {pending ? 'Taking out…' : 'Take out'}
    </Button>
  )
}

'use client'

import { useOptimistic, useTransition } from 'react'
import { useToast } from '@/components/ui/toast'
import { chooseChangeAction } from './actions'

type TakeChangeProps = { slug: string; id: string; claimId: string; what: string; place: string; taken: boolean }

/** Whether one claim is changed as the file says or left as it is; kept at once. */
export function TakeChange({ slug, id, claimId, what, place, taken }: TakeChangeProps) {
  const toast = useToast()
  const [shown, show] = useOptimistic(taken)
  const [, begin] = useTransition()
  const choose = (take: boolean) =>
    begin(async () => {
      show(take)
      const form = new FormData()
      for (const [field, value] of Object.entries({ id, claimId, leave: take ? 'off' : 'on' })) form.set(field, value)
      const result = await chooseChangeAction(slug, { state: 'idle' }, form)
      if (result.state === 'failed') toast({ text: result.message, tone: 'error' })
    })
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        aria-label={`Change ${what}, ${place}`}
        checked={shown}
        onChange={(event) => choose(event.currentTarget.checked)}
        className="size-4 accent-accent"
      />
      {place}
    </label>
  )
}

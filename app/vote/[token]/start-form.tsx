'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { startVoting } from '../actions'

export function StartForm({ token }: { token: string }) {
  return (
    <ActionForm action={startVoting.bind(null, token)} label="Start voting" className="flex flex-col items-start gap-3">
      {() => <SubmitButton pendingLabel="Starting…">Start voting</SubmitButton>}
    </ActionForm>
  )
}

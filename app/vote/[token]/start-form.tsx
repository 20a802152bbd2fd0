'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { startVoting } from '../actions'

export function StartForm({ token }: { token: string }) {
  return (
    <ActionForm action={startVoting.bind(null, token)} label="Start voting" className="flex flex-col items-start gap-3">
      {() => (
        <>
          <Checkbox
            name="vendorTie"
            label="I work for a company that makes or sells video models"
            hint="You can watch the clips then; your votes are not taken. This cannot be taken back."
          />
          <SubmitButton pendingLabel="Starting…">Start voting</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

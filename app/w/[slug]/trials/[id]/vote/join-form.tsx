'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { takePart } from './actions'

export function JoinForm({ slug, seat }: { slug: string; seat: string }) {
  return (
    <ActionForm action={takePart.bind(null, slug, seat)} label="Take part" className="flex flex-col items-start gap-3">
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

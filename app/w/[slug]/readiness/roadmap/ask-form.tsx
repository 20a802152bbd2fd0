'use client'

import { useCallback } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { CopyButton } from '@/components/ui/copy-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'
import { AreaField, TextField } from '../../inventory/form-fields'

type AskFormProps = { action: FormAction; vendorId: string; today: string; text: string }

/** The message to send, and the record that it was sent. Nothing is sent from here. */
export function AskForm({ action, vendorId, today, text }: AskFormProps) {
  const toast = useToast()
  const say = useCallback(({ message }: { message: string }) => toast({ text: message, tone: 'done' }), [toast])
  return (
    <ActionForm action={action} label="Record a question" className="flex max-w-3xl flex-col gap-4" onDone={say}>
      {(form) => (
        <>
          <input type="hidden" name="vendorId" value={vendorId} />
          <AreaField
            form={form}
            name="question"
            label="Question"
            required
            rows={10}
            stored={text}
            hint="Change it as you like, send it from your own mailbox, then record it here."
          />
          <TextField form={form} name="askedOn" label="Asked on" type="date" required stored={today} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Record that we asked</SubmitButton>
            <CopyButton value={text} label="Copy the text" size="md" />
          </div>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { useCallback } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'
import { AreaField, TextField } from '../../inventory/form-fields'

type AnswerFormProps = { action: FormAction; ask: { id: string; version: number }; today: string }

/** Records once what was answered; folded away until it is needed. */
export function AnswerForm({ action, ask, today }: AnswerFormProps) {
  const toast = useToast()
  const say = useCallback(({ message }: { message: string }) => toast({ text: message, tone: 'done' }), [toast])
  return (
    <details>
      <summary className="link w-max cursor-pointer">Record the answer</summary>
      <ActionForm action={action} label="Record the answer" className="flex max-w-xl flex-col gap-3 pt-3" onDone={say}>
        {(form) => (
          <>
            <input type="hidden" name="id" value={ask.id} />
            <input type="hidden" name="version" value={ask.version} />
            <AreaField form={form} name="answer" label="Answer" required rows={3} />
            <TextField form={form} name="answeredOn" label="Answered on" type="date" required stored={today} />
            <SubmitButton size="sm" variant="secondary" pendingLabel="Saving…">
              Save the answer
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </details>
  )
}

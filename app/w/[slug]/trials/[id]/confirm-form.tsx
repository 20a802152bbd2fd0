'use client'

import { type ReactNode, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useToast } from '@/components/ui/toast'
import type { FormAction, FormState } from '@/lib/form-state'

type ConfirmFormProps = {
  action: FormAction
  /** Hidden values: the trial, and its version where the verb asks for it. */
  row: Record<string, string | number>
  opener: { label: string; variant: 'primary' | 'secondary' | 'ghost' | 'danger'; size?: 'sm' | 'md' }
  title: string
  description: ReactNode
  /** Asked for in words, where the verb keeps a reason. */
  reason?: { name: string; label: string; hint?: string }
  submit: { label: string; pending: string; variant: 'primary' | 'danger' }
}

/** A step that cannot be taken back, with what it means before it is taken. */
export function ConfirmForm({ action, row, opener, title, description, reason, submit }: ConfirmFormProps) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  // The page loses this button with the step, so the message cannot wait for the form to be drawn again.
  const send = async (before: FormState, form: FormData): Promise<FormState> => {
    const state = await action(before, form)
    if (state?.state === 'done') {
      setOpen(false)
      toast({ text: state.message })
    }
    return state
  }
  return (
    <>
      <Button size={opener.size ?? (opener.variant === 'primary' ? 'md' : 'sm')} variant={opener.variant} onClick={() => setOpen(true)}>
        {opener.label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} description={description}>
        <ActionForm action={send} label={title} className="flex flex-col gap-4">
          {(form) => (
            <>
              {Object.entries(row).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              {reason ? (
                <Field label={reason.label} hint={reason.hint} required error={form.error(reason.name)}>
                  {(control) => <Textarea {...control} name={reason.name} rows={2} defaultValue={form.value(reason.name)} />}
                </Field>
              ) : null}
              <div className="flex justify-end gap-2">
                <Button variant="ghost" onClick={() => setOpen(false)}>
                  Not yet
                </Button>
                <SubmitButton variant={submit.variant} pendingLabel={submit.pending}>
                  {submit.label}
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

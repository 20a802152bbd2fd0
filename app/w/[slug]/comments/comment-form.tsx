'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { FormAction } from '@/lib/form-state'

type CommentFormProps = {
  action: FormAction
  label: string
  submit: string
  /** Hidden values: what it is about, or which comment at which version. */
  fields: Readonly<Record<string, string>>
  stored?: string
  onDone?: () => void
  onCancel?: () => void
}

/** The words of a comment, new or changed. */
export function CommentForm({ action, label, submit, fields, stored, onDone, onCancel }: CommentFormProps) {
  return (
    <ActionForm action={action} label={label} className="flex max-w-[72ch] flex-col gap-2" {...(onDone ? { onDone } : {})}>
      {(form) => (
        <>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field label={label} error={form.error('body')} hint="Plain text. Addresses become links." required>
            {(control) => <Textarea {...control} name="body" rows={2} maxLength={4000} defaultValue={form.value('body', stored)} />}
          </Field>
          <div className="flex gap-2">
            <SubmitButton variant={onCancel ? 'primary' : 'secondary'} size="sm" pendingLabel="Saving…">
              {submit}
            </SubmitButton>
            {onCancel ? (
              <Button variant="ghost" size="sm" onClick={onCancel}>
                Cancel
              </Button>
            ) : null}
          </div>
        </>
      )}
    </ActionForm>
  )
}

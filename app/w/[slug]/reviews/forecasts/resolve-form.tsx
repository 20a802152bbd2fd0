'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type ResolveFormProps = { action: FormAction; id: string; name: string }

/** Whether a forecast in own words came true, and what shows it. */
export function ResolveForm({ action, id, name }: ResolveFormProps) {
  return (
    <ActionForm action={action} label={`Resolve: ${name}`} className="flex max-w-sm flex-col gap-2">
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Field label="What shows it" required error={form.error('note')}>
            {(control) => <Input {...control} name="note" defaultValue={form.value('note')} autoComplete="off" />}
          </Field>
          <div className="flex flex-wrap gap-2">
            <SubmitButton size="sm" name="outcome" value="yes">
              Came true
            </SubmitButton>
            <SubmitButton size="sm" name="outcome" value="no">
              Did not
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

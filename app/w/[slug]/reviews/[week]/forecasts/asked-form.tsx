'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type AskedFormProps = { action: FormAction; label: string; fields: Record<string, string> }

/** How sure one is that a headline will stand: one number. */
export function AskedForm({ action, label, fields }: AskedFormProps) {
  return (
    <ActionForm action={action} label={label} className="flex flex-col gap-2">
      {(form) => (
        <>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="flex items-end gap-2">
            <div className="w-36">
              <Field label="How sure, in percent" required error={form.error('percent') ?? form.error('dueOn')}>
                {(control) => (
                  <Input {...control} name="percent" unit="%" inputMode="numeric" autoComplete="off" defaultValue={form.value('percent')} />
                )}
              </Field>
            </div>
            <SubmitButton variant="secondary">Make the forecast</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

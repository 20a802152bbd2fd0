'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type VoidFormProps = { action: FormAction; id: string; name: string; label: string }

/** Takes a forecast out before its day, or asks for it, with the reason. Folded, since it is rare. */
export function VoidForm({ action, id, name, label }: VoidFormProps) {
  return (
    <details>
      <summary className="w-fit cursor-pointer text-muted">
        {label} <span className="sr-only">: {name}</span>
      </summary>
      <ActionForm action={action} label={`${label}: ${name}`} className="flex max-w-sm flex-col gap-2 pt-2">
        {(form) => (
          <>
            <input type="hidden" name="id" value={id} />
            <Field label="Why it cannot be asked any more" required error={form.error('note')}>
              {(control) => <Input {...control} name="note" defaultValue={form.value('note')} autoComplete="off" />}
            </Field>
            <div>
              <SubmitButton size="sm">{label === 'Ask to void it' ? 'Ask for it' : 'Void the forecast'}</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </details>
  )
}

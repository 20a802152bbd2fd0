'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type VoidFormProps = { action: FormAction; id: string; name: string }

/** Takes a forecast out before its day, with the reason. Folded, since it is rare. */
export function VoidForm({ action, id, name }: VoidFormProps) {
  return (
    <details>
      <summary className="w-fit cursor-pointer text-muted">
        Void it <span className="sr-only">: {name}</span>
      </summary>
      <ActionForm action={action} label={`Void: ${name}`} className="flex max-w-sm flex-col gap-2 pt-2">
        {(form) => (
          <>
            <input type="hidden" name="id" value={id} />
            <Field label="Why it cannot be asked any more" required error={form.error('note')}>
              {(control) => <Input {...control} name="note" defaultValue={form.value('note')} autoComplete="off" />}
            </Field>
            <div>
              <SubmitButton size="sm">Void the forecast</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </details>
  )
}

'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { TextField } from '../../inventory/form-fields'

type DropFormProps = { action: FormAction; id: string; version: number }

/** Gives an action up, with the reason that others will read. */
export function DropForm({ action, id, version }: DropFormProps) {
  return (
    <ActionForm action={action} label="Drop it" className="flex max-w-2xl flex-col gap-3">
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <TextField form={form} name="reason" label="Why it is dropped" required placeholder="The vendor gives no answer" />
          <div>
            <SubmitButton variant="secondary" pendingLabel="Dropping…">
              Drop it
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

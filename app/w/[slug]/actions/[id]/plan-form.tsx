'use client'

import { ActionForm } from '@/components/ui/action-form'
import type { SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { SelectField, TextField } from '../../inventory/form-fields'

type PlanFormProps = {
  action: FormAction
  plan: { id: string; version: number; title: string; ownerId: string | null; dueOn: string | null }
  /** People named it, so people may rename it. */
  renames: boolean
  owners: readonly SelectOption[]
}

/** Who does an action and until when. */
export function PlanForm({ action, plan, renames, owners }: PlanFormProps) {
  return (
    <ActionForm action={action} label="Who and when" className="flex max-w-2xl flex-col gap-4">
      {(form) => {
        const current = form.state.state === 'failed' ? (form.state.current as { version?: number } | undefined) : undefined
        return (
          <>
            <input type="hidden" name="id" value={plan.id} />
            <input type="hidden" name="version" value={current?.version ?? plan.version} />
            {renames ? <TextField form={form} name="title" label="What is to be done" required stored={plan.title} /> : null}
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField form={form} name="ownerId" label="Owner" placeholder="Nobody yet" options={owners} stored={plan.ownerId} />
              <TextField form={form} name="dueOn" label="Due" type="date" stored={plan.dueOn} />
            </div>
            <div>
              <SubmitButton variant="secondary">{current ? 'Save mine over it' : 'Save'}</SubmitButton>
            </div>
          </>
        )
      }}
    </ActionForm>
  )
}

'use client'

import { useCallback } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { updateWorkspaceAction } from './actions'

type WorkspaceFormProps = { slug: string; name: string; timeZone: string; zones: readonly (SelectOption | SelectGroup)[] }

export function WorkspaceForm({ slug, name, timeZone, zones }: WorkspaceFormProps) {
  const toast = useToast()
  const say = useCallback(({ message }: { message: string }) => toast({ text: message }), [toast])
  return (
    <ActionForm
      action={updateWorkspaceAction.bind(null, slug)}
      label="Workspace"
      onDone={say}
      className="grid max-w-2xl items-start gap-4 sm:grid-cols-2"
    >
      {(form) => (
        <>
          <input type="hidden" name="was.name" value={name} />
          <input type="hidden" name="was.timeZone" value={timeZone} />
          <Field label="Name" required error={form.error('name')}>
            {(control) => <Input {...control} name="name" defaultValue={form.value('name', name)} />}
          </Field>
          <Field
            label="Time zone"
            required
            error={form.error('timeZone')}
            hint="A week begins on Monday at midnight there. Signed weeks do not change."
          >
            {(control) => <Select {...control} name="timeZone" options={zones} defaultValue={form.value('timeZone', timeZone)} />}
          </Field>
          <div>
            <SubmitButton variant="secondary">Save workspace</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { keyRoles } from '@/lib/domain/api-key'
import { createApiKeyAction } from './actions'
import { type MadeApiKey, MadeKey } from './made-key'

const ends = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '', label: 'until it is revoked' },
]

export function KeyForm({ slug }: { slug: string }) {
  return (
    <ActionForm action={createApiKeyAction.bind(null, slug)} label="Make a key" className="flex flex-col gap-3">
      {(form) => (
        <>
          <Fields form={form} />
          {form.state.state === 'done' ? (
            <MadeKey made={form.state.value as MadeApiKey} feed={`/w/${slug}/readiness/measurements/feed`} />
          ) : null}
        </>
      )}
    </ActionForm>
  )
}

function Fields({ form }: { form: FormView }) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label="Which program uses it" required error={form.error('name')} className="w-64 max-w-full">
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={100}
            autoComplete="off"
            defaultValue={form.value('name')}
            placeholder="Render farm, production"
          />
        )}
      </Field>
      <Field label="What it may do" required error={form.error('role')} className="w-60">
        {(control) => (
          <Select
            {...control}
            name="role"
            options={keyRoles.map(({ id, label }) => ({ value: id, label }))}
            defaultValue={form.value('role', 'analyst')}
          />
        )}
      </Field>
      <Field label="Works for" required error={form.error('expiresInDays')} className="w-44">
        {(control) => <Select {...control} name="expiresInDays" options={ends} defaultValue={form.value('expiresInDays', '90')} />}
      </Field>
      <div className="pt-6">
        <SubmitButton pendingLabel="Making…">Make a key</SubmitButton>
      </div>
    </div>
  )
}

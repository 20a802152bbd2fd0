'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { joinAsNewPerson, joinAsPerson } from './actions'

export function NewPersonForm({ token, email }: { token: string; email: string }) {
  return (
    <ActionForm action={joinAsNewPerson} label="Join as a new person" className="flex flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Field label="E-mail" required hint="The invite is for this address only.">
            {(control) => <Input {...control} type="email" autoComplete="username" value={email} readOnly />}
          </Field>
          <Field label="Your name" required error={form.error('name')}>
            {(control) => <Input {...control} name="name" autoComplete="name" defaultValue={form.value('name')} />}
          </Field>
          <Field
            label="Password"
            required
            error={form.error('password')}
            hint="At least 12 characters. Several unrelated words are better than one word with signs in it."
          >
            {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
          </Field>
          <div>
            <SubmitButton pendingLabel="Joining…">Join the workspace</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

export function PersonForm({ token }: { token: string }) {
  return (
    <ActionForm action={joinAsPerson} label="Join" className="flex flex-col items-start gap-4">
      {() => (
        <>
          <input type="hidden" name="token" value={token} />
          <SubmitButton pendingLabel="Joining…">Join the workspace</SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { signInAction } from './actions'

export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={signInAction} label="Sign in" className="flex flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="next" value={next} />
          <Field label="E-mail" required error={form.error('email')}>
            {(control) => (
              <Input
                {...control}
                name="email"
                type="email"
                autoComplete="username"
                inputMode="email"
                spellCheck={false}
                autoFocus={form.value('email') === ''}
                defaultValue={form.value('email')}
              />
            )}
          </Field>
          <Field label="Password" required error={form.error('password')}>
            {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" />}
          </Field>
          <div>
            <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import type { ReactNode } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'
import { changeEmailAction, changeNameAction, changePasswordAction, setFirstPasswordAction } from './actions'

const passwordHint = 'At least 12 characters. Several unrelated words are better than one word with signs in it.'

type SmallFormProps = { action: FormAction; label: string; submit: string; children: (form: FormView) => ReactNode }

function SmallForm({ action, label, submit, children }: SmallFormProps) {
  const toast = useToast()
  // Said here and not in onDone: after the first password this form is no longer drawn.
  const sayAndSend: FormAction = async (before, form) => {
    const result = await action(before, form)
    if (result.state === 'done') toast({ text: result.message })
    return result
  }
  return (
    <ActionForm action={sayAndSend} label={label} className="flex max-w-sm flex-col gap-4">
      {(form) => (
        <>
          {children(form)}
          <div>
            <SubmitButton variant="secondary">{submit}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

export function NameForm({ name }: { name: string }) {
  return (
    <SmallForm action={changeNameAction} label="Name" submit="Save name">
      {(form) => (
        <Field label="Name" required error={form.error('name')} hint="Stands beside what you edit and sign.">
          {(control) => <Input {...control} name="name" autoComplete="name" defaultValue={form.value('name', name)} />}
        </Field>
      )}
    </SmallForm>
  )
}

function EmailField({ form, email }: { form: FormView; email: string | null }) {
  return (
    <Field label="E-mail" required error={form.error('email')}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          defaultValue={form.value('email', email)}
        />
      )}
    </Field>
  )
}

function NewPasswordField({ form, label }: { form: FormView; label: string }) {
  return (
    <Field label={label} required error={form.error('password')} hint={passwordHint}>
      {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
    </Field>
  )
}

function CurrentPasswordField({ form }: { form: FormView }) {
  return (
    <Field label="Current password" required error={form.error('currentPassword')}>
      {(control) => <Input {...control} name="currentPassword" type="password" autoComplete="current-password" />}
    </Field>
  )
}

export function FirstPasswordForm({ email }: { email: string | null }) {
  return (
    <SmallForm action={setFirstPasswordAction} label="E-mail and password" submit="Save e-mail and password">
      {(form) => (
        <>
          <EmailField form={form} email={email} />
          <NewPasswordField form={form} label="Password" />
        </>
      )}
    </SmallForm>
  )
}

export function EmailForm({ email }: { email: string | null }) {
  return (
    <SmallForm action={changeEmailAction} label="E-mail" submit="Save e-mail">
      {(form) => (
        <>
          <EmailField form={form} email={email} />
          <CurrentPasswordField form={form} />
        </>
      )}
    </SmallForm>
  )
}

export function PasswordForm() {
  return (
    <SmallForm action={changePasswordAction} label="Password" submit="Save password">
      {(form) => (
        <>
          <CurrentPasswordField form={form} />
          <NewPasswordField form={form} label="New password" />
        </>
      )}
    </SmallForm>
  )
}

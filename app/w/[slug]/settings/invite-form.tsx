'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'
import { createInviteAction } from './actions'
import { roleOptions } from './role-form'

export function InviteForm({ slug }: { slug: string }) {
  return (
    <ActionForm action={createInviteAction.bind(null, slug)} label="Invite somebody" className="flex flex-col gap-3">
      {(form) => (
        <>
          <div className="flex flex-wrap items-start gap-3">
            <Field label="E-mail" required error={form.error('email')} className="w-72 max-w-full">
              {(control) => (
                <Input {...control} name="email" type="email" autoComplete="off" spellCheck={false} defaultValue={form.value('email')} />
              )}
            </Field>
            <Field label="Role" required error={form.error('role')} className="w-36">
              {(control) => <Select {...control} name="role" options={roleOptions} defaultValue={form.value('role', 'viewer')} />}
            </Field>
            <div className="pt-6">
              <SubmitButton variant="secondary" pendingLabel="Making…">
                Make an invite
              </SubmitButton>
            </div>
          </div>
          <Made state={form.state} />
        </>
      )}
    </ActionForm>
  )
}

function Made({ state }: { state: FormState }) {
  if (state.state !== 'done') return null
  const { email, address } = state.value as { email: string; address: string }
  return (
    <div role="status">
      <Notice title={`Send this link to ${email}`} action={<CopyButton value={address} label="Copy the link" />}>
        <p>It is shown only now, works once, for this address alone, and for 7 days.</p>
        <p className="mt-1 font-mono break-all text-ink select-all">{address}</p>
      </Notice>
    </div>
  )
}

'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { CheckField, TextField } from '../../inventory/form-fields'

/** Makes a link for one guest. It is shown once, because only its hash is kept. */
export function InviteForm({ action, trialId }: { action: FormAction; trialId: string }) {
  return (
    <ActionForm action={action} label="Invite a guest" className="flex max-w-2xl flex-col gap-3 pt-4">
      {(form) => (
        <>
          {form.state.state === 'done' ? <MadeLink message={form.state.message} value={form.state.value} /> : null}
          <input type="hidden" name="trialId" value={trialId} />
          <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            <TextField
              form={form}
              name="name"
              label="Name of the guest"
              required
              hint="They vote without an account, by a link that opens once."
            />
            <TextField form={form} name="days" label="Valid for" required numeric unit="days" stored={14} />
          </div>
          <CheckField
            form={form}
            name="vendorTie"
            label="Belongs to a vendor of either side"
            hint="May watch the clips; votes are not taken."
          />
          <div>
            <SubmitButton variant="secondary" pendingLabel="Making the link…">
              Make a link
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

function MadeLink({ message, value }: { message: string; value: unknown }) {
  const { token } = value as { token: string }
  // The link is made in the browser, because only it knows by which name it reached the server.
  const link = `${window.location.origin}/vote/${token}`
  return (
    <Notice title={message} action={<CopyButton value={link} label="Copy the link" size="md" />}>
      <code className="font-mono text-sm break-all">{link}</code>
    </Notice>
  )
}

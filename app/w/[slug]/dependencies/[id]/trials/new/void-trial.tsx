'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useToast } from '@/components/ui/toast'
import type { FormState } from '@/lib/form-state'
import { voidTrialAction } from '../../../../inventory/dependencies/actions'

/** Takes a trial out of all verdicts. It needs a reason, because the numbers stay on record and nothing brings it back. */
export function VoidTrial({ slug, id, version, title }: { slug: string; id: string; version: number; title: string }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  // The row loses this button as soon as the trial is void, so the message cannot wait for the form to be drawn again.
  const send = async (before: FormState, form: FormData): Promise<FormState> => {
    const state = await voidTrialAction(slug, before, form)
    if (state.state === 'done') {
      setOpen(false)
      toast({ text: state.message })
    }
    return state
  }
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setOpen(true)} aria-label={`Void the trial of ${title}`}>
        Void…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Void this trial"
        description="Verdicts of open weeks stop counting it. Its numbers and your reason stay on record."
      >
        <ActionForm action={send} label="Void this trial" className="flex flex-col gap-4">
          {(form) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <Field label="Reason" required error={form.error('voidReason')}>
                {(control) => <Textarea {...control} name="voidReason" rows={2} defaultValue={form.value('voidReason')} />}
              </Field>
              <div className="flex justify-end">
                <SubmitButton variant="danger" pendingLabel="Voiding…">
                  Void the trial
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormState } from '@/lib/form-state'
import { recordFailureAction } from './clip-actions'

type ClipFailureFormProps = { slug: string; trialId: string; promptId: string; side: string; place: string }

/** Says that a model made no clip for a prompt. That is a result too: it counts as a loss of its side. */
export function ClipFailureForm({ slug, trialId, promptId, side, place }: ClipFailureFormProps) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const send = async (before: FormState, form: FormData): Promise<FormState> => {
    const state = await recordFailureAction(slug, before, form)
    if (state.state === 'done') {
      setOpen(false)
      toast({ text: state.message })
    }
    return state
  }
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setOpen(true)} aria-label={`No clip for ${place}`}>
        No clip…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`No clip for ${place}`}
        description="A failure or a refusal counts as a loss of this side, and as a tie when both sides made none. The prompt is not shown to raters."
      >
        <ActionForm action={send} label={`No clip for ${place}`} className="flex flex-col gap-4">
          {(form) => (
            <>
              <input type="hidden" name="trialId" value={trialId} />
              <input type="hidden" name="promptId" value={promptId} />
              <input type="hidden" name="side" value={side} />
              <FieldGroup legend="What happened" error={form.error('state')}>
                <Radio
                  name="state"
                  value="failed"
                  label="The model failed"
                  hint="an error, a time-out, or a broken file, after all planned attempts"
                  defaultChecked
                />
                <Radio name="state" value="refused" label="The model refused" hint="its filter turned the prompt down" />
              </FieldGroup>
              <Field label="What it answered" required error={form.error('reason')}>
                {(control) => <Input {...control} name="reason" maxLength={500} defaultValue={form.value('reason')} />}
              </Field>
              <div className="flex justify-end">
                <SubmitButton variant="primary" pendingLabel="Recording…">
                  Record it
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

'use client'

import { Check } from 'lucide-react'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { useCommand } from '@/components/use-command'
import type { FormAction } from '@/lib/form-state'
import { finishActionAction, reopenActionAction } from '../actions'

type DoneButtonProps = { slug: string; id: string; version: number }

/** Marks an action as done, with what came of it where there is something to say. */
export function DoneButton({ slug, id, version }: DoneButtonProps) {
  const [open, setOpen] = useState(false)
  const { said } = useCommand()
  // The form goes with the button once the action is closed, so what came of it is said here and not by the form.
  const finish: FormAction = async (before, form) => {
    const result = await finishActionAction(slug, before, form)
    if (result.state === 'done') said(result, form, reopenActionAction.bind(null, slug))
    return result
  }
  return (
    <>
      <Button variant="primary" icon={<Check aria-hidden="true" />} onClick={() => setOpen(true)}>
        Done
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Mark as done"
        description="The verdict changes by evidence only: record what you found out as a fact, a claim or a trial as well."
      >
        <ActionForm action={finish} label="Mark as done" className="flex flex-col gap-4">
          {(form) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <Field label="What came of it" error={form.error('note')}>
                {(control) => <Textarea {...control} name="note" rows={3} maxLength={500} defaultValue={form.value('note')} />}
              </Field>
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)}>Cancel</Button>
                <SubmitButton>Mark as done</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { formatWeekShort } from '@/lib/format'
import { reopenWeekAction } from '../actions'

/** Begins a new edition of a signed week. The signed one stays readable, with its hash and its signatures. */
export function ReopenButton({ slug, week }: { slug: string; week: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        Reopen…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Reopen ${formatWeekShort(week)}`}
        description="The signed edition stays as it is, with its hash, and weeks signed after it go on naming that hash. A new edition is weighed on what is known now and needs its own signatures."
      >
        <ActionForm action={reopenWeekAction.bind(null, slug)} label={`Reopen ${week}`} className="flex flex-col gap-4">
          {(form) => (
            <>
              <input type="hidden" name="week" value={week} />
              <Field label="Reason" required error={form.error('reason')} hint="Printed in the new edition.">
                {(control) => <Textarea {...control} name="reason" rows={3} maxLength={1000} defaultValue={form.value('reason')} />}
              </Field>
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)}>Cancel</Button>
                <SubmitButton pendingLabel="Reopening…">Begin a new edition</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

'use client'

import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { FormAction } from '@/lib/form-state'

type RetractProps = { action: FormAction; id: string; version: number; today: string }

/** Asks where, when and why the publisher withdrew a claim before it is marked. */
export function RetractButton({ action, id, version, today }: RetractProps) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button icon={<Undo2 aria-hidden="true" />} onClick={() => setOpen(true)}>
        Mark as retracted…
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="Withdrawn by its publisher"
        description="No verdict counts the claim afterwards. Somebody who reads a changed verdict has to find out why, so say where it was withdrawn."
      >
        <ActionForm action={action} label="Mark as retracted" onDone={close} className="flex flex-col gap-3">
          {(form) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <Field label="Where it was withdrawn" required error={form.error('withdrawnAt')}>
                {(control) => (
                  <Input {...control} type="url" name="withdrawnAt" placeholder="https://" defaultValue={form.value('withdrawnAt')} />
                )}
              </Field>
              <Field label="On which day" required error={form.error('withdrawnOn')}>
                {(control) => (
                  <Input
                    {...control}
                    type="date"
                    name="withdrawnOn"
                    max={today}
                    defaultValue={form.value('withdrawnOn')}
                    className="w-40"
                  />
                )}
              </Field>
              <Field label="Why" required error={form.error('reason')}>
                {(control) => <Textarea {...control} name="reason" rows={3} maxLength={1000} defaultValue={form.value('reason')} />}
              </Field>
              <div className="flex justify-end gap-2">
                <Button onClick={close}>Cancel</Button>
                <SubmitButton variant="primary" pendingLabel="Saving…">
                  Mark as retracted
                </SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

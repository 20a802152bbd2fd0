'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { PairName } from '@/lib/domain/review'
import { statuses, statusFace } from '@/lib/domain/status'
import type { Status } from '@/lib/domain/verdict/output'
import { overruleVerdictAction } from '../actions'

type OverruleButtonProps = {
  slug: string
  week: string
  evidenceSha256: string
  pair: PairName
  name: string
  engine: Status
  /** Names of those whose signatures an override makes void. */
  signed: readonly string[]
}

/** Decides otherwise than the engine for one row, with a reason that is printed beside the engine’s verdict. */
export function OverruleButton({ slug, week, evidenceSha256, pair, name, engine, signed }: OverruleButtonProps) {
  const [open, setOpen] = useState(false)
  const hidden = { week, evidenceSha256, ...pair }
  const others = statuses.filter(({ id }) => id !== engine).map(({ id, label }) => ({ value: id, label }))
  return (
    <>
      <Button size="sm" variant="ghost" className="relative z-2" onClick={() => setOpen(true)} aria-label={`Overrule ${name}`}>
        Overrule…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Overrule the engine: ${name}`}
        description={`The engine says ${statusFace(engine).label.toLowerCase()}. Its verdict stays beside yours, on screen and in the PDF, and somebody else must sign with you.${signed.length > 0 ? ` The signatures of ${signed.join(', ')} become void.` : ''}`}
      >
        <ActionForm
          action={overruleVerdictAction.bind(null, slug)}
          label={`Overrule ${name}`}
          className="flex flex-col gap-4"
          onDone={() => setOpen(false)}
        >
          {(form) => (
            <>
              {Object.entries(hidden).map(([key, value]) => (
                <input key={key} type="hidden" name={key} value={value} />
              ))}
              <Field label="The team decides" required error={form.error('status')}>
                {(control) => (
                  <Select {...control} name="status" options={others} placeholder="Choose a status" defaultValue={form.value('status')} />
                )}
              </Field>
              <Field
                label="Reason"
                required
                error={form.error('reason')}
                hint="What the engine cannot know, such as a contract or a risk to the brand."
              >
                {(control) => <Textarea {...control} name="reason" rows={3} maxLength={1000} defaultValue={form.value('reason')} />}
              </Field>
              <div className="flex justify-end gap-2">
                <Button onClick={() => setOpen(false)}>Cancel</Button>
                <SubmitButton pendingLabel="Overruling…">Overrule the engine</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Dialog>
    </>
  )
}

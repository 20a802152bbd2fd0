'use client'

import { useState } from 'react'
import { promiseOutcomes } from '@/lib/domain/roadmap'
import type { FormAction } from '@/lib/form-state'
import { AreaField, SelectField, TextField } from '../../inventory/form-fields'
import { FormFrame, FormSection } from '../../inventory/form-frame'

type OutcomeFormProps = { action: FormAction; vendorPath: string; promise: { id: string; version: number } }

/** Records once what became of a promise. */
export function OutcomeForm({ action, vendorPath, promise }: OutcomeFormProps) {
  const [chosen, choose] = useState('')
  return (
    <FormFrame
      action={action}
      label="Record the outcome"
      row={promise}
      submit="Record the outcome"
      cancelHref={vendorPath}
      listHref={vendorPath}
    >
      {(form) => (
        <FormSection title="What became of it" hint="It is recorded once. Say how it is known: a note, a page, or both.">
          <SelectField
            form={form}
            name="outcome"
            label="Outcome"
            required
            placeholder="How it came out"
            options={promiseOutcomes.map(({ id, label }) => ({ value: id, label }))}
            onChange={choose}
            hint={promiseOutcomes.find(({ id }) => id === chosen)?.meaning}
          />
          <TextField
            form={form}
            name="outcomeOn"
            label="On"
            type="date"
            required
            hint="The day it came, or on which it was clear that it would not."
          />
          <AreaField form={form} name="outcomeNote" label="Note" />
          <div className="flex flex-col gap-4">
            <TextField form={form} name="source.title" label="Title of the page" />
            <TextField form={form} name="source.url" label="Address" type="url" placeholder="https://" />
            <TextField form={form} name="source.readOn" label="Read on" type="date" />
          </div>
        </FormSection>
      )}
    </FormFrame>
  )
}

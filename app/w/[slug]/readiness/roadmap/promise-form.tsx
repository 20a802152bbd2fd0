'use client'

import type { FormAction } from '@/lib/form-state'
import type { SourcedPromise } from '@/lib/services/roadmap-promises'
import { AreaField, TextField } from '../../inventory/form-fields'
import { FormFrame, FormSection } from '../../inventory/form-frame'

type PromiseFormProps = { action: FormAction; vendorPath: string; vendorId: string; today: string; promise?: SourcedPromise }

export function PromiseForm({ action, vendorPath, vendorId, today, promise }: PromiseFormProps) {
  return (
    <FormFrame
      action={action}
      label={promise ? 'Edit a promise' : 'Add a promise'}
      row={promise}
      submit={promise ? 'Save' : 'Add the promise'}
      cancelHref={vendorPath}
      listHref={vendorPath}
    >
      {(form) => (
        <>
          <input type="hidden" name="vendorId" value={vendorId} />
          <FormSection title="Promise" hint="What the vendor said it would do, in one sentence that somebody can check.">
            <AreaField form={form} name="statement" label="What was promised" required stored={promise?.statement} />
            <TextField form={form} name="promisedOn" label="Said on" type="date" required stored={promise?.promisedOn ?? today} />
            <TextField
              form={form}
              name="dueOn"
              label="By"
              type="date"
              stored={promise?.dueOn}
              hint="The last day of the time that was named: 30 September for the third quarter. Empty when none was."
            />
            <TextField form={form} name="dueText" label="As it was put" placeholder="in the autumn" stored={promise?.dueText} />
          </FormSection>
          <FormSection title="Read in" hint="Leave all of it empty when somebody was told and there is no page to open.">
            <TextField form={form} name="source.title" label="Title" stored={promise?.source?.title} />
            <TextField form={form} name="source.url" label="Address" type="url" placeholder="https://" stored={promise?.source?.url} />
            <TextField form={form} name="source.readOn" label="Read on" type="date" stored={promise?.source?.readOn} />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { lifecycleStages } from '@/lib/domain/lifecycle-event'
import type { FormAction } from '@/lib/form-state'
import type { SourcedEvent } from '@/lib/services/lifecycle-events'
import { AreaField, SelectField, TextField } from '../../../form-fields'
import { FormFrame, FormSection } from '../../../form-frame'

type EventFormProps = {
  action: FormAction
  offeringPath: string
  offeringId: string
  today: string
  event?: SourcedEvent
  stage?: string
}

export function EventForm({ action, offeringPath, offeringId, today, event, stage }: EventFormProps) {
  return (
    <FormFrame
      action={action}
      label={event ? 'Edit a lifecycle event' : 'Add a lifecycle event'}
      row={event}
      submit={event ? 'Save' : 'Add the event'}
      cancelHref={`${offeringPath}#lifecycle`}
      listHref={`${offeringPath}/lifecycle`}
    >
      {(form) => (
        <>
          <input type="hidden" name="offeringId" value={offeringId} />
          <FormSection title="Event">
            <StageField form={form} stored={event?.stage ?? stage} />
            <TextField
              form={form}
              name="happensOn"
              label="On"
              type="date"
              required
              stored={event?.happensOn}
              hint="The day itself, which may lie ahead."
            />
            <TextField
              form={form}
              name="knownOn"
              label="Known since"
              type="date"
              required
              stored={event?.knownOn ?? today}
              hint="The day on which it could first be read, from which the notice counts."
            />
            <AreaField form={form} name="note" label="Note" stored={event?.note} />
          </FormSection>
          <FormSection title="Read in" hint="Leave all of it empty when somebody was told and there is no page to open.">
            <TextField form={form} name="source.title" label="Title" stored={event?.source?.title} />
            <TextField form={form} name="source.url" label="Address" type="url" placeholder="https://" stored={event?.source?.url} />
            <TextField form={form} name="source.readOn" label="Read on" type="date" stored={event?.source?.readOn} />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

function StageField({ form, stored }: { form: FormView; stored: string | undefined }) {
  const [chosen, choose] = useState(form.value('stage', stored))
  const meaning = lifecycleStages.find(({ id }) => id === chosen)?.meaning
  const moves = chosen === 'retired' ? ' Dependencies that use it then have to move by that day.' : ''
  return (
    <SelectField
      form={form}
      name="stage"
      label="Stage"
      required
      placeholder="What begins on that day"
      options={lifecycleStages.map(({ id, label }) => ({ value: id, label }))}
      stored={stored}
      onChange={choose}
      hint={meaning && `${meaning}${moves}`}
    />
  )
}

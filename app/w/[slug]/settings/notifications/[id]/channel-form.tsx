'use client'

import { useCallback, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { NotificationEvent } from '@/lib/domain/notification/event'
import type { FormAction } from '@/lib/form-state'
import { updateChannelAction } from '../actions'
import { EventFields } from '../event-fields'

type ChannelFormProps = { slug: string; channel: { id: string; version: number; name: string; events: NotificationEvent[] } }

export function ChannelForm({ slug, channel: { id, version, name, events } }: ChannelFormProps) {
  const toast = useToast()
  const [chosen, setChosen] = useState(events)
  // Said here and not in onDone: a saved channel has a new version, and this form is drawn anew.
  const save: FormAction = useCallback(
    async (before, form) => {
      const result = await updateChannelAction(slug, before, form)
      if (result.state === 'done') toast({ text: result.message })
      return result
    },
    [slug, toast],
  )
  return (
    <ActionForm action={save} label="Name and events" className="flex max-w-2xl flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <Field label="Name" required error={form.error('name')} className="max-w-sm">
            {(control) => <Input {...control} name="name" autoComplete="off" defaultValue={form.value('name', name)} />}
          </Field>
          <EventFields chosen={chosen} onChoose={setChosen} error={form.error('events')} />
          <div>
            <SubmitButton variant="secondary">Save channel</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

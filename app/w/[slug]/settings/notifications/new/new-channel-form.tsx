'use client'

import { type ReactNode, useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ChannelKind } from '@/lib/domain/notification/channel'
import type { NotificationEvent } from '@/lib/domain/notification/event'
import { createChannelAction } from '../actions'
import { EventFields } from '../event-fields'
import { MadeSecret } from '../made-secret'

type NewChannelFormProps = {
  slug: string
  kind: ChannelKind
  label: string
  /** The channel of a kind of which there is but one, where it is there already. */
  taken: string | null
}

/** A signed week's mail names what changed already; a message for each dependency is for programs and chats. */
const usual: Record<ChannelKind, NotificationEvent[]> = {
  email: ['week.digest', 'signature.requested', 'week.signed'],
  slack: ['week.digest', 'signature.requested', 'week.signed'],
  teams: ['week.digest', 'signature.requested', 'week.signed'],
  webhook: ['week.digest', 'signature.requested', 'week.signed', 'status.changed'],
}

const addressHints: Record<Exclude<ChannelKind, 'email'>, string> = {
  webhook: 'Begins with https://. Redirects are not followed. It is stored encrypted; afterwards only its host is shown.',
  slack: 'From the Slack app “Incoming Webhooks”. It is as good as a password: stored encrypted, afterwards only its host is shown.',
  teams: 'From a Teams workflow “When a webhook request is received”. Stored encrypted; afterwards only its host is shown.',
}

export function NewChannelForm({ slug, kind, label, taken }: NewChannelFormProps) {
  const [chosen, setChosen] = useState(usual[kind])
  return (
    <ActionForm action={createChannelAction.bind(null, slug)} label="Add a channel" className="flex flex-col gap-4">
      {(form) =>
        form.state.state === 'done' ? (
          <Added slug={slug} form={form} />
        ) : taken !== null ? (
          <Taken slug={slug} id={taken} />
        ) : (
          <Fields kind={kind} label={label} form={form}>
            <EventFields chosen={chosen} onChoose={setChosen} error={form.error('events')} />
          </Fields>
        )
      }
    </ActionForm>
  )
}

const Taken = ({ slug, id }: { slug: string; id: string }) => (
  <Notice
    title="There is a channel for e-mail already"
    action={<ButtonLink href={`/w/${slug}/settings/notifications/${id}`}>Open it</ButtonLink>}
  >
    It reaches every member, so one is enough.
  </Notice>
)

type FieldsProps = { kind: ChannelKind; label: string; form: FormView; children: ReactNode }

function Fields({ kind, label, form, children }: FieldsProps) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <Field label="Name" required error={form.error('name')} className="max-w-sm">
        {(control) => <Input {...control} name="name" autoComplete="off" defaultValue={form.value('name', label)} />}
      </Field>
      {kind === 'email' ? null : (
        <Field label="Address" required error={form.error('url')} hint={addressHints[kind]}>
          {(control) => (
            <Input
              {...control}
              name="url"
              type="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://"
              defaultValue={form.value('url')}
            />
          )}
        </Field>
      )}
      {children}
      <div>
        <SubmitButton variant="primary" pendingLabel="Adding…">
          Add the channel
        </SubmitButton>
      </div>
    </>
  )
}

function Added({ slug, form }: { slug: string; form: FormView }) {
  if (form.state.state !== 'done') return null
  const { id } = form.state.value as { id: string }
  return (
    <>
      <MadeSecret state={form.state} />
      <div role="status">
        <Notice
          title="The channel was added"
          action={
            <ButtonLink variant="primary" href={`/w/${slug}/settings/notifications/${id}`}>
              Open it and send a test
            </ButtonLink>
          }
        >
          From now on it tells what you chose.
        </Notice>
      </div>
    </>
  )
}

'use client'

import { useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShareKind } from '@/lib/domain/share-link'
import { createShareLinkAction } from './actions'
import { MadeLink, type MadeShareLink } from './made-link'

type Option = { value: string; label: string }
export type KindChoice = { id: ShareKind; label: string; shows: string; follows: boolean }
type ShareFormProps = { slug: string; kinds: readonly KindChoice[]; weeks: readonly Option[]; kind: ShareKind; week: string }

const ends: Option[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
]
const noEnd: Option = { value: '', label: 'until it is taken back' }

export function ShareForm({ slug, ...choices }: ShareFormProps) {
  return (
    <ActionForm action={createShareLinkAction.bind(null, slug)} label="Make a link" className="flex flex-col gap-3">
      {(form) => (
        <>
          <Fields form={form} {...choices} />
          {form.state.state === 'done' ? <MadeLink made={form.state.value as MadeShareLink} /> : null}
        </>
      )}
    </ActionForm>
  )
}

function Fields({ form, kinds, weeks, kind: first, week }: Omit<ShareFormProps, 'slug'> & { form: FormView }) {
  const [kind, setKind] = useState(form.value('kind', first))
  const chosen = kinds.find(({ id }) => id === kind)
  const expiry = chosen?.follows ? [noEnd, ...ends] : ends
  return (
    <>
      <div className="flex flex-wrap items-start gap-3">
        <Field label="What it shows" required error={form.error('kind')} className="w-44">
          {(control) => (
            <Select
              {...control}
              name="kind"
              options={kinds.map(({ id, label }) => ({ value: id, label }))}
              defaultValue={kind}
              onChange={(event) => setKind(event.target.value)}
            />
          )}
        </Field>
        {chosen?.follows ? null : (
          <Field label="Week" required error={form.error('week')} className="w-56">
            {(control) => <Select {...control} name="week" options={[...weeks]} defaultValue={form.value('week', week)} />}
          </Field>
        )}
        <Field label="For whom" required error={form.error('label')} className="w-56 max-w-full">
          {(control) => (
            <Input
              {...control}
              name="label"
              maxLength={100}
              autoComplete="off"
              defaultValue={form.value('label')}
              placeholder="Board of the studio"
            />
          )}
        </Field>
        <Field label="Works for" required error={form.error('expiresInDays')} className="w-44">
          {(control) => (
            <Select
              {...control}
              key={chosen?.follows ? 'feed' : 'week'}
              name="expiresInDays"
              options={expiry}
              defaultValue={form.value('expiresInDays', chosen?.follows ? '' : '30')}
            />
          )}
        </Field>
        <div className="pt-6">
          <SubmitButton pendingLabel="Making…">Make a link</SubmitButton>
        </div>
      </div>
      {chosen ? <p className="text-muted">{chosen.shows}</p> : null}
    </>
  )
}

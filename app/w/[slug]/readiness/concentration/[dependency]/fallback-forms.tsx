'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectGroup } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { rehearsalOutcomes } from '@/lib/domain/fallback'
import { addFallbackAction, changeFallbackNoteAction, recordRehearsalAction } from './actions'

type AddProps = { slug: string; dependencyId: string; choices: readonly SelectGroup[] }

const row = 'flex flex-wrap items-start gap-3'
const noteHint = 'What has to be done on that day: keys, prompts, a contract.'

/** Names one more offering to fall back on. */
export function AddFallbackForm({ slug, dependencyId, choices }: AddProps) {
  return (
    <ActionForm action={addFallbackAction.bind(null, slug)} label="Add a fallback" className="flex flex-col gap-3">
      {(form) => (
        <div className={row}>
          <input type="hidden" name="dependencyId" value={dependencyId} />
          <Field label="Offering" required error={form.error('offeringId') ?? form.error('dependencyId')} className="w-80 max-w-full">
            {(control) => (
              <Select
                {...control}
                name="offeringId"
                options={choices}
                placeholder="What it would run on"
                defaultValue={form.value('offeringId')}
              />
            )}
          </Field>
          <Field label="Note" error={form.error('note')} hint={noteHint} className="w-96 max-w-full">
            {(control) => <Input {...control} name="note" autoComplete="off" defaultValue={form.value('note')} />}
          </Field>
          <div className="sm:pt-6">
            <SubmitButton pendingLabel="Adding…">Add the fallback</SubmitButton>
          </div>
        </div>
      )}
    </ActionForm>
  )
}

type OfFallback = { slug: string; dependencyId: string; offeringId: string; title: string }

/** Changes the note of a fallback; `note` is the one that was read. */
export function FallbackNoteForm({ slug, dependencyId, offeringId, title, note }: OfFallback & { note: string | null }) {
  return (
    <ActionForm action={changeFallbackNoteAction.bind(null, slug)} label={`Note of the fallback ${title}`} className="flex flex-col gap-3">
      {(form) => (
        <div className={row}>
          <input type="hidden" name="dependencyId" value={dependencyId} />
          <input type="hidden" name="offeringId" value={offeringId} />
          <input type="hidden" name="before" value={note ?? ''} />
          <Field label="Note" error={form.error('note')} hint={noteHint} className="w-96 max-w-full">
            {(control) => <Input {...control} name="note" autoComplete="off" defaultValue={form.value('note', note)} />}
          </Field>
          <div className="sm:pt-6">
            <SubmitButton variant="secondary" pendingLabel="Saving…">
              Save the note
            </SubmitButton>
          </div>
        </div>
      )}
    </ActionForm>
  )
}

/** Records a day on which the dependency really ran on this fallback. */
export function RehearsalForm({ slug, dependencyId, offeringId, title, today }: OfFallback & { today: string }) {
  return (
    <ActionForm action={recordRehearsalAction.bind(null, slug)} label={`Record a rehearsal: ${title}`} className="flex flex-col gap-3">
      {(form) => (
        <div className={row}>
          <input type="hidden" name="dependencyId" value={dependencyId} />
          <input type="hidden" name="offeringId" value={offeringId} />
          <Field label="Rehearsed on" required error={form.error('rehearsedOn')} className="w-40">
            {(control) => <Input {...control} type="date" name="rehearsedOn" max={today} defaultValue={form.value('rehearsedOn', today)} />}
          </Field>
          <Field label="Outcome" required error={form.error('outcome')} className="w-44">
            {(control) => (
              <Select
                {...control}
                name="outcome"
                placeholder="How it went"
                options={rehearsalOutcomes.map(({ id, label }) => ({ value: id, label }))}
                defaultValue={form.value('outcome')}
              />
            )}
          </Field>
          <Field label="Minutes until it delivered" error={form.error('minutes')} className="w-48">
            {(control) => <Input {...control} name="minutes" inputMode="decimal" autoComplete="off" defaultValue={form.value('minutes')} />}
          </Field>
          <Field label="Note" error={form.error('note')} className="w-80 max-w-full">
            {(control) => (
              <Input {...control} name="note" autoComplete="off" defaultValue={form.value('note')} placeholder="What did not work" />
            )}
          </Field>
          <div className="sm:pt-6">
            <SubmitButton variant="secondary" pendingLabel="Recording…">
              Record the rehearsal
            </SubmitButton>
          </div>
        </div>
      )}
    </ActionForm>
  )
}

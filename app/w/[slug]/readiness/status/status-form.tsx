'use client'

import { type ReactNode, useCallback } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'
import { addStatusPageAction, setStatusPageAction } from './actions'
import { ComponentFields } from './component-fields'

type Choice = { value: string; label: string }

const rhythms: Choice[] = [
  { value: '5', label: 'every 5 minutes' },
  { value: '15', label: 'every 15 minutes' },
  { value: '60', label: 'every hour' },
  { value: '240', label: 'every 4 hours' },
  { value: '1440', label: 'once a day' },
]
const kinds: Choice[] = [
  { value: 'statuspage', label: 'Atlassian Statuspage' },
  { value: 'incident_io', label: 'incident.io' },
  { value: 'instatus', label: 'Instatus' },
]

type PageFields = { url?: string; kind?: string; everyMinutes?: number }

function Fields({ form, page }: { form: FormView; page: PageFields }) {
  return (
    <>
      <Field label="Address" required hint="Its first page, as people open it." error={form.error('url')}>
        {(control) => (
          <Input
            {...control}
            name="url"
            type="url"
            inputMode="url"
            placeholder="https://status.example.com"
            defaultValue={form.value('url', page.url)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Kind" hint="Left open, it is found out by what answers." error={form.error('kind')}>
          {(control) => (
            <Select {...control} name="kind" options={kinds} placeholder="Find out" defaultValue={form.value('kind', page.kind)} />
          )}
        </Field>
        <Field label="How often it is read" required error={form.error('everyMinutes')}>
          {(control) => (
            <Select {...control} name="everyMinutes" options={rhythms} defaultValue={form.value('everyMinutes', page.everyMinutes ?? 15)} />
          )}
        </Field>
      </div>
    </>
  )
}

const Buttons = ({ children }: { children: ReactNode }) => <div className="flex flex-wrap gap-2">{children}</div>

type NewStatusFormProps = { slug: string; vendors: readonly (Choice & { url: string | null })[]; chosen: string | null; cancelHref: string }

/** Sets a status page for the first time; it is read at once, and then shows which components there are to choose from. */
export function NewStatusForm({ slug, vendors, chosen, cancelHref }: NewStatusFormProps) {
  const known = vendors.find(({ value }) => value === chosen)?.url ?? undefined
  return (
    <ActionForm action={addStatusPageAction.bind(null, slug)} label="Add a status page" className="flex max-w-2xl flex-col gap-4">
      {(form) => (
        <>
          <Field label="Vendor" required error={form.error('vendorId')} className="max-w-sm">
            {(control) => (
              <Select
                {...control}
                name="vendorId"
                options={vendors}
                placeholder="Choose a vendor"
                defaultValue={form.value('vendorId', chosen)}
              />
            )}
          </Field>
          <Fields form={form} page={{ url: known }} />
          <Buttons>
            <SubmitButton pendingLabel="Reading…">Add and read it</SubmitButton>
            <ButtonLink variant="ghost" href={cancelHref}>
              Cancel
            </ButtonLink>
          </Buttons>
        </>
      )}
    </ActionForm>
  )
}

type StatusFormProps = {
  slug: string
  page: Required<PageFields> & { vendorId: string; version: number; components: string[]; listed: string[] }
}

export function StatusForm({ slug, page }: StatusFormProps) {
  const toast = useToast()
  // Said here and not in onDone: a saved page has a new version, and this form is drawn anew.
  const save: FormAction = useCallback(
    async (before, form) => {
      const result = await setStatusPageAction(slug, before, form)
      if (result.state === 'done') toast({ text: result.message })
      return result
    },
    [slug, toast],
  )
  return (
    <ActionForm action={save} label="How it is read" className="flex max-w-2xl flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="vendorId" value={page.vendorId} />
          <input type="hidden" name="version" value={page.version} />
          <Fields form={form} page={page} />
          <p className="text-sm text-muted">At another address, what was read at this one is forgotten.</p>
          <ComponentFields form={form} listed={page.listed} chosen={page.components} />
          <Buttons>
            <SubmitButton variant="secondary" pendingLabel="Saving…">
              Save
            </SubmitButton>
          </Buttons>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { ClipboardPaste, Download } from 'lucide-react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { FormAction } from '@/lib/form-state'
import { formatDateTime } from '@/lib/format'
import type { Captured } from '@/lib/services/source-captures'

type CaptureFormsProps = { id: string; url: string | null; zone: string; capture: FormAction; paste: FormAction }

/** The two ways to keep the text of a source: the server fetches its address, or a person pastes what they see. */
export function CaptureForms({ id, url, zone, capture, paste }: CaptureFormsProps) {
  return (
    <div className="grid gap-x-10 gap-y-4 pt-3 lg:grid-cols-2">
      {url ? (
        <ActionForm action={capture} label="Fetch the address" className="flex flex-col items-start gap-2">
          {(form) => (
            <>
              <Outcome form={form} zone={zone} />
              <input type="hidden" name="id" value={id} />
              <p className="text-muted">
                The server reads the public page at the address and keeps its text, without scripts and navigation.
              </p>
              <SubmitButton variant="secondary" pendingLabel="Fetching…" icon={<Download aria-hidden="true" />}>
                Fetch now
              </SubmitButton>
            </>
          )}
        </ActionForm>
      ) : (
        <p className="text-muted">This source has no address to fetch. Paste its text.</p>
      )}
      <PasteForm id={id} zone={zone} paste={paste} />
    </div>
  )
}

function PasteForm({ id, zone, paste }: Pick<CaptureFormsProps, 'id' | 'zone' | 'paste'>) {
  return (
    <ActionForm action={paste} label="Paste the text" className="flex flex-col items-start gap-2">
      {(form) => (
        <>
          <Outcome form={form} zone={zone} />
          <input type="hidden" name="id" value={id} />
          <div className="w-full">
            <Field label="Text of the source" required hint="What stands there now. It works without a network." error={form.error('text')}>
              {(control) => <Textarea {...control} name="text" rows={4} defaultValue={form.value('text')} />}
            </Field>
          </div>
          <SubmitButton variant="secondary" icon={<ClipboardPaste aria-hidden="true" />}>
            Keep this text
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

function Outcome({ form, zone }: { form: FormView; zone: string }) {
  if (form.state.state !== 'done') return null
  const { state, number, since } = form.state.value as Captured
  return (
    <div role="status" className="w-full">
      {state === 'unchanged' ? (
        <Notice title={`Unchanged since ${formatDateTime(since, zone)}`}>
          Version {number} has the same hash, so nothing new was kept.
        </Notice>
      ) : (
        <Notice title={`Version ${number} was kept`}>
          {number > 1 ? 'What changed stands below.' : 'Later versions will be compared with it.'}
        </Notice>
      )}
    </div>
  )
}

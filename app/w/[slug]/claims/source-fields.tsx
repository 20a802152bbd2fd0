'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Radio } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field'
import type { SourceChoice } from '@/lib/services/sources'
import { AreaField, SelectField, TextField } from '../inventory/form-fields'
import { FormSection } from '../inventory/form-frame'
import type { StoredClaim } from './claim-form'

type SourceFieldsProps = { form: FormView; sources: readonly SourceChoice[]; stored: StoredClaim }

const longest = 200_000

/** Where the claim was read: in a source that the workspace has, or in one that is described here and kept. */
export function SourceFields({ form, sources, stored }: SourceFieldsProps) {
  const typedNew = form.state.state === 'failed' && 'newSource.title' in form.state.typed
  const [fresh, setFresh] = useState(form.state.state === 'failed' ? typedNew : !stored.sourceId)
  const source = { form, stored: undefined }
  return (
    <FormSection title="Where it was read" hint="A claim without a source cannot be checked by anybody.">
      <div className="sm:col-span-2">
        <FieldGroup legend="Source">
          <div className="flex flex-wrap gap-x-6">
            <Radio label="A new source" checked={fresh} onChange={() => setFresh(true)} />
            <Radio label="One that is here already" checked={!fresh} onChange={() => setFresh(false)} disabled={sources.length === 0} />
          </div>
        </FieldGroup>
      </div>
      {fresh ? (
        <>
          <TextField {...source} name="newSource.title" errorAt="newSource.title" label="Title" required />
          <TextField {...source} name="newSource.url" label="Address" type="url" placeholder="https://" />
          <TextField {...source} name="newSource.readOn" label="Read on" type="date" />
        </>
      ) : (
        <SelectField
          form={form}
          name="sourceId"
          label="Source"
          required
          placeholder="Choose a source"
          options={sources.map(({ id, title, host }) => ({ value: id, label: host ? `${title} (${host})` : title }))}
          stored={stored.sourceId}
        />
      )}
      <TextField form={form} name="locator" label="Where in it" hint="Table 4, page 12, the third chart." stored={stored.locator} />
      <SelectField
        form={form}
        name="tier"
        label="Tier"
        required
        options={[
          { value: 'primary', label: 'Primary: published here first' },
          { value: 'relay', label: 'Relay: somebody else’s copy' },
        ]}
        stored={stored.tier ?? 'primary'}
      />
      <TextField form={form} name="readAs" label="Read as" hint="text, relayed text, image" stored={stored.readAs} />
      <TextField
        form={form}
        name="repeatsId"
        label="Repeats"
        mono
        hint="The id of the claim that this one only tells again."
        stored={stored.repeatsId}
      />
      {fresh ? (
        <div className="sm:col-span-2">
          <AreaField
            form={form}
            name="newSource.text"
            label="Text"
            rows={4}
            hint={`The part that holds the figure, at most ${longest.toLocaleString('en-US')} characters. It is kept with its SHA-256, so the claim can be checked when the page is gone.`}
          />
        </div>
      ) : null}
    </FormSection>
  )
}

'use client'

import type { FormView } from '@/components/ui/action-form'
import type { SelectOption } from '@/components/ui/select'
import type { SourceRef } from '@/lib/domain/provenance'
import { AreaField, Choices, TextField } from './form-fields'
import { FormSection } from './form-frame'
import { FormRows } from './form-rows'
import { fieldLabel } from './labels'

type Stored = { sources: readonly SourceRef[]; asOf: string | null; unverifiedFields: readonly string[]; note: string | null }

type ProvenanceFieldsProps = {
  form: FormView
  stored?: Stored
  /** The fields of this noun that can be marked as unverified. */
  fields: readonly string[]
}

/** Where a row was read, when, and what in it could not be confirmed. */
export function ProvenanceFields({ form, stored, fields }: ProvenanceFieldsProps) {
  // A mark on a field that this form does not list would otherwise be lost on saving.
  const markable = [...new Set([...fields, ...(stored?.unverifiedFields ?? [])])]
  const options: SelectOption[] = markable.map((field) => ({ value: field, label: fieldLabel(field) }))
  return (
    <FormSection
      title="Where this was read"
      hint="Whoever doubts a figure should be able to open the page it came from. Name every page; say where in it."
      columns=""
    >
      <FormRows form={form} name="sources" stored={stored?.sources ?? []} noun="source" add="Add a source">
        {(row) => (
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            <TextField
              form={form}
              name={`${row.name}.title`}
              errorAt={`${row.errorAt}.title`}
              label="Title"
              required
              stored={row.stored?.title}
            />
            <TextField
              form={form}
              name={`${row.name}.url`}
              errorAt={`${row.errorAt}.url`}
              label="Address"
              type="url"
              stored={row.stored?.url}
            />
            <TextField
              form={form}
              name={`${row.name}.locator`}
              errorAt={`${row.errorAt}.locator`}
              label="Where in it"
              placeholder="Table 2, row “1080p”"
              stored={row.stored?.locator}
            />
            <TextField
              form={form}
              name={`${row.name}.readOn`}
              errorAt={`${row.errorAt}.readOn`}
              label="Read on"
              type="date"
              stored={row.stored?.readOn}
            />
          </div>
        )}
      </FormRows>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextField
          form={form}
          name="asOf"
          label="Checked on"
          type="date"
          hint="The day on which all of this was last compared with its sources."
          stored={stored?.asOf}
        />
        <AreaField form={form} name="note" label="Note" stored={stored?.note} />
      </div>
      <Choices
        form={form}
        name="unverifiedFields"
        label="Could not be confirmed"
        hint="Ticked fields are shown as unverified and are not used as facts for a gate."
        options={options}
        columns="sm:grid-cols-3"
        stored={stored?.unverifiedFields}
      />
    </FormSection>
  )
}

'use client'

import type { FormAction } from '@/lib/form-state'
import { AreaField, CheckField, TextField } from '../../../form-fields'
import { FormFrame, FormSection } from '../../../form-frame'

type OwnershipFormProps = {
  action: FormAction
  path: string
  ownership: { id: string; version: number; parentName: string | null; parentCountry: string | null }
  said: { note: string | null; unverified: boolean } | null
}

export function OwnershipForm({ action, path, ownership, said }: OwnershipFormProps) {
  return (
    <FormFrame action={action} label="Who owns it" row={ownership} submit="Save" cancelHref={`${path}/${ownership.id}`} listHref={path}>
      {(form) => (
        <FormSection
          title="At the top"
          hint="The company that owns it in the end. A vendor that belongs to nobody is its own parent: write its own name."
        >
          <TextField
            form={form}
            name="parentName"
            label="Parent company"
            stored={ownership.parentName}
            hint="Left empty, it counts as not known."
          />
          <TextField
            form={form}
            name="parentCountry"
            label="Country of the parent"
            stored={ownership.parentCountry}
            hint="Two letters: US, CN, DE. It decides whose law reaches it."
          />
          <AreaField
            form={form}
            name="note"
            label="Note"
            stored={said?.note}
            hint="Where you know it from: a register, an annual report, its terms."
          />
          <CheckField
            form={form}
            name="unverified"
            label="Not verified"
            stored={said?.unverified ?? false}
            hint="Nobody has seen a source that states it."
          />
        </FormSection>
      )}
    </FormFrame>
  )
}

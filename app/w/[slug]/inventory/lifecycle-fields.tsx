'use client'

import type { FormView } from '@/components/ui/action-form'
import type { SelectGroup } from '@/components/ui/select'
import { type LifecycleStatus, lifecycleStatuses } from '@/lib/domain/model'
import { AreaField, SelectField, TextField } from './form-fields'
import { FormSection } from './form-frame'

type Stored = {
  lifecycleStatus: LifecycleStatus | null
  lifecycleNote: string | null
  retiresOn: string | null
  retirementKnownOn: string | null
  replacementModelId: string | null
}

type LifecycleFieldsProps = { form: FormView; stored?: Stored; models: readonly SelectGroup[] }

/** When and how something ends, and since when that could be known: past weeks are judged by what was known then. */
export function LifecycleFields({ form, stored, models }: LifecycleFieldsProps) {
  return (
    <FormSection
      title="Lifecycle"
      hint="An announced end forces every dependency on it to move. The notice counts from the day it could be read."
    >
      <SelectField
        form={form}
        name="lifecycleStatus"
        label="Status"
        placeholder="Not stated"
        options={lifecycleStatuses.map(({ id, label }) => ({ value: id, label }))}
        stored={stored?.lifecycleStatus}
      />
      <SelectField
        form={form}
        name="replacementModelId"
        label="Replacement"
        placeholder="None named"
        options={models}
        hint="The model that the vendor names as successor."
        stored={stored?.replacementModelId}
      />
      <TextField form={form} name="retiresOn" label="Retires on" type="date" stored={stored?.retiresOn} />
      <TextField
        form={form}
        name="retirementKnownOn"
        label="Retirement known since"
        type="date"
        hint="The day of the notice. Without it the day this row was checked counts."
        stored={stored?.retirementKnownOn}
      />
      <AreaField form={form} name="lifecycleNote" label="About the lifecycle" stored={stored?.lifecycleNote} />
    </FormSection>
  )
}

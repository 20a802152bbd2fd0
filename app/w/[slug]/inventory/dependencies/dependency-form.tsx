'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import type { SelectGroup, SelectOption } from '@/components/ui/select'
import type { Dependency } from '@/lib/domain/dependency'
import type { FormAction } from '@/lib/form-state'
import { AreaField, SelectField, TextField } from '../form-fields'
import { FormFrame, FormSection } from '../form-frame'
import { taskOptions } from '../labels'
import { ChallengerFields } from './challenger-fields'
import { MoneyFields, NeedFields, WeightFields } from './need-fields'

export type StoredDependency = Dependency & { version: number }

type DependencyFormProps = {
  action: FormAction
  home: string
  currency: string
  today: string
  offerings: readonly SelectGroup[]
  owners: readonly SelectOption[]
  /** By offering, its end where one is known: "retired 24 Sep 2026". */
  ends: Record<string, string>
  dependency?: StoredDependency
}

export function DependencyForm({ action, home, currency, today, offerings, owners, ends, dependency }: DependencyFormProps) {
  const titles = offerings.flatMap((group) => group.options.map((option) => [option.value, option.label] as const))
  const people = owners.map((owner) => [owner.value, owner.label] as const)
  return (
    <FormFrame
      action={action}
      label={dependency ? `Edit ${dependency.name}` : 'Add a dependency'}
      row={dependency}
      submit={dependency ? 'Save' : 'Add the dependency'}
      cancelHref={dependency ? `${home}/dependencies/${dependency.id}` : `${home}/inventory?tab=dependencies`}
      listHref={`${home}/dependencies`}
      names={Object.fromEntries([...titles, ...people])}
    >
      {(form) => (
        <>
          <FormSection
            title="Workflow"
            hint="One place where the team uses a video model. Silent and with audio are different tasks: they have different leaders."
          >
            <TextField form={form} name="name" label="Name" required placeholder="Product shots with sound" stored={dependency?.name} />
            <SelectField
              form={form}
              name="task"
              label="Task"
              required
              placeholder="What the model does here"
              options={taskOptions}
              stored={dependency?.task}
            />
            <IncumbentField form={form} offerings={offerings} ends={ends} stored={dependency?.incumbentId} />
            <SelectField form={form} name="ownerId" label="Owner" placeholder="Nobody yet" options={owners} stored={dependency?.ownerId} />
            <TextField form={form} name="startedOn" label="In use since" type="date" required stored={dependency?.startedOn ?? today} />
            <AreaField form={form} name="note" label="Note" stored={dependency?.note} />
          </FormSection>
          <ChallengerFields
            form={form}
            stored={dependency?.challengers ?? []}
            offerings={offerings}
            ends={ends}
            currency={currency}
            today={today}
          />
          <WeightFields form={form} dependency={dependency} />
          <NeedFields form={form} dependency={dependency} />
          <MoneyFields form={form} dependency={dependency} currency={currency} />
        </>
      )}
    </FormFrame>
  )
}

type IncumbentProps = Pick<DependencyFormProps, 'offerings' | 'ends'> & { form: FormView; stored: string | undefined }

/** What is used today; an end that is known is said at once, since it forces the move. */
function IncumbentField({ form, offerings, ends, stored }: IncumbentProps) {
  const [chosen, choose] = useState(form.value('incumbentId', stored))
  const end = ends[chosen]
  return (
    <SelectField
      form={form}
      name="incumbentId"
      label="Incumbent"
      required
      placeholder="What is used today"
      options={offerings}
      hint={end ? `It ${end}: this dependency has to move.` : 'The offering everything is compared with.'}
      stored={stored}
      onChange={choose}
    />
  )
}

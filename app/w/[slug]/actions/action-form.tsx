'use client'

import type { SelectOption } from '@/components/ui/select'
import type { FormAction } from '@/lib/form-state'
import { SelectField, TextField } from '../inventory/form-fields'
import { FormFrame } from '../inventory/form-frame'

/** What a new action is about: a proposal of the engine, a claim, or whatever is chosen in the form. */
export type ActionSubject =
  | { kind: 'proposal'; dependencyId: string; challengerId: string; code: string }
  | { kind: 'claim'; claimId: string }
  | { kind: 'free'; dependencyId?: string | undefined }

type ActionFormProps = {
  action: FormAction
  base: string
  subject: ActionSubject
  owners: readonly SelectOption[]
  dependencies: readonly SelectOption[]
  ownerId: string
  dueOn: string
}

/** Who does what until when. What the engine proposed keeps the engine's words. */
export function NewActionForm({ action, base, subject, owners, dependencies, ownerId, dueOn }: ActionFormProps) {
  const proposal = subject.kind === 'proposal'
  const hidden = Object.entries(subject).filter(([name]) => name !== 'kind' && subject.kind !== 'free')
  return (
    <FormFrame
      action={action}
      label={proposal ? 'Take it on' : 'Add an action'}
      submit={proposal ? 'Take it on' : 'Add the action'}
      cancelHref={`${base}/this-week`}
      listHref={`${base}/actions`}
    >
      {(form) => (
        <div className="grid max-w-2xl gap-4">
          {hidden.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {proposal ? null : (
            <TextField form={form} name="title" label="What is to be done" required placeholder="Ask Runway for the contract" />
          )}
          {subject.kind === 'free' ? (
            <SelectField
              form={form}
              name="dependencyId"
              label="Dependency"
              placeholder="None in particular"
              options={dependencies}
              stored={subject.dependencyId}
            />
          ) : null}
          <SelectField form={form} name="ownerId" label="Owner" placeholder="Nobody yet" options={owners} stored={ownerId} />
          <TextField form={form} name="dueOn" label="Due" type="date" stored={dueOn} />
        </div>
      )}
    </FormFrame>
  )
}

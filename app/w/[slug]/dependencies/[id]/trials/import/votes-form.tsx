'use client'

import type { SelectOption } from '@/components/ui/select'
import type { FormAction } from '@/lib/form-state'
import { AreaField, CheckField, SelectField, TextField } from '../../../../inventory/form-fields'
import { FormFrame, FormSection } from '../../../../inventory/form-frame'
import { VotesField } from './votes-field'

type VotesFormProps = {
  action: FormAction
  preview: FormAction
  dependencyId: string
  here: string
  challengers: readonly SelectOption[]
  chosen?: string
}

const conditions = [
  { name: 'blind', label: 'It was blind', hint: 'Nobody who voted knew which clip came from which model.' },
  { name: 'sidesRandomised', label: 'Sides were drawn by lot', hint: 'For each prompt and each person, left and right were random.' },
  { name: 'ownPrompts', label: 'On our own prompts', hint: 'The prompts came from this workflow and were fixed before the first clip.' },
  { name: 'versionsExact', label: 'With exactly these versions', hint: 'Both offerings ran the very versions that are compared here.' },
]

/** The votes of a trial that was run elsewhere, and who vouches for how it was run. */
export function VotesForm({ action, preview, dependencyId, here, challengers, chosen }: VotesFormProps) {
  return (
    <FormFrame action={action} label="Import a trial" submit="Import the trial" cancelHref={here} listHref={here}>
      {(form) => (
        <>
          <input type="hidden" name="dependencyId" value={dependencyId} />
          <FormSection title="Trial">
            <SelectField
              form={form}
              name="challengerId"
              label="Challenger"
              required
              placeholder="Which one ran against the incumbent"
              options={challengers}
              stored={chosen}
            />
            <div className="hidden sm:block" />
            <TextField form={form} name="registeredOn" label="Began on" type="date" required />
            <TextField form={form} name="closedOn" label="Closed on" type="date" required />
          </FormSection>
          <FormSection
            title="Votes"
            hint="One row for each vote: prompt, rater, choice and, if you like, use case. A choice is challenger, incumbent or tie, or the name of one of the two models. Scores of Langfuse and results of promptfoo are read as they are."
            columns=""
          >
            <VotesField form={form} preview={preview} />
          </FormSection>
          <FormSection
            title="How it was run"
            hint="Without a name the trial is kept as informal evidence: it tells something, and proves nothing. The same holds when one of the four is missing."
          >
            {conditions.map((condition) => (
              <CheckField key={condition.name} form={form} {...condition} />
            ))}
            <TextField form={form} name="attestedByName" label="Who vouches for it" hint="A person who was there." />
            <AreaField form={form} name="note" label="Note" hint="Where it was run, where the clips are kept." />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

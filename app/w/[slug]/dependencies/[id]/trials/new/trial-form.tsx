'use client'

import type { SelectOption } from '@/components/ui/select'
import type { FormAction } from '@/lib/form-state'
import { AreaField, CheckField, SelectField, TextField } from '../../../../inventory/form-fields'
import { FormFrame, FormSection } from '../../../../inventory/form-frame'

type TrialFormProps = { action: FormAction; dependencyId: string; here: string; challengers: readonly SelectOption[]; chosen?: string }

const conditions = [
  { name: 'blind', label: 'It was blind', hint: 'Nobody who voted knew which clip came from which model.' },
  { name: 'sidesRandomised', label: 'Sides were drawn by lot', hint: 'For each prompt and each person, left and right were random.' },
  { name: 'ownPrompts', label: 'On our own prompts', hint: 'The prompts came from this workflow and were fixed before the first clip.' },
  { name: 'versionsExact', label: 'With exactly these versions', hint: 'Both offerings ran the very versions that are compared here.' },
]

/** A trial that is over: how it was run, and one outcome per prompt. */
export function TrialForm({ action, dependencyId, here, challengers, chosen }: TrialFormProps) {
  return (
    <FormFrame action={action} label="Record a trial" submit="Record the trial" cancelHref={here} listHref={here}>
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
            <TextField
              form={form}
              name="plannedPrompts"
              label="Prompts planned"
              required
              numeric
              hint="Fixed before it began; it may have stopped earlier."
            />
            <TextField form={form} name="registeredOn" label="Began on" type="date" required />
            <TextField form={form} name="closedOn" label="Closed on" type="date" required />
            <TextField form={form} name="ratersPerPrompt" label="People per prompt" required numeric stored={3} />
          </FormSection>
          <FormSection
            title="Outcomes"
            hint="One outcome per prompt, from the challenger’s side: what most of the people preferred. Votes are not outcomes."
            columns="sm:grid-cols-3"
          >
            <TextField form={form} name="wins" label="Challenger preferred" required numeric />
            <TextField form={form} name="losses" label="Incumbent preferred" required numeric />
            <TextField form={form} name="ties" label="No difference" required numeric />
          </FormSection>
          <FormSection
            title="How it was run"
            hint="Tick only what you vouch for; your name is kept with it. A trial that misses one of the four still tells something, but proves nothing."
          >
            {conditions.map((condition) => (
              <CheckField key={condition.name} form={form} {...condition} />
            ))}
            <AreaField form={form} name="note" label="Note" hint="Who voted, where the clips are kept." />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

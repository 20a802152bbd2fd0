'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SelectGroup, SelectOption } from '@/components/ui/select'
import type { FormAction } from '@/lib/form-state'
import type { BenchmarkChoice } from '@/lib/services/benchmarks'
import type { SourceChoice } from '@/lib/services/sources'
import { AreaField, CheckField, type FieldProps, SelectField, TextField } from '../inventory/form-fields'
import { FormFrame, FormSection } from '../inventory/form-frame'
import { MeasureFields } from './measure-fields'
import { SourceFields } from './source-fields'

/** What the form offers to choose from. */
export type ClaimChoices = {
  models: readonly SelectGroup[]
  vendors: readonly SelectOption[]
  tasks: readonly SelectOption[]
  kinds: readonly SelectOption[]
  benchmarks: readonly BenchmarkChoice[]
  sources: readonly SourceChoice[]
  evaluators: readonly string[]
}

/** A claim's fields as they are stored, or those a new one begins with. */
export type StoredClaim = Readonly<Record<string, unknown>>

type ClaimFormProps = {
  action: FormAction
  path: string
  choices: ClaimChoices
  stored?: StoredClaim
  row?: { id: string; version: number }
}

export function ClaimForm({ action, path, choices, stored = {}, row }: ClaimFormProps) {
  return (
    <FormFrame
      action={action}
      label={row ? 'Correct the claim' : 'Add a claim'}
      row={row}
      submit={row ? 'Save' : 'Add the claim'}
      cancelHref={row ? `${path}/${row.id}` : path}
      listHref={path}
      names={namesOf(choices)}
    >
      {(form) => (
        <>
          <FormSection title="Which model" hint="The version matters: a result on Veo 3.0 says little about Veo 3.1.">
            <SelectField
              form={form}
              name="modelId"
              label="Model"
              required
              placeholder="Choose a model"
              options={choices.models}
              stored={stored.modelId}
            />
            <TextField
              form={form}
              name="variant"
              label="Variant"
              hint="Mode, resolution, sound, hardware: “audio, 1080p”."
              stored={stored.variant}
            />
            <SelectField
              form={form}
              name="task"
              label="Task"
              required
              placeholder="Choose a task"
              options={choices.tasks}
              stored={stored.task}
            />
            <SelectField
              form={form}
              name="opponentId"
              label="Opponent"
              placeholder="No head-to-head"
              hint="Only where the two were compared clip by clip."
              options={choices.models}
              stored={stored.opponentId}
            />
          </FormSection>
          <MeasureFields form={form} benchmarks={choices.benchmarks} stored={stored} />
          <FormSection title="Who ran it" hint="Whoever ran the test, not whoever repeats it.">
            <EvaluatorField
              form={form}
              name="evaluatorOrg"
              label="Evaluator"
              required
              stored={stored.evaluatorOrg}
              known={choices.evaluators}
            />
            <SelectField
              form={form}
              name="evaluatorKind"
              label="Kind"
              required
              placeholder="Choose a kind"
              options={choices.kinds}
              stored={stored.evaluatorKind}
            />
            <SelectField
              form={form}
              name="interestId"
              label="Shares the interest of"
              placeholder="No vendor"
              hint="The vendor that ran, paid for or co-authored the test."
              options={choices.vendors}
              stored={stored.interestId}
            />
            <SelectField
              form={form}
              name="settingsDisclosed"
              label="Settings disclosed"
              placeholder="Not stated"
              options={[
                { value: 'on', label: 'Yes' },
                { value: 'off', label: 'No' },
              ]}
              stored={stored.settingsDisclosed === true ? 'on' : stored.settingsDisclosed === false ? 'off' : ''}
            />
            <TextField form={form} name="publishedOn" label="Published on" type="date" required stored={stored.publishedOn} />
            <TextField form={form} name="evaluatedOn" label="Evaluated on" type="date" stored={stored.evaluatedOn} />
            <div className="sm:col-span-2">
              <AreaField
                form={form}
                name="settings"
                label="Settings"
                hint="Seeds, best of how many, prompt rewriting, frames per second: as stated."
                stored={stored.settings}
              />
            </div>
          </FormSection>
          <SourceFields form={form} sources={choices.sources} stored={stored} />
          <FormSection title="Remarks" columns="">
            <CheckField
              form={form}
              name="unverified"
              label="Unverified"
              hint="The figure could not be read in the source itself."
              stored={stored.unverified}
            />
            <CheckField
              form={form}
              name="derived"
              label="Derived"
              hint="Computed from other figures of the source."
              stored={stored.derived}
            />
            <input type="hidden" name="retracted" value={stored.retracted ? 'on' : 'off'} />
            <AreaField form={form} name="note" label="Note" stored={stored.note} />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

/** Ids that a select offers, by the text it shows for them. */
function namesOf({ models, vendors, tasks, kinds, benchmarks, sources }: ClaimChoices): Record<string, string> {
  const options = [...models.flatMap((group) => group.options), ...vendors, ...tasks, ...kinds]
  const titled = [...benchmarks, ...sources].map(({ id, title }) => ({ value: id, label: title }))
  return Object.fromEntries([...options, ...titled].map(({ value, label }) => [value, label]))
}

/** Free text that offers the evaluators of the workspace, so that one organisation keeps one name. */
function EvaluatorField({ form, name, label, stored, known, ...field }: FieldProps & { known: readonly string[] }) {
  return (
    <Field label={label} error={form.error(name)} hint="Use the name that is there already, if there is one." {...field}>
      {(control) => (
        <>
          <Input {...control} name={name} list="evaluators" autoComplete="off" defaultValue={form.value(name, stored)} />
          <datalist id="evaluators">
            {known.map((org) => (
              <option key={org} value={org} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

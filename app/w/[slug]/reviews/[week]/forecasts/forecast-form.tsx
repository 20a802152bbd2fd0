'use client'

import { useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { AreaField, SelectField, TextField } from '../../../inventory/form-fields'

/** The value of an option is the dependency, the challenger and the goal. */
type ForecastFormProps = { action: FormAction; week: string; pairs: readonly SelectOption[]; dueOn: string; margin: string }

/** Any checkable forecast: about which pair, what, until when, how sure, and who says so. */
export function ForecastForm({ action, week, pairs, dueOn, margin }: ForecastFormProps) {
  const [pair, setPair] = useState(pairs[0]?.value ?? '')
  const [kind, setKind] = useState('status_stays')
  const [by, setBy] = useState('person')
  const [dependencyId = '', challengerId = '', goal = ''] = pair.split(' ')
  const kinds = [
    { value: 'status_stays', label: 'The status of today still stands' },
    { value: 'test_ahead', label: `A new independent test shows it ahead by ${margin} or more` },
    { value: 'switched', label: 'We have switched to it' },
    { value: 'own_words', label: 'Something else, in own words' },
  ]
  return (
    <ActionForm action={action} label="Another forecast" className="grid max-w-3xl gap-4 pt-3 sm:grid-cols-2">
      {(form) => (
        <>
          {Object.entries({ week, dependencyId, challengerId, goal }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {/* Without a name: the three parts of its value are sent above. */}
          <Field label="About" required error={form.error('challengerId') ?? form.error('dependencyId')}>
            {(control) => <Select {...control} options={pairs} value={pair} onChange={(event) => setPair(event.currentTarget.value)} />}
          </Field>
          <SelectField form={form} name="kind" label="What will be so" required options={kinds} stored={kind} onChange={setKind} />
          {kind === 'own_words' ? (
            <div className="sm:col-span-2">
              <AreaField
                form={form}
                name="statement"
                label="What will be true"
                required
                hint="Somebody else must be able to check it on the day."
              />
            </div>
          ) : null}
          <TextField form={form} name="dueOn" label="On or by" type="date" required stored={dueOn} />
          <TextField form={form} name="percent" label="How sure, in percent" unit="%" numeric required />
          <Author form={form} by={by} onChange={setBy} />
          <div className="sm:col-span-2">
            <SubmitButton>Make the forecast</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

const authors = [
  { value: 'person', label: 'I say so' },
  { value: 'vendor', label: 'A vendor says so' },
  { value: 'publication', label: 'A publication says so' },
]

function Author({ form, by, onChange }: { form: FormView; by: string; onChange: (by: string) => void }) {
  return (
    <>
      <SelectField form={form} name="by" label="Who says so" required options={authors} stored={by} onChange={onChange} />
      {by === 'person' ? null : <TextField form={form} name="byName" label="Its name" required placeholder="The Information" />}
    </>
  )
}

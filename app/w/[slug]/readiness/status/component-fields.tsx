'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

type ComponentFieldsProps = { form: FormView; listed: readonly string[]; chosen: readonly string[] }

/** The parts of a page that concern the team: ticked where the page lists them, written down where it does not. */
export function ComponentFields({ form, listed, chosen }: ComponentFieldsProps) {
  const names = [...listed, ...chosen.filter((name) => !listed.includes(name))]
  // Kept here, so that a form that is refused loses no tick.
  const [ticked, setTicked] = useState<readonly string[]>(chosen)
  const hint = 'With none chosen, every incident of the page counts.'
  if (listed.length === 0)
    return (
      <Field label="Components that concern us" hint={`One on each line. ${hint}`} error={form.error('components')}>
        {(control) => <Textarea {...control} name="components" rows={3} defaultValue={form.value('components', chosen.join('\n'))} />}
      </Field>
    )
  return (
    <FieldGroup legend="Components that concern us" hint={hint} error={form.error('components') ?? null}>
      {/* Two empty values make a list of whatever is ticked, also of one and of none. */}
      <input type="hidden" name="components" value="" />
      <input type="hidden" name="components" value="" />
      <div className="grid max-h-72 gap-x-6 overflow-y-auto sm:grid-cols-2">
        {names.map((name) => (
          <Checkbox
            key={name}
            name="components"
            value={name}
            label={name}
            hint={listed.includes(name) ? undefined : 'not listed any more'}
            checked={ticked.includes(name)}
            onChange={({ target }) => setTicked(target.checked ? [...ticked, name] : ticked.filter((other) => other !== name))}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { gateLabel } from '@/lib/domain/gate'
import { moneyDecides } from '@/lib/domain/verdict/decision'
import { requiredGates } from '@/lib/domain/verdict/gates'
import type { Grounds } from '@/lib/domain/verdict/grounds'
import type { WhatIfFields, WhatIfReading } from '@/lib/domain/verdict/what-if'

type WhatIfControlsProps = {
  grounds: Grounds
  fields: WhatIfFields
  errors: WhatIfReading['errors']
  onChange: (next: Partial<WhatIfFields>) => void
}

const found = { PASS: 'passes', FAIL: 'fails', UNKNOWN: 'unknown' } as const

/** What can be supposed: every required check, the money, one more trial, one more evaluator. */
export function WhatIfControls({ grounds, fields, errors, onChange }: WhatIfControlsProps) {
  const gates = requiredGates(grounds.parity.gates, grounds.policy)
  return (
    <form autoComplete="off" className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
      <FieldGroup legend="Production checks">
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {gates.map(({ gate, result }) => (
            <Choice
              key={gate}
              label={gateLabel(gate)}
              value={fields.gates[gate] ?? ''}
              options={[
                { value: '', label: `as found: ${found[result]}` },
                { value: 'PASS', label: 'passes' },
                { value: 'FAIL', label: 'fails' },
              ]}
              onChange={(value) => onChange({ gates: { ...fields.gates, [gate]: value } })}
            />
          ))}
        </div>
      </FieldGroup>
      {moneyDecides(grounds) ? (
        <Choice
          label="Money"
          value={fields.economics}
          options={[
            { value: '', label: 'as found' },
            { value: 'pays', label: 'the switch pays back' },
            { value: 'hopeless', label: 'it cannot pay back' },
          ]}
          onChange={(economics) => onChange({ economics })}
        />
      ) : null}
      <Evidence fields={fields} errors={errors} onChange={onChange} />
    </form>
  )
}

function Evidence({ fields, errors, onChange }: Pick<WhatIfControlsProps, 'fields' | 'errors' | 'onChange'>) {
  const entry = (name: 'prompts' | 'wins' | 'points', label: string, unit: string) => (
    <Field label={label} required error={errors[name]}>
      {({ 'aria-required': _, ...control }) => (
        <Input
          {...control}
          inputMode="numeric"
          unit={unit}
          value={fields[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <FieldGroup legend="One more own blind trial">
        <div className="grid grid-cols-2 gap-3">
          {entry('prompts', 'Prompts', 'clips')}
          {entry('wins', 'Won', 'clips')}
        </div>
      </FieldGroup>
      <FieldGroup legend="One more independent evaluator">{entry('points', 'Finds', 'points')}</FieldGroup>
    </div>
  )
}

type ChoiceProps<T extends string> = { label: string; value: T; options: { value: T; label: string }[]; onChange: (value: T) => void }

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field label={<span className="font-normal text-muted">{label}</span>} required>
      {({ 'aria-required': _, ...control }) => (
        <Select {...control} value={value} options={options} onChange={(event) => onChange(event.currentTarget.value as T)} />
      )}
    </Field>
  )
}

'use client'

import { Button } from '@/components/ui/button'
import { Checkbox, Radio } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { QuestionOption, VendorQuestion } from '@/lib/domain/questions'

type ValueFieldProps = { question: VendorQuestion; value: unknown; problem: string | undefined; onChange: (value: unknown) => void }

const yesNo: readonly { id: boolean; label: string }[] = [
  { id: true, label: 'Yes' },
  { id: false, label: 'No' },
]

/** The part of an answer that can be compared: a choice, a number, a list of regions. */
export function ValueField(props: ValueFieldProps) {
  const { answer } = props.question
  switch (answer.kind) {
    case 'yes_no':
      return <OneOf {...props} options={yesNo} />
    case 'choice':
      return <OneOf {...props} options={answer.options} />
    case 'several':
      return <AnyOf {...props} options={answer.options} />
    case 'number':
      return <NumberField {...props} unit={answer.unit} />
    case 'regions':
      return <RegionsField {...props} />
    case 'text':
      return null
  }
}

const labelOf = ({ id }: VendorQuestion) => `q-${id}-label`

function OneOf({
  question,
  value,
  problem,
  onChange,
  options,
}: ValueFieldProps & { options: readonly { id: string | boolean; label: string }[] }) {
  return (
    <FieldGroup legend={<span className="sr-only">{question.question}</span>} error={problem ?? null}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        {options.map(({ id, label }) => (
          <Radio key={String(id)} name={`value-${question.id}`} label={label} checked={value === id} onChange={() => onChange(id)} />
        ))}
        {value === null ? null : (
          <Button size="sm" variant="ghost" aria-describedby={labelOf(question)} onClick={() => onChange(null)}>
            Clear
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}

function AnyOf({ question, value, problem, onChange, options }: ValueFieldProps & { options: readonly QuestionOption[] }) {
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((entry) => entry !== id))
  return (
    <FieldGroup legend={<span className="sr-only">{question.question}</span>} error={problem ?? null}>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {options.map(({ id, label }) => (
          <Checkbox key={id} label={label} checked={chosen.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
        ))}
      </div>
    </FieldGroup>
  )
}

/** What is typed stays text; the server and the page read it by the same rule, and say at the field where they cannot. */
function NumberField({ question, value, problem, onChange, unit }: ValueFieldProps & { unit: string }) {
  return (
    <Field label={`Answer, in ${unit}`} required error={problem} className="max-w-48">
      {(control) => (
        <Input
          {...control}
          aria-describedby={[control['aria-describedby'], labelOf(question)].filter(Boolean).join(' ')}
          unit={unit}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function RegionsField({ question, value, problem, onChange }: ValueFieldProps) {
  return (
    <Field label="Region codes, separated by commas" required error={problem} className="max-w-80">
      {(control) => (
        <Input
          {...control}
          aria-describedby={[control['aria-describedby'], labelOf(question)].filter(Boolean).join(' ')}
          placeholder="eu, us"
          autoComplete="off"
          defaultValue={Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

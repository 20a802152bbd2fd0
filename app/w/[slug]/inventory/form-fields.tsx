'use client'

import type { ReactNode } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'

export type FieldProps = {
  form: FormView
  /** The path of the field in its noun: `switchingCost.low`. */
  name: string
  label: string
  stored?: unknown
  hint?: ReactNode
  required?: boolean
  /** Where the server reports an error, if not under the name: rows of a list are renumbered on the way. */
  errorAt?: string
}

const shared = ({ form, name, label, hint, required, errorAt }: FieldProps) => ({
  label,
  hint,
  required,
  error: form.error(errorAt ?? name),
})

type TextFieldProps = FieldProps & {
  type?: 'text' | 'url' | 'date'
  unit?: string
  numeric?: boolean
  placeholder?: string
  mono?: boolean
}

/** One line of text, an address, a day, or a number with its unit. */
export function TextField({ type = 'text', unit, numeric, placeholder, mono, ...props }: TextFieldProps) {
  return (
    <Field {...shared(props)}>
      {(control) => (
        <Input
          {...control}
          name={props.name}
          type={type}
          unit={unit}
          placeholder={placeholder}
          inputMode={numeric ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={!mono && type === 'text'}
          className={mono ? 'font-mono' : undefined}
          defaultValue={props.form.value(props.name, props.stored)}
        />
      )}
    </Field>
  )
}

export function AreaField({ rows = 2, ...props }: FieldProps & { rows?: number }) {
  return (
    <Field {...shared(props)}>
      {(control) => <Textarea {...control} rows={rows} name={props.name} defaultValue={props.form.value(props.name, props.stored)} />}
    </Field>
  )
}

type SelectFieldProps = FieldProps & {
  options: readonly (SelectOption | SelectGroup)[]
  placeholder?: string
  onChange?: (value: string) => void
}

export function SelectField({ options, placeholder, onChange, ...props }: SelectFieldProps) {
  return (
    <Field {...shared(props)}>
      {(control) => (
        <Select
          {...control}
          name={props.name}
          options={options}
          placeholder={placeholder}
          defaultValue={props.form.value(props.name, props.stored)}
          onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}
        />
      )}
    </Field>
  )
}

/** Yes or no, sent in both cases. */
export function CheckField({ form, name, label, stored, hint }: FieldProps) {
  return (
    <div>
      <input type="hidden" name={name} value="off" />
      <Checkbox name={name} value="on" label={label} hint={hint} defaultChecked={form.value(name, stored ? 'on' : 'off') === 'on'} />
    </div>
  )
}

type ChoicesProps = FieldProps & { options: readonly SelectOption[]; columns?: string }

/** Any number of a fixed set. Each box has a name of its own, so that what was ticked survives a refusal. */
export function Choices({ options, columns = 'sm:grid-cols-2', stored = [], ...props }: ChoicesProps) {
  const { form, name } = props
  const chosen = stored as readonly string[]
  return (
    <FieldGroup legend={<Optional label={props.label} required={props.required} />} hint={props.hint} error={form.error(name)}>
      <div className={`grid gap-x-6 ${columns}`}>
        {options.map((option, index) => {
          const at = `${name}.${index}`
          const ticked = form.state.state === 'failed' ? form.state.typed[at] !== undefined : chosen.includes(option.value)
          return <Checkbox key={option.value} name={at} value={option.value} label={option.label} defaultChecked={ticked} />
        })}
      </div>
    </FieldGroup>
  )
}

function Optional({ label, required }: { label: string; required?: boolean }) {
  return (
    <>
      {label} {required ? null : <span className="ml-0.5 font-normal text-faint">optional</span>}
    </>
  )
}

type RangeProps = FieldProps & { stored?: { low: number; mode: number; high: number } | null; unit: string }

/** A three-point estimate: nobody knows such a number exactly, and the spread is part of the answer. */
export function RangeField({ stored = null, unit, ...props }: RangeProps) {
  const { form, name, label, errorAt = name } = props
  const parts = [
    { id: 'low', word: 'lowest' },
    { id: 'mode', word: 'likely' },
    { id: 'high', word: 'highest' },
  ] as const
  const error = parts.map((part) => form.error(`${errorAt}.${part.id}`)).find(Boolean) ?? form.error(errorAt)
  return (
    <FieldGroup legend={<Optional label={label} required={props.required} />} hint={props.hint} error={error}>
      <div className="flex items-center gap-2">
        {parts.map(({ id, word }) => (
          <Input
            key={id}
            name={`${name}.${id}`}
            aria-label={`${label}, ${word}`}
            aria-invalid={form.error(`${errorAt}.${id}`) ? true : undefined}
            placeholder={word}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={form.value(`${name}.${id}`, stored?.[id])}
          />
        ))}
        <span className="shrink-0 text-sm text-muted">{unit}</span>
      </div>
    </FieldGroup>
  )
}

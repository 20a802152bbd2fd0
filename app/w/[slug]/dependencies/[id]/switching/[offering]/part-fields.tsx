'use client'

import { type FormEvent, useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { SwitchingPart, switchingParts } from '@/lib/domain/switching-cost'
import type { PartProblems } from '@/lib/domain/typed-part'

type PartFieldsProps = {
  form: FormView
  part: (typeof switchingParts)[number]
  stored: SwitchingPart | null
  currency: string
  /** What cannot be right of what is typed so far. */
  problems?: PartProblems
}

/** The same columns for the heading, the parts and their sum. */
export const partColumns = 'grid grid-cols-3 gap-2 sm:grid-cols-[repeat(3,minmax(0,1fr))_8.5rem_8rem]'

const ends = [
  { id: 'low', word: 'lowest' },
  { id: 'mode', word: 'likely' },
  { id: 'high', word: 'highest' },
] as const

/** One part of a switching cost: three figures, in money or in hours at what an hour costs. */
export function PartFields({ form, part: { id, label, asks }, stored, currency, problems = {} }: PartFieldsProps) {
  const at = `parts.${id}`
  const [unit, choose] = useState(form.value(`${at}.in`, stored?.in ?? 'money'))
  // Without a figure the part says nothing, not even its unit, so that it is stored as not estimated.
  const [begun, begin] = useState(ends.some((end) => form.value(`${at}.estimate.${end.id}`, stored?.estimate[end.id]) !== ''))
  const typed = (event: FormEvent<HTMLElement>) =>
    begin([...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-estimate]')].some(({ value }) => value.trim() !== ''))
  const named = (field: string) => (begun ? `${at}.${field}` : undefined)
  const paths = [...ends.map((end) => `${at}.estimate.${end.id}`), `${at}.estimate`, `${at}.hourlyRate`, at]
  const error = Object.values(problems)[0] ?? paths.map((path) => form.error(path)).find(Boolean)
  return (
    <div onInput={typed} className="border-b py-3">
      <FieldGroup legend={label} hint={asks} error={error}>
        <div className={partColumns}>
          {ends.map((end) => (
            <Input
              key={end.id}
              name={`${at}.estimate.${end.id}`}
              aria-label={`${label}, ${end.word}`}
              aria-invalid={problems[end.id] || form.error(`${at}.estimate.${end.id}`) ? true : undefined}
              placeholder={end.word}
              data-estimate
              inputMode="decimal"
              autoComplete="off"
              defaultValue={form.value(`${at}.estimate.${end.id}`, stored?.estimate[end.id])}
            />
          ))}
          <Select
            name={named('in')}
            aria-label={`${label}, in`}
            className="max-sm:col-span-2"
            options={[
              { value: 'money', label: `in ${currency}` },
              { value: 'hours', label: 'in hours' },
            ]}
            defaultValue={unit}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          {unit === 'hours' ? (
            <Input
              name={named('hourlyRate')}
              aria-label={`${label}, cost of an hour`}
              aria-invalid={problems.hourlyRate || form.error(`${at}.hourlyRate`) ? true : undefined}
              placeholder="an hour"
              unit={`${currency}/h`}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={form.value(`${at}.hourlyRate`, stored?.hourlyRate)}
            />
          ) : null}
        </div>
      </FieldGroup>
    </div>
  )
}

/** Names the three figures once, above them. */
export function PartHeading() {
  return (
    <div aria-hidden="true" className={`${partColumns} border-b pb-1.5 text-sm text-muted`}>
      {ends.map(({ id, word }) => (
        <span key={id} className="px-2.5 text-right">
          {word}
        </span>
      ))}
      <span className="max-sm:hidden">estimated</span>
    </div>
  )
}

'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { BenchmarkChoice } from '@/lib/services/benchmarks'
import { AreaField, TextField } from '../inventory/form-fields'
import { FormSection } from '../inventory/form-frame'
import type { StoredClaim } from './claim-form'
import { figure } from './figure'

type MeasureFieldsProps = { form: FormView; benchmarks: readonly BenchmarkChoice[]; stored: StoredClaim }

type Dimension = BenchmarkChoice['dimensions'][number]

const scaleOf = ({ unit, min, max, higherIsBetter }: Dimension): string => {
  const range =
    min === null && max === null
      ? ''
      : `, ${min === null ? 'up to' : figure(min)}${min !== null && max !== null ? ' to ' : ' '}${max === null ? 'and more' : figure(max)}`
  return `Measured in ${unit}${range}; ${higherIsBetter ? 'higher' : 'lower'} is better.`
}

/** What was measured. The dimensions follow the benchmark, and the unit follows the dimension until somebody writes another. */
export function MeasureFields({ form, benchmarks, stored }: MeasureFieldsProps) {
  const [benchmarkId, setBenchmarkId] = useState(form.value('benchmarkId', stored.benchmarkId))
  const [dimensionId, setDimensionId] = useState(form.value('dimensionId', stored.dimensionId))
  const [unit, setUnit] = useState(form.value('unit', stored.unit))
  const dimensions = benchmarks.find((benchmark) => benchmark.id === benchmarkId)?.dimensions ?? []
  const dimension = dimensions.find((entry) => entry.id === dimensionId)
  const choose = (id: string) => {
    const next = dimensions.find((entry) => entry.id === id)
    if (next && (unit === '' || unit === dimension?.unit)) setUnit(next.unit)
    setDimensionId(id)
  }
  const field = { form, stored: undefined }
  return (
    <FormSection title="What was measured" hint="A figure with its unit; or wins and losses; or, where there is no number, the words.">
      <Field label="Benchmark" error={form.error('benchmarkId')}>
        {(control) => (
          <Select
            {...control}
            name="benchmarkId"
            placeholder="No benchmark"
            options={benchmarks.map(({ id, title }) => ({ value: id, label: title }))}
            // Not controlled: React resets the form after its action, and a controlled select would lose its choice.
            defaultValue={benchmarkId}
            onChange={(event) => {
              setBenchmarkId(event.currentTarget.value)
              setDimensionId('')
            }}
          />
        )}
      </Field>
      <Field label="Dimension" error={form.error('dimensionId')} hint={dimension ? scaleOf(dimension) : null}>
        {(control) => (
          <Select
            {...control}
            name="dimensionId"
            placeholder={benchmarkId ? 'Choose a dimension' : 'Choose a benchmark first'}
            options={dimensions.map(({ id, name }) => ({ value: id, label: name }))}
            key={benchmarkId}
            defaultValue={dimensionId}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
      </Field>
      <TextField {...field} name="value" label="Value" numeric stored={stored.value} />
      <Field label="Unit" error={form.error('unit')}>
        {(control) => (
          <Input {...control} name="unit" autoComplete="off" value={unit} onChange={(event) => setUnit(event.currentTarget.value)} />
        )}
      </Field>
      <TextField {...field} name="ciLow" label="Interval, lower end" numeric stored={stored.ciLow} />
      <TextField {...field} name="ciHigh" label="Interval, upper end" numeric stored={stored.ciHigh} />
      <TextField {...field} name="sampleSize" label="Sample size" numeric stored={stored.sampleSize} />
      <TextField {...field} name="sampleUnit" label="What was counted" hint="votes, prompts, clips" stored={stored.sampleUnit} />
      <Counts form={form} stored={stored} />
      <TextField
        {...field}
        name="tableId"
        label="Table"
        hint="One name for all rows of one table or snapshot; only those are compared."
        stored={stored.tableId}
      />
      <div className="grid grid-cols-2 gap-x-6">
        <TextField {...field} name="rank" label="Published rank" numeric stored={stored.rank} />
        <TextField {...field} name="tableSize" label="Rows of the table" numeric stored={stored.tableSize} />
      </div>
      <div className="sm:col-span-2">
        <AreaField
          {...field}
          name="statement"
          label="Words"
          hint="What was claimed, where no number was given."
          stored={stored.statement}
        />
      </div>
    </FormSection>
  )
}

const outcomes = [
  { name: 'wins', word: 'won' },
  { name: 'losses', word: 'lost' },
  { name: 'ties', word: 'tied' },
] as const

function Counts({ form, stored }: { form: FormView; stored: StoredClaim }) {
  const error = outcomes.map(({ name }) => form.error(name)).find(Boolean)
  return (
    <FieldGroup
      legend={
        <>
          Against the opponent <span className="ml-1 font-normal text-faint">optional</span>
        </>
      }
      error={error}
    >
      <div className="flex gap-2">
        {outcomes.map(({ name, word }) => (
          <Input
            key={name}
            name={name}
            aria-label={`Comparisons ${word}`}
            aria-invalid={form.error(name) ? true : undefined}
            placeholder={word}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={form.value(name, stored[name])}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

'use client'

import type { FormView } from '@/components/ui/action-form'
import { dimensions } from '@/lib/domain/dimension'
import { CheckField, RangeField, TextField } from '../form-fields'
import { FormSection } from '../form-frame'
import type { StoredDependency } from './dependency-form'

type PartProps = { form: FormView; dependency: StoredDependency | undefined }

/** Which qualities matter here, and how much: a result about a quality of no weight says little about this workflow. */
export function WeightFields({ form, dependency }: PartProps) {
  const missing = form.error('dimensionWeights')
  return (
    <FormSection
      title="What matters"
      hint="Any scale will do, only the proportions count: 2 weighs twice as much as 1. Leave out what does not matter."
      columns="sm:grid-cols-2 lg:grid-cols-4"
    >
      {dimensions.map((dimension, index) => (
        <TextField
          key={dimension.id}
          form={form}
          name={`dimensionWeights.${dimension.id}`}
          errorAt={missing && index === 0 ? 'dimensionWeights' : undefined}
          label={dimension.label}
          numeric
          hint={dimension.asks}
          stored={dependency?.dimensionWeights[dimension.id]}
        />
      ))}
    </FormSection>
  )
}

/** What a challenger has to meet before it can be used here, and by when somebody has to decide. */
export function NeedFields({ form, dependency }: PartProps) {
  return (
    <FormSection title="What it needs">
      <TextField
        form={form}
        name="requiredRegions"
        label="Regions needed"
        placeholder="eu"
        hint="Where the data may be processed, as codes separated by commas. A challenger needs all of them."
        stored={dependency?.requiredRegions}
      />
      <TextField
        form={form}
        name="peakJobsPerHour"
        label="Busiest hour"
        unit="jobs"
        numeric
        hint="The most clips that are requested within one hour."
        stored={dependency?.peakJobsPerHour}
      />
      <TextField
        form={form}
        name="mid"
        label="Smallest gain that matters"
        numeric
        hint="As net preference: 0.1 means 55 of 100 viewers prefer the new clip. Empty means the policy’s value."
        stored={dependency?.mid}
      />
      <CheckField
        form={form}
        name="costGoal"
        label="Also weigh challengers that are only cheaper"
        hint="As good as the incumbent and cheaper is then enough for a switch."
        stored={dependency?.costGoal}
      />
      <TextField form={form} name="decisionDueOn" label="Decide by" type="date" stored={dependency?.decisionDueOn} />
      <TextField form={form} name="contractEndsOn" label="Contract ends on" type="date" stored={dependency?.contractEndsOn} />
      <TextField
        form={form}
        name="forcedMoveBy"
        label="Must move by"
        type="date"
        hint="Only if you have to leave for a reason of your own; the end of the incumbent is known from its offering."
        stored={dependency?.forcedMoveBy}
      />
    </FormSection>
  )
}

/** What hangs on this workflow in money. Whatever is missing here is never taken for zero. */
export function MoneyFields({ form, dependency, currency }: PartProps & { currency: string }) {
  return (
    <FormSection title="Money">
      <TextField form={form} name="monthlySpend" label="Monthly spend" unit={currency} numeric stored={dependency?.monthlySpend} />
      <TextField
        form={form}
        name="finishedSecondsPerMonth"
        label="Finished video per month"
        unit="s"
        numeric
        hint="Seconds that are kept, not seconds that are generated."
        stored={dependency?.finishedSecondsPerMonth}
      />
      <RangeField
        form={form}
        name="costPerFinishedSecond"
        label="Cost per finished second"
        unit={`${currency}/s`}
        hint="Of the incumbent: all that is paid, divided by the seconds you keep."
        stored={dependency?.costPerFinishedSecond}
      />
      <TextField
        form={form}
        name="valuePerNetPointPerMonth"
        label="Value of one point"
        unit={currency}
        numeric
        hint="Imagine a blind test in which 60 of 100 viewers choose the new clips and 40 the old ones. What would that be worth to you in a month? Divide it by 20. Left empty, better quality counts as worth nothing."
        stored={dependency?.valuePerNetPointPerMonth}
      />
    </FormSection>
  )
}

'use client'

import type { FormView } from '@/components/ui/action-form'
import type { TrialGoal } from '@/lib/domain/trial-plan'
import { CheckField, SelectField, TextField } from '../../inventory/form-fields'
import { FormSection } from '../../inventory/form-frame'
import { PlanCost } from './plan-cost'
import type { PlanSubject, StoredPlan } from './plan-form'
import { SizePlanner } from './size-planner'
import { StopRules } from './stop-rules'
import { useTyped } from './use-typed'

type PlanNumbersProps = { form: FormView; subject: PlanSubject; stored: Partial<StoredPlan> }

const seedPolicies = [
  { value: 'random', label: 'A new random seed for every clip' },
  { value: 'fixed', label: 'One fixed seed wherever a model takes one' },
]

const watched = ['challengerId', 'goal', 'plannedPrompts', 'lookEvery', 'ratersPerPrompt', 'settings.seconds', 'settings.attempts'] as const

/** Settings that are equal for both sides, the size of the trial with what it can prove, and what it costs. */
export function PlanNumbers({ form, subject, stored }: PlanNumbersProps) {
  const { settings } = stored
  const planned = stored.plannedPrompts ?? 100
  const raters = stored.ratersPerPrompt ?? 3
  const lookEvery = stored.lookEvery ?? 30
  const { mark, typed } = useTyped(watched, {
    ...{ challengerId: stored.challengerId ?? '', goal: stored.goal ?? 'capability' },
    ...{ plannedPrompts: String(planned), lookEvery: String(lookEvery), ratersPerPrompt: String(raters) },
    ...{ 'settings.seconds': String(settings?.seconds ?? 5), 'settings.attempts': String(settings?.attempts ?? 1) },
  })
  return (
    <div ref={mark} className="flex flex-col gap-6">
      <FormSection
        title="Settings"
        hint="Equal for both sides; a clip that differs is shown before anybody votes."
        columns="sm:grid-cols-3"
      >
        <TextField form={form} name="settings.resolution" label="Resolution" required stored={settings?.resolution ?? '1080p'} />
        <TextField form={form} name="settings.seconds" label="Length of a clip" required numeric unit="s" stored={settings?.seconds ?? 5} />
        <TextField
          form={form}
          name="settings.attempts"
          label="Attempts"
          required
          numeric
          hint="For each prompt and side; the best one is shown."
          stored={settings?.attempts ?? 1}
        />
        <div className="sm:col-span-2">
          <SelectField
            form={form}
            name="settings.seedPolicy"
            label="Seeds"
            required
            options={seedPolicies}
            stored={settings?.seedPolicy ?? 'random'}
          />
        </div>
        <div className="self-end pb-1">
          <CheckField form={form} name="settings.audio" label="With sound" stored={settings?.audio ?? false} />
        </div>
      </FormSection>
      <FormSection
        title="Size and stop rules"
        hint="30 prompts only prove landslides. Plan up to a hundred, look every thirty, and stop early when the answer is there."
        columns="sm:grid-cols-3"
      >
        <TextField form={form} name="plannedPrompts" label="Prompts, at most" required numeric stored={planned} />
        <TextField
          form={form}
          name="ratersPerPrompt"
          label="People per prompt"
          required
          numeric
          hint="An odd number: the majority decides."
          stored={raters}
        />
        <TextField
          form={form}
          name="lookEvery"
          label="Prompts between looks"
          required
          numeric
          hint="The stop rules are asked at the looks and at the end."
          stored={lookEvery}
        />
      </FormSection>
      <StopRules />
      <SizePlanner
        sizes={subject.sizes[typed.goal as TrialGoal] ?? subject.sizes.capability}
        planned={Number(typed.plannedPrompts)}
        lookEvery={Number(typed.lookEvery)}
      />
      <PlanCost
        sizes={{
          prompts: Number(typed.plannedPrompts),
          seconds: Number(typed['settings.seconds']),
          attempts: Number(typed['settings.attempts']),
          ratersPerPrompt: Number(typed.ratersPerPrompt),
        }}
        challenger={subject.challengers.find(({ id }) => id === typed.challengerId) ?? null}
        incumbent={subject.incumbent}
      />
    </div>
  )
}

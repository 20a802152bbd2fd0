'use client'

import type { TrialGoal, TrialPlan } from '@/lib/domain/trial-plan'
import type { TrialSizes } from '@/lib/domain/trial-sizes'
import type { FormAction } from '@/lib/form-state'
import { AreaField, CheckField, SelectField } from '../../inventory/form-fields'
import { FormFrame, FormSection } from '../../inventory/form-frame'
import { OpenTrialNote } from './open-trial-note'
import { PlanNumbers } from './plan-numbers'
import { PromptField } from './prompt-field'

export type PlanSide = { id: string; title: string; usdPerSecond: number | null }
/** A challenger, and the trial of the pair that is open. */
export type PlanChallenger = PlanSide & { openTrial: string | null }
export type PlanSubject = {
  dependencyId: string
  incumbent: PlanSide
  challengers: readonly PlanChallenger[]
  sizes: Record<TrialGoal, TrialSizes>
}
export type StoredPlan = Omit<TrialPlan, 'prompts' | 'dependencyId'> & { promptList: string }

type PlanFormProps = {
  action: FormAction
  subject: PlanSubject
  stored: Partial<StoredPlan>
  row?: { id: string; version: number }
  backHref: string
  listHref: string
}

const goals = [
  { value: 'capability', label: 'It is better' },
  { value: 'cost', label: 'It is as good, and cheaper' },
  { value: 'forced', label: 'The incumbent goes, and it is as good' },
]

/** The plan of a trial: written down before the first clip is seen. */
export function PlanForm({ action, subject, stored, row, backHref, listHref }: PlanFormProps) {
  return (
    <FormFrame
      action={action}
      label="Plan a trial"
      submit={row ? 'Save the draft' : 'Save as draft'}
      cancelHref={backHref}
      listHref={listHref}
      row={row}
    >
      {(form) => (
        <>
          <input type="hidden" name="dependencyId" value={subject.dependencyId} />
          <FormSection title="Question">
            <SelectField
              form={form}
              name="challengerId"
              label="Challenger"
              required
              placeholder="Which one runs against the incumbent"
              options={subject.challengers.map(({ id, title }) => ({ value: id, label: title }))}
              stored={stored.challengerId}
            />
            <SelectField
              form={form}
              name="goal"
              label="What it has to prove"
              required
              options={goals}
              stored={stored.goal ?? 'capability'}
            />
            <OpenTrialNote challengers={subject.challengers} chosen={stored.challengerId} listHref={listHref} />
            <div className="sm:col-span-2">
              <AreaField
                form={form}
                name="hypothesis"
                label="Hypothesis"
                required
                stored={stored.hypothesis}
                hint="What you expect to see, and in which use cases. It is locked with the plan."
              />
            </div>
          </FormSection>
          <FormSection title="Prompts" hint="From your own work, with the use cases in the proportion in which you need them." columns="">
            <PromptField form={form} stored={stored.promptList} />
            <CheckField
              form={form}
              name="ownPrompts"
              label="These prompts come from our own work"
              hint="Prompts from elsewhere tell something, and prove nothing about this workflow."
              stored={stored.ownPrompts ?? true}
            />
          </FormSection>
          <PlanNumbers form={form} subject={subject} stored={stored} />
          <FormSection title="Versions" columns="">
            <CheckField
              form={form}
              name="versionsExact"
              label="Both sides run exactly the versions that are compared"
              hint="The API model id of each offering, unchanged from the first clip to the last."
              stored={stored.versionsExact ?? true}
            />
            <AreaField
              form={form}
              name="note"
              label="Note"
              stored={stored.note}
              hint="Hidden from those who vote until the reveal; everybody else who reads can see it."
            />
          </FormSection>
        </>
      )}
    </FormFrame>
  )
}

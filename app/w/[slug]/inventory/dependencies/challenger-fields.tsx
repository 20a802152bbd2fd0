'use client'

import { useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import type { SelectGroup } from '@/components/ui/select'
import type { Challenger } from '@/lib/domain/dependency'
import { AreaField, RangeField, SelectField, TextField } from '../form-fields'
import { FormSection } from '../form-frame'
import { type FormRow, FormRows } from '../form-rows'

type ChallengerFieldsProps = {
  form: FormView
  stored: readonly Challenger[]
  offerings: readonly SelectGroup[]
  /** By offering, its end where one is known. */
  ends: Record<string, string>
  currency: string
  today: string
}

/** The offerings that are weighed against the incumbent, each with what moving to it would cost. */
export function ChallengerFields({ form, stored, offerings, ends, currency, today }: ChallengerFieldsProps) {
  return (
    <FormSection
      title="Challengers"
      hint="Every challenger gets a verdict of its own each week. Without a switching cost the verdict can at best be “not ready to switch”."
      columns=""
    >
      <FormRows form={form} name="challengers" stored={stored} noun="challenger" add="Add a challenger">
        {(row, number) => <Fields row={row} first={number === 1} {...{ form, offerings, ends, currency, today }} />}
      </FormRows>
    </FormSection>
  )
}

/** What the end of a challenger means for the weighing. */
const endHint = (end: string | undefined): string | undefined =>
  end === undefined
    ? undefined
    : end.startsWith('retired')
      ? `It ${end}: what has ended is not weighed.`
      : `It ${end}: a move there would not last.`

type FieldsProps = Omit<ChallengerFieldsProps, 'stored'> & {
  row: FormRow<Challenger>
  /** What a field asks for is explained once. */
  first: boolean
}

function Fields({ row, first, form, offerings, ends, currency, today }: FieldsProps) {
  const [chosen, choose] = useState(form.value(`${row.name}.offeringId`, row.stored?.offeringId))
  const at = (field: string) => ({ form, name: `${row.name}.${field}`, errorAt: `${row.errorAt}.${field}` })
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <SelectField
        {...at('offeringId')}
        label="Offering"
        required
        placeholder="What could be used instead"
        options={offerings}
        stored={row.stored?.offeringId}
        onChange={choose}
        hint={endHint(ends[chosen])}
      />
      <TextField {...at('addedOn')} label="Weighed since" type="date" required stored={row.stored?.addedOn ?? today} />
      <RangeField
        {...at('costPerFinishedSecond')}
        label="Cost per finished second"
        unit={`${currency}/s`}
        hint={first ? 'All that is paid, divided by the seconds you keep. Rejected clips make it dearer than the list price.' : undefined}
        stored={row.stored?.costPerFinishedSecond}
      />
      <RangeField
        {...at('switchingCost')}
        label="Switching cost"
        unit={currency}
        hint={
          first
            ? 'Once, in all: engineering, rewriting prompts, validating again, paying two contracts at a time, training people, and the way back if it fails.'
            : undefined
        }
        stored={row.stored?.switchingCost}
      />
      <div className="sm:col-span-2">
        <AreaField {...at('note')} label="Note" rows={1} stored={row.stored?.note} />
      </div>
    </div>
  )
}

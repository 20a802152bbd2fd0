'use client'

import { type FormEvent, useState } from 'react'
import { ActionForm, type Failure, type FormView } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Range3 } from '@/lib/domain/dependency'
import type { LeadLength } from '@/lib/domain/lead-lengths'
import { partText, type SwitchingParts, type SwitchingSum, switchingParts, switchingSum } from '@/lib/domain/switching-cost'
import type { PaybackCase } from '@/lib/domain/switching-payback'
import type { FormAction } from '@/lib/form-state'
import { AreaField } from '../../../../inventory/form-fields'
import { PartFields, PartHeading } from './part-fields'
import { PaybackLines } from './payback-lines'
import { partNames, SumRow } from './sum-row'
import { type TypedParts, typedParts } from './typed-parts'

/** What is stored, as the form begins with it. */
export type StoredParts = {
  parts: SwitchingParts
  note: string | null
  version: number
  dependencyVersion: number
  /** What the business case reads today. */
  sum: Range3 | null
}

type SwitchingFormProps = {
  action: FormAction
  pair: { dependencyId: string; offeringId: string }
  stored: StoredParts
  currency: string
  cancelHref: string
  /** Null where the pair cannot be weighed, so that nothing says when a cost pays. */
  payback: PaybackCase | null
  leads: readonly LeadLength[]
}

/** Six parts, each lowest, likely and highest; sum and payback move while they are typed. */
export function SwitchingForm({ action, pair, stored, currency, cancelHref, payback, leads }: SwitchingFormProps) {
  const [{ parts, problems }, show] = useState<TypedParts>({ parts: stored.parts, problems: {} })
  const sum = switchingSum(parts)
  const wrong = switchingParts.flatMap(({ id }) => (problems[id] ? id : []))
  const reckon = (event: FormEvent<HTMLElement>) => {
    const form = (event.target as HTMLInputElement).form
    if (form) show(typedParts(new FormData(form)))
  }
  return (
    <div onInput={reckon} className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ActionForm action={action} label="Switching cost by its parts" className="flex min-w-0 flex-col gap-5" conflict={StoredNow}>
        {(form) => (
          <>
            <Hidden form={form} pair={pair} stored={stored} />
            <div>
              <PartHeading />
              {switchingParts.map((part) => (
                <PartFields key={part.id} {...{ form, part, currency }} stored={stored.parts[part.id]} problems={problems[part.id]} />
              ))}
              <SumRow sum={sum} currency={currency} wrong={wrong} />
            </div>
            <AreaField form={form} name="note" label="Note" hint="Who estimated it, and what it rests on." stored={stored.note} />
            <div className="flex flex-wrap items-center gap-2 border-t pt-4">
              <SubmitButton>{sum.sum ? 'Save, and use the sum' : 'Keep the parts'}</SubmitButton>
              <ButtonLink variant="ghost" href={cancelHref}>
                Cancel
              </ButtonLink>
              <SaveNote sum={sum} wrong={wrong} />
            </div>
          </>
        )}
      </ActionForm>
      {wrong.length > 0 ? (
        <Section title="When it pays" meta="not reckoned now">
          <p role="status" aria-label="When it pays" className="text-muted">
            Correct the marked part first: {partNames(wrong)}.
          </p>
        </Section>
      ) : (
        <PaybackLines sum={sum.sum} standing={stored.sum} payback={payback} leads={leads} currency={currency} />
      )}
    </div>
  )
}

/** Why the button saves only parts, or nothing; silent where it saves their sum too. */
function SaveNote({ sum: { missing }, wrong }: { sum: SwitchingSum; wrong: readonly string[] }) {
  if (wrong.length === 0 && missing.length === 0) return null
  return (
    <p className="basis-full text-sm text-muted">
      {wrong.length > 0
        ? 'Nothing is saved while a part is marked.'
        : `Saves the parts without a sum, because ${missing.length === 1 ? 'one part is' : `${missing.length} parts are`} not estimated.`}
    </p>
  )
}

type HiddenProps = { form: FormView; pair: SwitchingFormProps['pair']; stored: StoredParts }

/** After a conflict the versions are those of what is stored now, so that a second save goes over it knowingly. */
function Hidden({ form, pair, stored }: HiddenProps) {
  const current = form.state.state === 'failed' ? (form.state.current as StoredParts | undefined) : undefined
  const { version, dependencyVersion } = current ?? stored
  return (
    <>
      <input type="hidden" name="dependencyId" value={pair.dependencyId} />
      <input type="hidden" name="offeringId" value={pair.offeringId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="dependencyVersion" value={dependencyVersion} />
    </>
  )
}

function StoredNow({ current }: Failure) {
  const { parts } = current as StoredParts
  return (
    <ul className="mt-1">
      {switchingParts.map(({ id, label }) => {
        const part = parts[id]
        return (
          <li key={id}>
            {label}: {part ? partText(part) : '—'}
          </li>
        )
      })}
    </ul>
  )
}

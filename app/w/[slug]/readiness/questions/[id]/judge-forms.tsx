'use client'

import { useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { knownGate } from '@/lib/domain/gate'
import type { GivenAnswer } from '@/lib/domain/question-answer'
import { feedsGate, type VendorQuestion } from '@/lib/domain/questions'
import type { FormAction } from '@/lib/form-state'
import { AreaField, SelectField, TextField } from '../../../inventory/form-fields'
import { acceptAnswerAction, declineAnswerAction, keepAnswerAction } from '../actions'

export type Judge = {
  slug: string
  questionnaireId: string
  offerings: readonly { id: string; title: string }[]
  offeringId: string | null
  today: string
  /** By gate: which kinds of source it takes. */
  takes: Record<string, string>
}

type JudgeFormsProps = { judge: Judge; question: VendorQuestion; given: GivenAnswer; canAccept: boolean }
type Act = 'accept' | 'keep' | 'decline'

const words: Record<Act, string> = { accept: 'Accept as fact', keep: 'Note as vendor’s claim', decline: 'Decline' }

/** Accept as fact after reading the document, note as the vendor's claim, or decline with a reason. Without a document there is nothing to accept. */
export function JudgeForms({ judge, question, given, canAccept }: JudgeFormsProps) {
  const [open, setOpen] = useState<Act | null>(null)
  const acts: Act[] = canAccept ? ['accept', 'keep', 'decline'] : ['keep', 'decline']
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Button
            key={act}
            size="sm"
            aria-expanded={open === act}
            aria-label={`${words[act]}: ${question.question}`}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {words[act]}
          </Button>
        ))}
      </div>
      {open ? <JudgeForm key={open} act={open} judge={judge} question={question} given={given} /> : null}
    </div>
  )
}

const actions: Record<Act, (slug: string) => FormAction> = {
  accept: (slug) => acceptAnswerAction.bind(null, slug),
  keep: (slug) => keepAnswerAction.bind(null, slug),
  decline: (slug) => declineAnswerAction.bind(null, slug),
}

function JudgeForm({ act, judge, question, given }: Omit<JudgeFormsProps, 'canAccept'> & { act: Act }) {
  const toast = useToast()
  return (
    <ActionForm
      action={actions[act](judge.slug)}
      label={`${words[act]}: ${question.question}`}
      className="flex flex-col gap-3 border-l-2 border-l-accent pl-3"
      onDone={({ message }) => toast({ text: message })}
    >
      {(form) => (
        <>
          <input type="hidden" name="id" value={judge.questionnaireId} />
          <input type="hidden" name="questionId" value={question.id} />
          {act === 'decline' ? (
            <AreaField form={form} name="reason" label="Why" required hint="Read by your team only." />
          ) : (
            <FactFields form={form} act={act} judge={judge} question={question} given={given} />
          )}
          <div>
            <SubmitButton size="sm">{words[act]}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

function FactFields({ form, act, judge, question, given }: Omit<JudgeFormsProps, 'canAccept'> & { act: Act; form: FormView }) {
  const gate = feedsGate(question)
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {act === 'accept' ? (
        <>
          <div className="sm:col-span-2">
            <AreaField form={form} name="quote" label="Quote" required hint="The words of the document that show it. Read it first." />
          </div>
          <SelectField
            form={form}
            name="kind"
            label="Kind of document"
            required
            stored="vendor_doc"
            hint={gate ? (judge.takes[gate] ?? 'The policy in force does not ask for this; the fact is kept until it does.') : undefined}
            options={[
              { value: 'vendor_doc', label: 'Vendor’s documentation' },
              { value: 'contract', label: 'Contract' },
            ]}
          />
          <TextField form={form} name="readOn" label="Read on" type="date" required stored={judge.today} hint="From here the fact ages." />
        </>
      ) : (
        <p className="text-sm text-muted sm:col-span-2">
          {gate ? 'No gate passes by a claim; a no fails it all the same.' : 'It stays here as what the vendor says.'}
        </p>
      )}
      {gate ? (
        <>
          <SelectField
            form={form}
            name="offeringId"
            label="About the offering"
            required
            placeholder="Choose one"
            stored={judge.offeringId ?? ''}
            options={judge.offerings.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <TextField
            form={form}
            name="value"
            label={`Value for the gate ${knownGate(gate)?.label}`}
            required
            stored={typed(question, given)}
            hint={hints[knownGate(gate)?.value ?? 'number']}
          />
        </>
      ) : null}
    </div>
  )
}

const hints = {
  boolean: 'yes or no: whether your team can accept it',
  regions: 'region codes separated by commas',
  number: 'a number; a share between 0 and 1 where the gate is about availability',
}

/** What was answered, as the field of a fact takes it. */
function typed({ answer }: VendorQuestion, { value }: GivenAnswer): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'number') return ''
  return String(answer.kind === 'number' && answer.unit === '%' ? Math.round(value * 1e6) / 1e8 : value)
}

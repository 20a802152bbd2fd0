'use client'

import { useEffect } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Belief } from '@/lib/domain/question-beliefs'
import { inGroups, type VendorQuestion, vendorQuestions } from '@/lib/domain/questions'
import { formatDate } from '@/lib/format'
import { AreaField, SelectField, TextField } from '../../../inventory/form-fields'
import { createQuestionnaireAction } from '../actions'
import { MadeLink, type MadeQuestionnaire } from '../made-link'
import { restoreWords } from './kept-words'

type AskFormProps = {
  slug: string
  vendorId: string
  offeringId: string | null
  beliefs: readonly Belief[]
  /** Ids of the questions that are ticked to begin with. */
  asked: readonly string[]
}

const ends = [
  { value: '14', label: '14 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
]

/** Which questions are asked, what is shown beside them, and the words that go with the link. */
export function AskForm({ slug, vendorId, offeringId, beliefs, asked }: AskFormProps) {
  const base = `/w/${slug}/readiness/questions`
  useEffect(restoreWords, [])
  return (
    <ActionForm action={createQuestionnaireAction.bind(null, slug)} label="Make a questionnaire" className="flex flex-col gap-8">
      {(form) =>
        form.state.state === 'done' ? (
          <MadeLink made={form.state.value as MadeQuestionnaire} base={base} />
        ) : (
          <>
            <input type="hidden" name="vendorId" value={vendorId} />
            <input type="hidden" name="offeringId" value={offeringId ?? ''} />
            <Section title="Words that go with it">
              <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
                <TextField form={form} name="recipient" label="For whom" hint="A name or a team at the vendor." />
                <SelectField form={form} name="expiresInDays" label="The link works for" required options={ends} stored="30" />
                <div className="sm:col-span-2">
                  <AreaField form={form} name="message" label="Message" rows={3} hint="Shown above the questions." />
                </div>
              </div>
            </Section>
            <Questions form={form} beliefs={beliefs} asked={asked} />
            <div className="flex flex-wrap items-center gap-3 border-t pt-4">
              <SubmitButton pendingLabel="Making…">Make the questionnaire</SubmitButton>
              <span className="text-sm text-muted">Nothing is sent by Switchboard: you get a link and an Excel file to pass on.</span>
            </div>
          </>
        )
      }
    </ActionForm>
  )
}

type QuestionsProps = { form: FormView; beliefs: readonly Belief[]; asked: readonly string[] }

function Questions({ form, beliefs, asked }: QuestionsProps) {
  const error = form.error('questions')
  return (
    <Section
      title="Questions"
      meta="Ticked is what no contract, documentation or reviewed answer covers yet. What you believe is shown to the vendor only where you tick that too."
    >
      {error ? <p className="pb-2 text-sm text-danger">{error}</p> : null}
      <div className="flex flex-col gap-5">
        {inGroups(vendorQuestions, (question) => question).map(({ id, label, items }) => (
          <fieldset key={id}>
            <legend className="pb-1 font-semibold">{label}</legend>
            <ul>
              {items.map((question) => (
                <Row
                  key={question.id}
                  form={form}
                  question={question}
                  belief={beliefs.find(({ questionId }) => questionId === question.id) ?? null}
                  asked={asked.includes(question.id)}
                />
              ))}
            </ul>
          </fieldset>
        ))}
      </div>
    </Section>
  )
}

type RowProps = { form: FormView; question: VendorQuestion; belief: Belief | null; asked: boolean }

function Row({ form, question, belief, asked }: RowProps) {
  const at = vendorQuestions.indexOf(question)
  const ticked = (name: string, before: boolean) => (form.state.state === 'failed' ? form.state.typed[name] !== undefined : before)
  const [one, two] = [`questions.${at}`, `shown.${at}`]
  return (
    <li className="border-b py-1.5">
      <Checkbox name={one} value={question.id} label={question.question} hint={question.why} defaultChecked={ticked(one, asked)} />
      {belief ? (
        <div className="mt-0.5 ml-6 border-l-2 pl-3">
          <Checkbox
            name={two}
            value={question.id}
            defaultChecked={ticked(two, false)}
            label={
              <>
                <span className="text-muted">Show that we believe:</span> {belief.text}
              </>
            }
            hint={`From ${belief.source}${belief.on ? `, ${formatDate(belief.on)}` : ''}.`}
          />
        </div>
      ) : null}
    </li>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GivenAnswer } from '@/lib/domain/question-answer'
import type { Belief } from '@/lib/domain/question-beliefs'
import { inGroups, type VendorQuestion } from '@/lib/domain/questions'
import type { FormState } from '@/lib/form-state'
import { sendAnswers } from './actions'
import { Progress } from './progress'
import { draftOf, isAnswered, isShown, QuestionField } from './question-field'
import { type Draft, type Problems, useDrafts } from './use-drafts'

type AnswerSheetProps = {
  token: string
  questions: readonly VendorQuestion[]
  beliefs: Record<string, Belief>
  answers: Record<string, GivenAnswer>
}

/** All questions as fields, kept as somebody types, and the signature that sends them. */
export function AnswerSheet({ token, questions, beliefs, answers }: AnswerSheetProps) {
  const router = useRouter()
  const { keep, flush, problems, saved, refusal } = useDrafts(token)
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(questions.map(({ id }) => [id, draftOf(answers[id])])),
  )
  const [refused, setRefused] = useState<Record<string, Problems>>({})
  const change = (question: VendorQuestion, draft: Draft) => {
    setDrafts({ ...drafts, [question.id]: draft })
    setRefused({ ...refused, [question.id]: {} })
    keep(question.id, draft)
  }
  const send = async (before: FormState, form: FormData): Promise<FormState> => {
    await flush()
    const result = await sendAnswers(token, before, form)
    setRefused(result.state === 'failed' ? byQuestion(result.fields) : {})
    return result
  }
  // What was sent is read from its beginning.
  const readBack = useCallback(() => {
    window.scrollTo({ top: 0 })
    router.refresh()
  }, [router])
  const numbers = new Map(questions.map(({ id }, index) => [id, index + 1]))
  const answered = questions.filter((question) => isAnswered(question, drafts[question.id]))
  const shown = answered.filter(({ id }) => isShown(drafts[id])).length
  const wrong = Object.values(problems).reduce((sum, entry) => sum + Object.keys(entry).length, 0)
  return (
    <>
      <Progress all={questions.length} answered={answered.length} shown={shown} wrong={wrong} saved={saved} refusal={refusal} />
      {inGroups(questions, (question) => question).map(({ id, label, items }) => (
        <Section key={id} title={label} flush>
          {items.map((question) => (
            <QuestionField
              key={question.id}
              number={numbers.get(question.id) ?? 0}
              question={question}
              belief={beliefs[question.id] ?? null}
              draft={drafts[question.id] ?? draftOf(undefined)}
              problems={{ ...problems[question.id], ...refused[question.id] }}
              onChange={(draft) => change(question, draft)}
            />
          ))}
        </Section>
      ))}
      <Section title="Sign and send">
        <ActionForm action={send} label="Sign and send" className="flex max-w-md flex-col gap-3" onDone={readBack}>
          {(form) => (
            <>
              <Wrong form={form} numbers={numbers} />
              <p className="text-muted">
                {answered.length} of {questions.length} answered, {shown} with a document. Once sent, the answers can be read here but no
                longer changed.
              </p>
              <Field label="Your name" required error={form.error('name')}>
                {(control) => (
                  <Input
                    {...control}
                    name="name"
                    maxLength={120}
                    autoComplete="name"
                    defaultValue={form.value('name')}
                    className="max-w-80"
                  />
                )}
              </Field>
              <div>
                <SubmitButton pendingLabel="Sending…">Send the answers</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      </Section>
    </>
  )
}

function byQuestion(fields: Record<string, string>): Record<string, Problems> {
  const found: Record<string, Problems> = {}
  for (const [path, message] of Object.entries(fields)) {
    const [id = '', field = ''] = path.split('.')
    found[id] = { ...found[id], [field]: message }
  }
  return found
}

/** What has to be corrected before the answers can be sent, each leading to its question. */
function Wrong({ form, numbers }: { form: FormView; numbers: ReadonlyMap<string, number> }) {
  if (form.state.state !== 'failed') return null
  const wrong = Object.entries(form.state.fields).filter(([path]) => path.includes('.'))
  if (wrong.length === 0) return null
  return (
    <ul className="text-sm">
      {wrong.map(([path, message]) => {
        const id = path.split('.')[0] ?? ''
        return (
          <li key={path}>
            <a className="link" href={`#q-${id}`}>
              Question {numbers.get(id)}
            </a>
            : {message}
          </li>
        )
      })}
    </ul>
  )
}

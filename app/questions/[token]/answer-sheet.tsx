'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GivenAnswer, UnreadAnswer } from '@/lib/domain/question-answer'
import type { Belief } from '@/lib/domain/question-beliefs'
import { inGroups, type VendorQuestion } from '@/lib/domain/questions'
import type { FormState } from '@/lib/form-state'
import { sendAnswers } from './actions'
import { byQuestion, draftOf, readDraft, unreadable } from './drafts'
import { Progress } from './progress'
import { QuestionField } from './question-field'
import { type Draft, type Problems, useDrafts } from './use-drafts'

type AnswerSheetProps = {
  token: string
  questions: readonly VendorQuestion[]
  beliefs: Record<string, Belief>
  answers: Record<string, GivenAnswer>
  unread: Record<string, UnreadAnswer>
}

/** All questions as fields, kept as somebody types, and the signature that sends them. */
export function AnswerSheet({ token, questions, beliefs, answers, unread }: AnswerSheetProps) {
  const router = useRouter()
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(questions.map(({ id }) => [id, draftOf(answers[id], unread[id])])),
  )
  const { keep, flush, problems, saved, refusal } = useDrafts(token, () => byQuestion(unreadable(questions, drafts)))
  const [refused, setRefused] = useState<Record<string, Problems>>({})
  const change = (question: VendorQuestion, draft: Draft) => {
    setDrafts({ ...drafts, [question.id]: draft })
    setRefused({ ...refused, [question.id]: {} })
    keep(question.id, draft)
  }
  const send = async (before: FormState, form: FormData): Promise<FormState> => {
    const wrongFields = unreadable(questions, drafts)
    setRefused(byQuestion(wrongFields))
    if (Object.keys(wrongFields).length > 0) return notSent(form, 'Some answers cannot be read yet. Correct or empty them.', wrongFields)
    if (!(await flush())) return notSent(form, 'What you typed last did not arrive. Wait a moment, then send again.')
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
  const read = questions.map((question) => readDraft(question, drafts[question.id] ?? draftOf(undefined)))
  const answered = read.filter((entry) => entry.answered)
  const shown = read.filter((entry) => entry.shown).length
  const groups = inGroups(questions, (question) => question)
  const wrong = Object.values(problems).reduce((sum, entry) => sum + Object.keys(entry).length, 0)
  return (
    <>
      <Progress all={questions.length} answered={answered.length} shown={shown} wrong={wrong} saved={saved} refusal={refusal} />
      <GroupLinks groups={groups} />
      {groups.map(({ id, label, items }) => (
        <Section key={id} id={`group-${id}`} title={label} flush>
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

const notSent = (form: FormData, message: string, fields: Record<string, string> = {}): FormState => ({
  ...{ state: 'failed', title: 'Nothing was sent', message, fields },
  typed: { name: String(form.get('name') ?? '') },
})

/** Leads to each group of questions. */
function GroupLinks({ groups }: { groups: readonly { id: string; label: string; items: readonly unknown[] }[] }) {
  if (groups.length < 2) return null
  return (
    <nav aria-label="Groups of questions">
      <ul className="flex flex-wrap gap-x-4 text-sm">
        {groups.map(({ id, label, items }) => (
          <li key={id}>
            <a className="link inline-flex min-h-6 items-center" href={`#group-${id}`}>
              {label} ({items.length})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Brings a question into view, with the cursor in its first field that is wrong. */
function goTo(id: string) {
  const question = document.getElementById(`q-${id}`)
  const field = question?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? question?.querySelector<HTMLElement>('input, textarea')
  question?.scrollIntoView({ block: 'start' })
  field?.focus({ preventScroll: true })
}

/** What has to be corrected before the answers can be sent, each leading to its question; the page goes to the first one. */
function Wrong({ form, numbers }: { form: FormView; numbers: ReadonlyMap<string, number> }) {
  const { state } = form
  const fields = state.state === 'failed' ? Object.entries(state.fields) : []
  const wrong = fields
    .filter(([path]) => path.includes('.'))
    .map(([path, message]) => ({ path, message, id: path.split('.')[0] ?? '' }))
    .sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0))
  const first = wrong[0]?.id
  // The form moves the cursor to itself when it is refused; a frame later it goes on to the question.
  useEffect(() => {
    if (state.state !== 'failed' || first === undefined) return
    const frame = requestAnimationFrame(() => goTo(first))
    return () => cancelAnimationFrame(frame)
  }, [state, first])
  if (wrong.length === 0) return null
  return (
    <ul className="text-sm">
      {wrong.map(({ path, message, id }) => (
        <li key={path}>
          <a className="link" href={`#q-${id}`}>
            Question {numbers.get(id)}
          </a>
          : {message}
        </li>
      ))}
    </ul>
  )
}

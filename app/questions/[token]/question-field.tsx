'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { Belief } from '@/lib/domain/question-beliefs'
import { longestWords, type VendorQuestion } from '@/lib/domain/questions'
import { formatDate } from '@/lib/format'
import { isBlank, readDraft } from './drafts'
import type { Draft, Problems } from './use-drafts'
import { ValueField } from './value-field'

export type QuestionFieldProps = {
  number: number
  question: VendorQuestion
  belief: Belief | null
  draft: Draft
  problems: Problems
  onChange: (draft: Draft) => void
}

/** One question: why it is asked, what the sender believes, the answer, and the document that shows it. */
export function QuestionField({ number, question, belief, draft, problems, onChange }: QuestionFieldProps) {
  const inWords = question.answer.kind === 'text'
  const set = (field: keyof Draft) => (value: unknown) => onChange({ ...draft, [field]: value })
  return (
    <div id={`q-${question.id}`} className="flex scroll-mt-20 flex-col gap-2.5 border-b py-5">
      <div>
        <h3 id={`q-${question.id}-label`} className="text-lg font-semibold text-wrap">
          <span className="mr-1.5 font-normal text-faint">{number}</span>
          {question.question}
        </h3>
        <p className="text-muted">{question.why}</p>
      </div>
      {belief ? (
        <p className="border-l-2 border-l-accent pl-3 text-sm">
          We believe: <strong className="font-semibold">{belief.text}</strong>{' '}
          <span className="text-muted">
            from {belief.source}
            {belief.on ? `, ${formatDate(belief.on)}` : ''}
          </span>
        </p>
      ) : null}
      {inWords ? null : <ValueField question={question} value={draft.value} problem={problems.value} onChange={set('value')} />}
      <Words question={question} draft={draft} problem={problems.text} onChange={set('text')} />
      <Proof question={question} draft={draft} problems={problems} onChange={onChange} />
    </div>
  )
}

type WordsProps = { question: VendorQuestion; draft: Draft; problem: string | undefined; onChange: (text: string) => void }

function Words({ question, draft, problem, onChange }: WordsProps) {
  const needed = question.answer.kind === 'text'
  const [open, setOpen] = useState(needed || !isBlank(draft.text))
  if (!open) {
    return (
      <div>
        <Button size="sm" variant="ghost" aria-describedby={`q-${question.id}-label`} onClick={() => setOpen(true)}>
          Add words
        </Button>
      </div>
    )
  }
  return (
    <Field label={needed ? 'Answer' : 'In words'} required={needed} error={problem}>
      {(control) => (
        <Textarea
          {...control}
          aria-describedby={[control['aria-describedby'], `q-${question.id}-label`].filter(Boolean).join(' ')}
          rows={2}
          maxLength={longestWords}
          value={String(draft.text ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type ProofProps = Pick<QuestionFieldProps, 'question' | 'draft' | 'problems' | 'onChange'>

function Proof({ question, draft, problems, onChange }: ProofProps) {
  const given = [draft.documentUrl, draft.documentTitle, draft.documentOn].some((part) => !isBlank(part))
  const [open, setOpen] = useState(given)
  const { answered } = readDraft(question, draft)
  const named = `q-${question.id}-label`
  if (!open) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" aria-describedby={named} onClick={() => setOpen(true)}>
          Add the document
        </Button>
        <span className="min-w-0 flex-1 basis-60 text-sm text-muted">
          {answered ? 'Without a document we cannot count this answer. ' : ''}Such as: {question.proof}
        </span>
      </div>
    )
  }
  const field = (name: 'documentUrl' | 'documentTitle' | 'documentOn', label: string, type: string, more: object = {}) => (
    <Field label={label} required={given} error={problems[name]} className={name === 'documentUrl' ? 'sm:col-span-2' : undefined}>
      {(control) => (
        <Input
          {...control}
          {...more}
          type={type}
          autoComplete="off"
          value={String(draft[name] ?? '')}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset aria-describedby={named} className="grid gap-3 border-l-2 pl-3 sm:grid-cols-[1fr_11rem]">
      <legend className="sr-only">The document that shows it</legend>
      {field('documentUrl', 'Address of the document', 'url', { placeholder: 'https://', maxLength: 2000 })}
      {field('documentTitle', 'Its title', 'text', { maxLength: 300, placeholder: question.proof })}
      {field('documentOn', 'Its date', 'date')}
    </fieldset>
  )
}

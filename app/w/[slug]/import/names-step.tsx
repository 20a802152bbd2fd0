'use client'

import { useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { plural } from '@/lib/format'
import type { ImportNames } from '@/lib/services/import-views'
import { answerImportAction } from './actions'

type Question = ImportNames['questions'][number]
type NamesStepProps = ImportNames & { slug: string; id: string }

const maintainerKinds = [
  { value: 'independent_lab', label: 'Independent laboratory' },
  { value: 'academic', label: 'Academic' },
  { value: 'community_arena', label: 'Community arena' },
  { value: 'vendor', label: 'Vendor' },
]

/** Step 3: names that several rows of the workspace bear, or none. Each is asked; nothing is guessed. */
export function NamesStep({ slug, id, questions, vendors, models, benchmarks }: NamesStepProps) {
  const action: FormAction = answerImportAction.bind(null, slug)
  const open = questions.filter(({ answer }) => !answer?.choice).length
  return (
    <ActionForm action={action} label="Names" className="flex flex-col gap-4">
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <datalist id="known-vendors">
            {vendors.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <p className="max-w-[72ch] text-muted">
            {open === 0
              ? 'Every name is settled.'
              : `${plural(open, 'name')} could mean more than one thing, or nothing that this workspace knows. Say what is meant; rows whose names stay open are refused.`}
          </p>
          <ol className="flex flex-col">
            {questions.map((question, at) => (
              <li key={question.key} className="border-t py-3 first:border-t-0">
                <NameQuestion
                  form={form}
                  question={question}
                  at={at}
                  others={question.kind === 'model' ? models : question.kind === 'benchmark' ? benchmarks : []}
                />
              </li>
            ))}
          </ol>
          <div>
            <SubmitButton pendingLabel="Comparing…">Continue</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  )
}

type NameQuestionProps = { form: FormView; question: Question; at: number; others: readonly { id: string; title: string }[] }

function NameQuestion({ form, question, at, others }: NameQuestionProps) {
  const { key, kind, asked, rows, candidates, answer } = question
  const named = (part: string) => `answers.${at}.${part}`
  const [choice, setChoice] = useState<string>(form.value(named('choice'), answer?.choice))
  const near = new Set(candidates.map((one) => one.id))
  const rest = others.filter((one) => !near.has(one.id))
  const use = (list: readonly { id: string; title: string }[]) => list.map((one) => ({ value: `use:${one.id}`, label: one.title }))
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      <input type="hidden" name={named('key')} value={key} />
      <Field label={`Which ${kind} is “${asked}”?`} hint={`On ${plural(rows, 'row')}.`} required>
        {(control) => (
          <Select
            {...control}
            name={named('choice')}
            // Not controlled: React resets the form after its action, and a controlled select would lose its choice.
            defaultValue={choice}
            onChange={(event) => setChoice(event.target.value)}
            placeholder="Not settled: refuse these rows"
            options={[
              ...(candidates.length > 0 ? [{ label: 'Use this', options: use(candidates) }] : []),
              {
                label: 'Or',
                options: [
                  ...(kind === 'dimension' ? [] : [{ value: 'make', label: `Make a new ${kind}` }]),
                  { value: 'leave', label: 'Leave these rows out' },
                ],
              },
              ...(rest.length > 0 ? [{ label: `Any other ${kind}`, options: use(rest) }] : []),
            ]}
          />
        )}
      </Field>
      {choice === 'make' ? <NewOne form={form} question={question} named={named} /> : null}
    </div>
  )
}

function NewOne({ form, question, named }: { form: FormView; question: Question; named: (part: string) => string }) {
  const { kind, answer, name, version, vendor } = question
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Name" error={form.error(named('name'))} required>
        {(control) => <Input {...control} name={named('name')} defaultValue={form.value(named('name'), answer?.name || name)} />}
      </Field>
      <Field label="Version">
        {(control) => (
          <Input {...control} name={named('version')} defaultValue={form.value(named('version'), answer?.version || version)} />
        )}
      </Field>
      {kind === 'model' ? (
        <Field label="Vendor" error={form.error(named('vendor'))} required hint="A name that is new makes a new vendor.">
          {(control) => (
            <Input
              {...control}
              name={named('vendor')}
              list="known-vendors"
              defaultValue={form.value(named('vendor'), answer?.vendor || vendor)}
            />
          )}
        </Field>
      ) : (
        <>
          <Field label="Maintainer" error={form.error(named('maintainer'))} required>
            {(control) => (
              <Input {...control} name={named('maintainer')} defaultValue={form.value(named('maintainer'), answer?.maintainer)} />
            )}
          </Field>
          <Field label="Kind of maintainer" required>
            {(control) => (
              <Select
                {...control}
                name={named('maintainerKind')}
                defaultValue={form.value(named('maintainerKind'), answer?.maintainerKind ?? 'independent_lab')}
                options={maintainerKinds}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}

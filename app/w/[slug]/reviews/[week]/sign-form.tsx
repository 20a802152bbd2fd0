'use client'

import { PenLine, RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm, type FormView } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { RowDissent, SignOffLine } from '@/lib/domain/report'
import { formatWeekShort } from '@/lib/format'
import { FormRows } from '../../inventory/form-rows'
import { signWeekAction } from '../actions'

type SignFormProps = {
  slug: string
  week: string
  /** The hash of the verdicts on the screen: a signature covers what its giver saw, or it is refused. */
  evidenceSha256: string
  dependencies: readonly SelectOption[]
  /** What this person said before, which signing again replaces. */
  before: Pick<SignOffLine, 'decision' | 'note' | 'dissents'> | null
}

/** One person’s word on the week: agreement or dissent, and dissent from single verdicts, each with its reason. */
export function SignForm({ slug, week, evidenceSha256, dependencies, before }: SignFormProps) {
  const router = useRouter()
  const [decision, setDecision] = useState(before?.decision ?? 'agree')
  const dissents = decision === 'dissent'
  return (
    <ActionForm label={`Sign ${week}`} action={signWeekAction.bind(null, slug)} className="flex max-w-2xl flex-col items-start gap-4">
      {(form) => (
        <>
          <input type="hidden" name="week" value={week} />
          <input type="hidden" name="evidenceSha256" value={evidenceSha256} />
          <Decision error={form.error('decision')} chosen={decision} onChoose={setDecision} />
          <Field
            label={dissents ? 'Why you dissent' : 'Remark'}
            required={dissents}
            error={form.error('note')}
            hint="Stands under your signature, on screen and in the PDF. At most 1,000 characters."
            className="w-full"
          >
            {(control) => <Textarea {...control} name="note" rows={2} maxLength={1000} defaultValue={form.value('note', before?.note)} />}
          </Field>
          <div className="w-full">
            <FormRows form={form} name="dissents" stored={before?.dissents ?? []} noun="dissent" add="Dissent from a single verdict">
              {(row) => <Dissent form={form} at={row} dependencies={dependencies} />}
            </FormRows>
          </div>
          <div className="flex flex-wrap gap-2">
            <SubmitButton icon={<PenLine aria-hidden="true" />} pendingLabel="Signing…">
              {before ? 'Sign again' : `Sign ${formatWeekShort(week)}`}
            </SubmitButton>
            {form.state.state === 'failed' ? (
              <Button icon={<RefreshCw aria-hidden="true" />} onClick={() => router.refresh()}>
                Show the week as it is now
              </Button>
            ) : null}
          </div>
        </>
      )}
    </ActionForm>
  )
}

type Word = SignOffLine['decision']

function Decision({ error, chosen, onChoose }: { error: string | undefined; chosen: Word; onChoose: (word: Word) => void }) {
  const word = (value: Word) => ({ name: 'decision', value, checked: chosen === value, onChange: () => onChoose(value) })
  return (
    <FieldGroup legend="Your word on the week" error={error}>
      <Radio {...word('agree')} label="I agree" hint="With these verdicts and with what the team decides otherwise." />
      <Radio
        {...word('dissent')}
        label="I dissent"
        hint="Printed with your reason. It does not count toward the signatures that the policy asks for."
      />
    </FieldGroup>
  )
}

type DissentProps = {
  form: FormView
  at: { name: string; errorAt: string; stored: RowDissent | undefined }
  dependencies: readonly SelectOption[]
}

function Dissent({ form, at, dependencies }: DissentProps) {
  const [of, why] = [`${at.name}.dependencyId`, `${at.name}.note`]
  return (
    <>
      <Field label="Verdict on" required error={form.error(`${at.errorAt}.dependencyId`)}>
        {(control) => (
          <Select
            {...control}
            name={of}
            options={dependencies}
            placeholder="Choose a dependency"
            defaultValue={form.value(of, at.stored?.dependencyId)}
          />
        )}
      </Field>
      <Field label="Why you do not share it" required error={form.error(`${at.errorAt}.note`)}>
        {(control) => <Textarea {...control} name={why} rows={2} maxLength={1000} defaultValue={form.value(why, at.stored?.note)} />}
      </Field>
    </>
  )
}

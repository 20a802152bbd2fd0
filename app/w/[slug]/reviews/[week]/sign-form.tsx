'use client'

import { PenLine, RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { formatWeekShort } from '@/lib/format'
import { signWeekAction } from '../actions'

type SignFormProps = {
  slug: string
  week: string
  /** The hash of the verdicts on the screen: a signature covers what its giver saw, or it is refused. */
  evidenceSha256: string
}

export function SignForm({ slug, week, evidenceSha256 }: SignFormProps) {
  const router = useRouter()
  return (
    <ActionForm label={`Sign ${week}`} action={signWeekAction.bind(null, slug)} className="flex max-w-xl flex-col items-start gap-3">
      {(form) => (
        <>
          <input type="hidden" name="week" value={week} />
          <input type="hidden" name="evidenceSha256" value={evidenceSha256} />
          <Field label="Remark" error={form.error('note')} hint="Stands under your signature, on screen and in the PDF." className="w-full">
            {(control) => <Textarea {...control} name="note" rows={2} maxLength={1000} defaultValue={form.value('note')} />}
          </Field>
          <div className="flex flex-wrap gap-2">
            <SubmitButton icon={<PenLine aria-hidden="true" />} pendingLabel="Signing…">
              Sign {formatWeekShort(week)}
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

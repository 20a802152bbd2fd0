'use client'

import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Section } from '@/components/ui/section'
import { Textarea } from '@/components/ui/textarea'
import type { PolicyPreview } from '@/lib/services/policy-edits'
import { PendingButton } from './pending-button'
import { PreviewPanel } from './preview-panel'

type EditorFooterProps = {
  slug: string
  basedOn: string
  next: { patch: string; minor: string; major: string }
  preview: PolicyPreview | null
  pending: boolean
  error: (name: string) => string | undefined
}

/** The version, the reason, what would change, and only then the button that saves. */
export function EditorFooter({ slug, basedOn, next, preview, pending, error }: EditorFooterProps) {
  const { patch, minor, major } = next
  return (
    <Section id="save" title="New version" meta="Shown first, saved second.">
      <div className="flex flex-col gap-6">
        <div className="grid max-w-4xl items-start gap-x-8 gap-y-4 sm:grid-cols-[12rem_1fr]">
          <Field
            label="Version"
            required
            error={error('policyVersion')}
            hint={`After ${basedOn}: ${patch} for a correction, ${minor} for other thresholds, ${major} for another way to decide.`}
          >
            {(control) => <Input {...control} name="policyVersion" defaultValue={minor} autoComplete="off" />}
          </Field>
          <Field label="Why" required error={error('reason')} hint="Stands in the history, and on the board in the week of the change.">
            {(control) => <Textarea {...control} name="reason" rows={3} />}
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <PendingButton value="preview" variant={preview ? 'secondary' : 'primary'} pending={pending}>
            See which verdicts would change
          </PendingButton>
          <ButtonLink href={`/w/${slug}/settings/policy`}>Cancel</ButtonLink>
        </div>
        {preview ? (
          <>
            <PreviewPanel preview={preview} base={`/w/${slug}`} />
            <div>
              <PendingButton value="adopt" variant="primary" pending={pending}>
                Adopt {preview.policyVersion}
              </PendingButton>
            </div>
          </>
        ) : null}
      </div>
    </Section>
  )
}

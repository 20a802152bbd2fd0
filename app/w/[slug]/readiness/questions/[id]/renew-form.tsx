'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewQuestionnaireAction } from '../actions'
import { MadeLink, type MadeQuestionnaire } from '../made-link'

/** A new link for the same questions. What the vendor entered so far is kept. */
export function RenewForm({ slug, id, version }: { slug: string; id: string; version: number }) {
  return (
    <ActionForm action={renewQuestionnaireAction.bind(null, slug)} label="Make a new link" className="flex flex-col gap-3">
      {(form) => (
        <>
          {form.state.state === 'done' ? (
            <MadeLink made={form.state.value as MadeQuestionnaire} base={`/w/${slug}/readiness/questions`} />
          ) : null}
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <SubmitButton variant="secondary" pendingLabel="Making…">
              Make a new link
            </SubmitButton>
            <span className="text-sm text-muted">
              Works for 30 days. The old link and earlier Excel files stop working; drafts are kept.
            </span>
          </div>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { discardImportAction } from './actions'

/** Throws a draft away; nothing of it was written. */
export function DiscardButton({ slug, id }: { slug: string; id: string }) {
  return (
    <ActionForm action={discardImportAction.bind(null, slug)} label="Discard the draft">
      {() => (
        <>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" pendingLabel="Discarding…">
            Discard
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

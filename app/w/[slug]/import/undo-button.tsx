'use client'

import { Undo2 } from 'lucide-react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoImportAction } from './actions'

/** Takes a whole import back. */
export function UndoButton({ slug, id }: { slug: string; id: string }) {
  return (
    <ActionForm action={undoImportAction.bind(null, slug)} label="Undo the import">
      {() => (
        <>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" pendingLabel="Undoing…" icon={<Undo2 aria-hidden="true" />}>
            Undo this import
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

'use client'

import { useCallback } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'

type PinnedFormProps = { action: FormAction; id: string; version: number; pinned: boolean | null }

const options = [
  { value: '', label: 'Not known' },
  { value: 'true', label: 'Pinned snapshot' },
  { value: 'false', label: 'Floating alias' },
]

/** Says whether the model id names one build or floats. */
export function PinnedForm({ action, id, version, pinned }: PinnedFormProps) {
  const toast = useToast()
  const say = useCallback(({ message }: { message: string }) => toast({ text: message, tone: 'done' }), [toast])
  return (
    <ActionForm action={action} label="What the model id names" className="flex flex-wrap items-center gap-2" onDone={say}>
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <Select
            name="pinned"
            aria-label="What the model id names"
            options={options}
            defaultValue={form.value('pinned', pinned)}
            className="w-44"
          />
          <SubmitButton size="sm" variant="secondary" pendingLabel="Saving…">
            Save
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

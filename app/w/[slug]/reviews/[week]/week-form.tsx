'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'

type WeekFormProps = { action: FormAction; label: string; pendingLabel: string; fields: Record<string, string>; icon?: ReactNode }

/** One button that acts on a week, with what the server refuses told above it. */
export function WeekForm({ action, label, pendingLabel, fields, icon }: WeekFormProps) {
  const toast = useToast()
  return (
    <ActionForm
      action={action}
      label={label}
      className="flex flex-col items-start gap-2"
      onDone={({ message }) => toast({ text: message })}
    >
      {() => (
        <>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant="secondary" size="sm" icon={icon} pendingLabel={pendingLabel}>
            {label}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  )
}

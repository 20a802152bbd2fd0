'use client'

import { type ReactNode, startTransition } from 'react'
import type { ButtonSize } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import type { FormAction } from '@/lib/form-state'

type CommandButtonProps = {
  action: FormAction
  /** Takes the command back; offered for a few seconds after it succeeded. */
  undo?: FormAction
  fields?: Record<string, string>
  variant?: 'primary' | 'secondary' | 'danger'
  size?: ButtonSize
  icon?: ReactNode
  /** What the button is called when its text does not name the row it acts on. */
  name?: string
  pendingLabel?: string
  children: ReactNode
}

/** A command without a form to fill in: one button, and the outcome as a passing message. */
export function CommandButton({ action, undo, fields = {}, variant = 'secondary', size = 'sm', name, ...rest }: CommandButtonProps) {
  const toast = useToast()
  const send = async (command: FormAction, form: FormData, back?: FormAction) => {
    const result = await command({ state: 'idle' }, form)
    if (result.state === 'failed') toast({ tone: 'error', text: result.message })
    if (result.state !== 'done') return
    const again = back && { label: 'Undo', onSelect: () => startTransition(() => send(back, form)) }
    toast({ text: result.message, ...(again ? { action: again } : {}) })
  }
  return (
    <form action={(form) => send(action, form, undo)}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} aria-label={name} {...rest} />
    </form>
  )
}

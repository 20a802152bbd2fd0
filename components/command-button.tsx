'use client'

import { type ReactNode, useRef } from 'react'
import type { ButtonSize } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { useCommand } from '@/components/use-command'
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
  const { send } = useCommand()
  // The second press of a double click comes before the button is drawn as busy.
  const busy = useRef(false)
  const press = async (form: FormData) => {
    if (busy.current) return
    busy.current = true
    try {
      await send(action, form, undo)
    } finally {
      busy.current = false
    }
  }
  return (
    <form action={press}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} aria-label={name} {...rest} />
    </form>
  )
}

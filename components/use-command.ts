'use client'

import { startTransition } from 'react'
import { useToast } from '@/components/ui/toast'
import type { FormAction, FormState } from '@/lib/form-state'

/** What an undo is sent with: the fields that the command answered with, or those it was given. */
function undoForm(value: unknown, form: FormData): FormData {
  if (typeof value !== 'object' || value === null) return form
  const fields = new FormData()
  for (const [name, entry] of Object.entries(value)) fields.set(name, String(entry))
  return fields
}

/** Sends commands, each with its outcome as a passing message, which offers `back` for a few seconds where there is one. */
export function useCommand() {
  const toast = useToast()
  const send = async (command: FormAction, form: FormData, back?: FormAction): Promise<void> => {
    const result = await command({ state: 'idle' }, form)
    if (result.state === 'failed') toast({ tone: 'error', text: result.message })
    if (result.state === 'done') said(result, form, back)
  }
  const said = ({ message, value }: Extract<FormState, { state: 'done' }>, form: FormData, back?: FormAction) => {
    const undo = back && { label: 'Undo', onSelect: () => startTransition(() => send(back, undoForm(value, form))) }
    toast({ text: message, ...(undo ? { action: undo } : {}) })
  }
  return { send, said }
}

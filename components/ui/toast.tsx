'use client'

import { X } from 'lucide-react'
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'

export type ToastInput = { text: string; tone?: 'done' | 'error'; action?: { label: string; onSelect: () => void } }
type Entry = ToastInput & { id: number }

const ToastContext = createContext<(toast: ToastInput) => void>(() => undefined)

/** `const toast = useToast(); toast({ text: 'Claim deleted.', action: { label: 'Undo', onSelect: restore } })` */
export function useToast() {
  return use(ToastContext)
}

const secondsShown = 8

export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const remove = useCallback((id: number) => setEntries((all) => all.filter((entry) => entry.id !== id)), [])
  const add = useCallback((toast: ToastInput) => setEntries((all) => [...all.slice(-2), { ...toast, id: (all.at(-1)?.id ?? 0) + 1 }]), [])

  return (
    <ToastContext value={add}>
      {children}
      <div role="status" data-print="hide" className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
        {entries.map((entry) => (
          <Toast key={entry.id} entry={entry} onClose={remove} />
        ))}
      </div>
    </ToastContext>
  )
}

function Toast({ entry, onClose }: { entry: Entry; onClose: (id: number) => void }) {
  const { id, text, tone, action } = entry
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held || tone === 'error') return
    const timer = setTimeout(() => onClose(id), secondsShown * 1000)
    return () => clearTimeout(timer)
  }, [held, tone, id, onClose])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hover and focus only hold the message; its buttons do the work
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={`overlay-in flex items-center gap-2 rounded-md bg-overlay py-2 pr-2 pl-3 shadow-overlay ${tone === 'error' ? 'border-l-2 border-l-danger' : ''}`}
    >
      <p className="min-w-0 flex-1">
        {tone === 'error' ? <span className="font-semibold text-danger">Error: </span> : null}
        {text}
      </p>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            action.onSelect()
            onClose(id)
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton size="sm" label="Dismiss" onClick={() => onClose(id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}

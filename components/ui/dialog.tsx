'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from '@/components/ui/button'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** Buttons, the primary one last. Leave out when the content is a form with its own. */
  footer?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A modal on the browser's own `<dialog>`: focus stays inside and returns to where it was; Escape and the backdrop close it. */
export function Dialog({ open, onClose, title, description, footer, wide, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const dialog = ref.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click closes by the backdrop; the keyboard has Escape and the close button
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close()
      }}
      className={`overlay-in m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-auto rounded-md p-0 text-left shadow-overlay ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
    >
      {open ? (
        <div className="flex flex-col">
          <header className="flex items-start gap-3 border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <h2 id={`${id}-title`} className="text-lg">
                {title}
              </h2>
              {description ? (
                <p id={`${id}-description`} className="text-muted">
                  {description}
                </p>
              ) : null}
            </div>
            <IconButton size="sm" label="Close" onClick={() => ref.current?.close()}>
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className="px-4 py-4">{children}</div>
          {footer ? <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  )
}

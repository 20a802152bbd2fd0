'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

type TooltipProps = { text: ReactNode; children: ReactNode; className?: string }

/**
 * A remark on something that is not itself a control. Opens on hover and focus, stays while the pointer is on it,
 * closes on Escape. It lives in the top layer, so no scroll container cuts it.
 */
export function Tooltip({ text, children, className }: TooltipProps) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const element = bubble.current
    if (!open || !element || !anchor.current) return
    element.showPopover()
    place(element, anchor.current.getBoundingClientRect())
    const close = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('keydown', close)
    window.addEventListener('scroll', close, true)
    return () => {
      element.hidePopover()
      document.removeEventListener('keydown', close)
      window.removeEventListener('scroll', close, true)
    }
  }, [open])

  return (
    <span className="inline-flex" onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)}>
      <button
        ref={anchor}
        type="button"
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        className={className ?? 'cursor-help underline decoration-edge decoration-dotted underline-offset-3'}
      >
        {children}
      </button>
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="overlay-in fixed inset-auto m-0 max-w-72 rounded-md px-2.5 py-1.5 text-left text-sm font-normal shadow-overlay"
      >
        {text}
      </span>
    </span>
  )
}

function place(bubble: HTMLElement, anchor: DOMRect) {
  const gap = 4
  const { width, height } = bubble.getBoundingClientRect()
  const left = Math.min(Math.max(8, anchor.left + anchor.width / 2 - width / 2), window.innerWidth - width - 8)
  const below = anchor.bottom + gap
  bubble.style.left = `${left}px`
  bubble.style.top = `${below + height > window.innerHeight ? anchor.top - gap - height : below}px`
}

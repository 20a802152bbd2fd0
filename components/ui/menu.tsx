'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from '@/components/ui/button'

export type MenuItem = { label: string; icon?: ReactNode; note?: string; danger?: boolean; disabled?: boolean } & (
  | { href: string; onSelect?: never }
  | { href?: never; onSelect: () => void }
)

type MenuProps = {
  label: ReactNode
  /** Name for screen readers when `label` is only an icon. */
  name?: string
  items: readonly MenuItem[]
  variant?: ButtonVariant
  size?: ButtonSize
  align?: 'start' | 'end'
}

const itemSelector = '[role="menuitem"]:not([aria-disabled="true"])'

/** A button that opens a list of commands. Arrow keys, Home, End and the first letter move; Escape returns to the button. */
export function Menu({ label, name, items, variant = 'secondary', size = 'md', align = 'start' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>(itemSelector) ?? [])]
  const move = (event: KeyboardEvent) => {
    const all = entries()
    const target = nextEntry(all, all.indexOf(document.activeElement as HTMLElement), event.key)
    if (!target) return
    event.preventDefault()
    target.focus()
  }
  const close = () => list.current?.hidePopover()

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        className={buttonClass(variant, size)}
      >
        {label}
      </button>
      <div
        ref={list}
        id={id}
        role="menu"
        tabIndex={-1}
        aria-label={name ?? (typeof label === 'string' ? label : undefined)}
        popover="auto"
        onToggle={(event) => {
          const opened = event.newState === 'open'
          setOpen(opened)
          if (!opened || !button.current || !list.current) return
          place(list.current, button.current.getBoundingClientRect(), align)
          entries()[0]?.focus()
        }}
        onKeyDown={move}
        className="overlay-in fixed inset-auto m-0 min-w-44 rounded-md p-1 shadow-overlay"
      >
        {items.map((item) => (
          <Entry key={item.label} item={item} onDone={close} />
        ))}
      </div>
    </>
  )
}

function Entry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const className = clsx(
    'flex min-h-7 w-full items-center gap-2 rounded-sm px-2 py-1 text-left focus:bg-sunken focus-visible:outline-none hover:bg-sunken [&_svg]:size-3.5 [&_svg]:shrink-0',
    item.danger && 'text-danger',
    item.disabled && 'text-faint',
  )
  const content = (
    <>
      {item.icon}
      <span className="flex-1">{item.label}</span>
      {item.note ? <span className="text-sm text-muted">{item.note}</span> : null}
    </>
  )
  if (item.href !== undefined && !item.disabled) {
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} onClick={onDone} className={className}>
        {content}
      </Link>
    )
  }
  const select = () => {
    if (item.disabled) return
    onDone()
    item.onSelect?.()
  }
  return (
    <button type="button" role="menuitem" tabIndex={-1} aria-disabled={item.disabled || undefined} onClick={select} className={className}>
      {content}
    </button>
  )
}

function nextEntry(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return all[(at + 1) % all.length]
  if (key === 'ArrowUp') return all[(at - 1 + all.length) % all.length]
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const letter = key.toLowerCase()
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((entry) => entry.textContent?.trim().toLowerCase().startsWith(letter))
}

function place(list: HTMLElement, anchor: DOMRect, align: 'start' | 'end') {
  const gap = 4
  const { width, height } = list.getBoundingClientRect()
  const wanted = align === 'start' ? anchor.left : anchor.right - width
  const below = anchor.bottom + gap
  list.style.left = `${Math.min(Math.max(8, wanted), window.innerWidth - width - 8)}px`
  list.style.top = `${below + height > window.innerHeight && anchor.top > height + gap ? anchor.top - gap - height : below}px`
}

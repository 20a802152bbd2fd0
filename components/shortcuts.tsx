'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const typing = 'input, textarea, select, [contenteditable], dialog, [role="menu"]'
const places: Record<string, string> = { b: '', i: '/inventory', c: '/claims', r: '/reviews', s: '/settings' }

function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] th a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const target = at === -1 ? links[0] : links[at + by]
  target?.focus()
}

/** J and K move from row to row, Enter opens, / searches, G and a letter go to a main place. Never while typing or in a dialog. */
export function Shortcuts({ base }: { base: string }) {
  const router = useRouter()
  useEffect(() => {
    let going = false
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if ((event.target as Element | null)?.closest?.(typing) || document.querySelector('dialog[open]')) return
      const place = going ? places[event.key] : undefined
      going = event.key === 'g'
      if (place !== undefined) router.push(base + place)
      else if (event.key === 'j') step(1)
      else if (event.key === 'k') step(-1)
      else if (event.key === '/') document.querySelector<HTMLInputElement>('input[type="search"]')?.select()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [base, router])
  return null
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

const typing = 'input, textarea, select, [contenteditable], dialog, [role="menu"]'
const places: Record<string, string> = {
  b: '',
  w: '/this-week',
  i: '/inventory',
  c: '/claims',
  d: '/readiness',
  l: '/trials',
  r: '/reviews',
  t: '/trust',
  s: '/settings',
}
const listId = 'shortcuts'

const lines: readonly [keys: string[], does: string][] = [
  [['J'], 'next row'],
  [['K'], 'row before'],
  [['Enter'], 'open the row'],
  [['X'], 'select the row; with Shift all rows up to it'],
  [['E'], 'edit the row in its place'],
  [['/'], 'search in this list'],
  [['⌘ K', 'Ctrl K'], 'search everything and go there'],
  [['G B'], 'board'],
  [['G W'], 'this week'],
  [['G I'], 'inventory'],
  [['G C'], 'claims'],
  [['G D'], 'readiness'],
  [['G L'], 'trials'],
  [['G R'], 'reviews'],
  [['G T'], 'trust'],
  [['G S'], 'settings'],
  [['?'], 'this list'],
]

const listElement = () => document.querySelector<HTMLDialogElement>(`#${listId}`)

/** The link of the row that has the focus, also when another control of that row has it. */
function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] th a')]
  const here = document.activeElement?.closest('[data-row]')
  const at = links.findIndex((link) => here?.contains(link))
  const target = at === -1 ? links[0] : links[at + by]
  const row = target?.closest<HTMLElement>('[data-row]')
  if (!target || !row) return
  target.focus({ preventScroll: true })
  // The header of the frame, or that of the table, lies over the top of what scrolls.
  row.style.scrollMargin = '3.5rem 0 1rem'
  row.scrollIntoView({ block: 'nearest' })
}

/** J and K move from row to row, Enter opens, / searches, ? lists all of it, G and a letter go to a main place. Never while typing or in a dialog. */
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
      else if (event.key === '?') listElement()?.showModal()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [base, router])
  return <ShortcutList />
}

function ShortcutList() {
  return (
    <dialog
      id={listId}
      aria-labelledby={`${listId}-title`}
      className="overlay-in m-auto w-[calc(100vw-2rem)] max-w-sm rounded-md p-4 text-left shadow-overlay"
    >
      <h2 id={`${listId}-title`} className="pb-2 text-lg">
        Keyboard shortcuts
      </h2>
      <dl>
        {lines.map(([keys, does]) => (
          <div key={does} className="flex min-h-8.5 items-center gap-3 border-b">
            <dt className="flex w-32 shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="flex justify-end pt-3">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  )
}

/** The button behind `?`. */
export function ShortcutsButton() {
  return (
    <Button size="sm" variant="ghost" className="-ml-2.5" onClick={() => listElement()?.showModal()}>
      Keyboard shortcuts <Kbd>?</Kbd>
    </Button>
  )
}

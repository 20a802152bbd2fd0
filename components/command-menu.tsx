'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

type Entry = { kind: string; label: string; path: string }

const places: readonly Entry[] = [
  { kind: 'Go to', label: 'Board of this week', path: '' },
  { kind: 'Go to', label: 'This week', path: '/this-week' },
  { kind: 'Go to', label: 'Actions', path: '/actions' },
  { kind: 'Go to', label: 'Dependencies', path: '/inventory' },
  { kind: 'Go to', label: 'Vendors', path: '/inventory?tab=vendors' },
  { kind: 'Go to', label: 'Models', path: '/inventory?tab=models' },
  { kind: 'Go to', label: 'Offerings', path: '/inventory?tab=offerings' },
  { kind: 'Go to', label: 'Facts', path: '/inventory?tab=facts' },
  { kind: 'Go to', label: 'Catalogue updates', path: '/inventory/updates' },
  { kind: 'Go to', label: 'Claims', path: '/claims' },
  { kind: 'Go to', label: 'Readiness', path: '/readiness' },
  { kind: 'Go to', label: 'Measurements of own jobs', path: '/readiness/measurements' },
  { kind: 'Go to', label: 'Status pages of vendors', path: '/readiness/status' },
  { kind: 'Go to', label: 'Lifecycle of offerings', path: '/readiness/lifecycle' },
  { kind: 'Go to', label: 'Roadmap of vendors', path: '/readiness/roadmap' },
  { kind: 'Go to', label: 'Questions to vendors', path: '/readiness/questions' },
  { kind: 'Go to', label: 'Concentration: what breaks if a vendor goes', path: '/readiness/concentration' },
  { kind: 'Go to', label: 'Trials', path: '/trials' },
  { kind: 'Go to', label: 'Reviews', path: '/reviews' },
  { kind: 'Go to', label: 'How far can you trust this?', path: '/trust' },
  { kind: 'Go to', label: 'Members and settings', path: '/settings' },
  { kind: 'Go to', label: 'API keys', path: '/settings/keys' },
]

const shown = 12

/** Entries that hold every word of the question, those that begin with it first. */
function matches(entries: readonly Entry[], question: string): Entry[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean)
  const hits = entries.filter((entry) => words.every((word) => `${entry.label} ${entry.kind}`.toLowerCase().includes(word)))
  const begins = (entry: Entry) => entry.label.toLowerCase().startsWith(words[0] ?? '')
  return [...hits.filter(begins), ...hits.filter((entry) => !begins(entry))].slice(0, shown)
}

/** ⌘K: type a few letters of a workflow, model, vendor or benchmark and go there. */
export function CommandMenu({ base }: { base: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const router = useRouter()
  const [entries, setEntries] = useState<readonly Entry[]>(places)
  const [question, setQuestion] = useState('')
  const [at, setAt] = useState(0)
  const found = matches(entries, question)

  const open = useCallback(() => {
    setQuestion('')
    setAt(0)
    dialog.current?.showModal()
    fetch(`${base}/palette`)
      .then((response) => (response.ok ? response.json() : []))
      .then((more: Entry[]) => setEntries([...places, ...more]))
      .catch(() => setEntries(places))
  }, [base])

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open])

  const go = (entry: Entry | undefined) => {
    if (!entry) return
    dialog.current?.close()
    router.push(base + entry.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') go(found[at])
    else return
    event.preventDefault()
  }

  return (
    <>
      <Button onClick={open} variant="ghost" size="sm" icon={<Search aria-hidden="true" />} aria-label="Go to anything">
        <span className="max-lg:hidden">
          <Kbd>⌘K</Kbd>
        </span>
      </Button>
      <dialog
        ref={dialog}
        aria-label="Go to anything"
        className="overlay-in mx-auto mt-24 w-[min(36rem,calc(100vw-2rem))] rounded-md p-0 shadow-overlay"
      >
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
          aria-label="Workflow, model, vendor or benchmark"
          placeholder="Workflow, model, vendor or benchmark"
          value={question}
          onChange={(event) => {
            setQuestion(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-11 w-full border-b bg-transparent px-4 text-lg focus:outline-none"
        />
        <div id={list} role="listbox" aria-label="Matches" className="max-h-96 overflow-y-auto p-1">
          {found.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the field above, which keeps the focus
            <div
              key={entry.kind + entry.path}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => go(entry)}
              className="flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-sm px-3 aria-selected:bg-sunken"
            >
              <span className="truncate">{entry.label}</span>
              <span className="text-sm text-muted">{entry.kind}</span>
            </div>
          ))}
          {found.length === 0 ? <p className="px-3 py-2 text-muted">Nothing has these letters. Try fewer of them.</p> : null}
        </div>
      </dialog>
    </>
  )
}

'use client'

import { useRef, useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormAction, FormState } from '@/lib/form-state'
import { formatNumber, plural } from '@/lib/format'
import { AreaField } from '../../../../inventory/form-fields'

type Counts = {
  format: string
  votes: number
  prompts: number
  raters: number
  fewer: number
  ratersPerPrompt: number
  wins: number
  losses: number
  ties: number
  alpha: number | null
}

/** A form sends a megabyte at most. */
const most = 900_000

const refused = (message: string): FormState => ({ state: 'failed', title: '', message, fields: {}, typed: {} })

/** The votes as text, from a paste or a file, and what they come to before anything is kept. */
export function VotesField({ form, preview }: { form: FormView; preview: FormAction }) {
  const place = useRef<HTMLDivElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<FormState>({ state: 'idle' })
  const [busy, setBusy] = useState(false)
  const area = () => place.current?.querySelector('textarea')

  const check = async () => {
    const typed = area()?.form
    if (!typed) return
    const asked = new FormData()
    for (const name of ['dependencyId', 'challengerId', 'votes']) asked.set(name, String(new FormData(typed).get(name) ?? ''))
    setBusy(true)
    setRead(await preview({ state: 'idle' }, asked).catch(() => refused('The server could not be reached. Try again.')))
    setBusy(false)
  }
  const take = async (file: File | undefined) => {
    const text = area()
    if (!file || !text) return
    if (file.size > most) {
      setRead(refused(`${file.name} has more than 900,000 characters. Leave out columns that are not needed.`))
      return
    }
    text.value = await file.text()
    await check()
  }

  return (
    <div ref={place} className="flex flex-col gap-3">
      <AreaField
        form={form}
        name="votes"
        label="Votes"
        required
        rows={8}
        hint="CSV, TSV, JSON or JSON lines, at most 900,000 characters."
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" onClick={check} disabled={busy} aria-busy={busy}>
          Count the votes
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.json,.jsonl,.txt,text/csv,application/json"
          aria-label="File with votes"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <Button type="button" variant="ghost" onClick={() => picker.current?.click()}>
          Choose a file…
        </Button>
      </div>
      <div aria-live="polite">
        <Reading read={read} />
      </div>
    </div>
  )
}

function Reading({ read }: { read: FormState }) {
  if (read.state === 'idle') return null
  if (read.state === 'failed')
    return (
      <Notice tone="error" title="These votes cannot be counted">
        {Object.values(read.fields).join(' ') || read.message}
      </Notice>
    )
  const { format, votes, prompts, raters, fewer, ratersPerPrompt, wins, losses, ties, alpha } = read.value as Counts
  return (
    <Notice tone="info" title={`${wins} won, ${losses} lost, ${ties} tied, from the challenger’s side`}>
      {plural(votes, 'vote')} of {plural(raters, 'rater')} on {plural(prompts, 'prompt')}, read as {format}. Agreement of raters
      (Krippendorff’s alpha): {alpha === null ? 'cannot be told' : formatNumber(alpha, 2)}.
      {fewer > 0 ? ` ${plural(fewer, 'prompt')} had fewer than ${ratersPerPrompt} votes; those it had decide.` : ''} Nothing is kept yet.
    </Notice>
  )
}

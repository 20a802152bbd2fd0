'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SheetResult } from '@/lib/services/question-sheets'
import { type FileProblem, FileProblems } from '../../../import/file-problems'

type Refused = { detail?: string; fields?: Record<string, string> }

/** Takes a sheet in that came back by mail. */
export function SheetUpload({ address }: { address: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<FileProblem[]>([])
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const file = form.get('file') as File
    if (file.size === 0) return setWrong({ file: 'Choose the Excel file that came back.' })
    setBusy(true)
    setProblems([])
    setWrong({})
    const query = new URLSearchParams({ by: String(form.get('name') ?? '') })
    const response = await fetch(`${address}?${query}`, { method: 'POST', body: file }).catch(() => null)
    const answer = response ? ((await response.json().catch(() => ({}))) as SheetResult & Refused) : null
    setBusy(false)
    if (response?.ok && answer?.taken) return router.refresh()
    if (answer && 'problems' in answer) return setProblems(answer.problems)
    setWrong(answer?.fields?.name ? answer.fields : { file: answer?.detail ?? 'The file did not arrive. Try again.' })
  }
  return (
    <form onSubmit={send} aria-label="Take an Excel file in" noValidate className="flex flex-col gap-3">
      <FileProblems problems={problems} />
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Excel file that came back" required error={wrong.file ?? null} className="w-80 max-w-full">
          {(control) => (
            <input
              {...control}
              type="file"
              name="file"
              accept=".xlsx"
              className="text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-edge/60 file:bg-paper file:px-3 file:font-semibold file:text-ink hover:file:bg-surface"
            />
          )}
        </Field>
        <Field label="Answered by" required error={wrong.name ?? null} className="w-56 max-w-full">
          {(control) => <Input {...control} name="name" maxLength={120} autoComplete="off" />}
        </Field>
        <div className="pt-6">
          <Button type="submit" disabled={busy}>
            {busy ? 'Reading…' : 'Take the answers in'}
          </Button>
        </div>
      </div>
    </form>
  )
}

'use client'

import { LoaderCircle, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import { type FileProblem, FileProblems } from './file-problems'

type Answer = { id?: string | undefined; problems?: FileProblem[]; sheets?: string[]; detail?: string }

/** Step 1: a table is pasted, dropped or chosen. Nothing is written by it but a draft that only this page shows. */
export function FileStep({ base }: { base: string }) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const [problems, setProblems] = useState<FileProblem[]>([])
  const [workbook, setWorkbook] = useState<{ file: Blob; name: string; sheets: string[] } | null>(null)

  const send = async (body: Blob | string, name: string | null, sheet: string | null = null) => {
    if (busy !== null) return
    setBusy(name ?? 'the pasted table')
    setProblems([])
    setWorkbook(null)
    const query = name === null ? '' : `?${new URLSearchParams({ name: name.slice(0, 200), ...(sheet === null ? {} : { sheet }) })}`
    const answer = await fetch(`${base}/files${query}`, { method: 'POST', body })
      .then(async (response): Promise<Answer> => {
        const { id, ...rest }: Answer = await response.json()
        return response.ok ? { id, ...rest } : rest
      })
      .catch((): Answer => ({ detail: 'The file did not arrive.' }))
    setBusy(null)
    if (answer.id) router.push(`${base}?run=${answer.id}&step=columns`)
    else if (answer.sheets && name !== null && body instanceof Blob) setWorkbook({ file: body, name, sheets: answer.sheets })
    else {
      const fix = 'Try again. If it happens again, paste the table instead.'
      setProblems(answer.problems ?? [{ place: null, column: null, reason: answer.detail ?? 'The file could not be read.', fix }])
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void send(file, file.name)
    else {
      const dropped = event.dataTransfer.getData('text/plain')
      if (dropped) setText(dropped)
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <FileProblems problems={problems} />
      {workbook ? (
        <Notice tone="info" title={`Which sheet of ${workbook.name} has the claims?`}>
          <div className="mt-2 flex flex-wrap gap-2">
            {workbook.sheets.map((sheet) => (
              <Button key={sheet} size="sm" disabled={busy !== null} onClick={() => void send(workbook.file, workbook.name, sheet)}>
                {sheet}
              </Button>
            ))}
          </div>
        </Notice>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside and the field below do the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-start gap-3 rounded-md border border-dashed px-5 py-6 ${over ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <p id={hint} className="max-w-[62ch] text-muted">
          Drop a file here or choose one: CSV in any form, XLSX, JSON, JSON Lines, Every Eval Ever, arena leaderboards, VBench-style tables,
          or the model index of a Hugging Face model card. Nothing is written before you have seen what would change.
        </p>
        <input
          ref={picker}
          type="file"
          aria-label="File with claims"
          className="sr-only"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.yaml,.yml,.md"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void send(file, file.name)
            event.target.value = ''
          }}
        />
        <Button
          icon={<Upload aria-hidden="true" />}
          aria-describedby={hint}
          disabled={busy !== null}
          onClick={() => picker.current?.click()}
        >
          Choose a file
        </Button>
      </div>
      <form
        aria-label="Paste a table"
        className="flex flex-col items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) void send(text, null)
        }}
      >
        <div className="w-full">
          <Field label="Or paste a table" hint="Copy the cells in your spreadsheet, with their headings, and paste them here." required>
            {(control) => (
              <Textarea
                {...control}
                rows={6}
                className="font-mono text-sm"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button
          type="submit"
          variant="primary"
          disabled={text.trim() === ''}
          aria-disabled={busy !== null || undefined}
          icon={busy === null ? undefined : <LoaderCircle aria-hidden="true" className="pulse" />}
        >
          Read the table
        </Button>
      </form>
      <p role="status" className="text-muted">
        {busy === null ? '' : `Reading ${busy} …`}
      </p>
    </div>
  )
}

'use client'

import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select, type SelectGroup, type SelectOption } from '@/components/ui/select'
import { type Sent, sendLog } from './send-log'
import { UploadOutcome } from './upload-outcome'
import { UploadProgress } from './upload-progress'

type Options = readonly (SelectOption | SelectGroup)[]
type UploadFormProps = { base: string; zones: Options; offerings: Options }
type Sending = { name: string; sent: number; total: number }

const labelIn = (options: Options, id: string): string =>
  options.flatMap((entry) => ('options' in entry ? entry.options : [entry])).find(({ value }) => value === id)?.label ?? id

/** A log is dropped or chosen and read at once: what it says can be taken back as a whole. */
export function UploadForm({ base, zones, offerings }: UploadFormProps) {
  const router = useRouter()
  const [zone, setZone] = useState('')
  const [offering, setOffering] = useState('')
  const [sending, setSending] = useState<Sending | null>(null)
  const [outcome, setOutcome] = useState<{ name: string; sent: Sent } | null>(null)

  const send = async (file: File) => {
    if (sending !== null) return
    const { name } = file
    setOutcome(null)
    setSending({ name, sent: 0, total: file.size })
    const query = new URLSearchParams({ name: name.slice(0, 200), zone, offering })
    const sent = await sendLog(`${base}/files?${query}`, file, (progress) => setSending({ name, ...progress }))
    setSending(null)
    setOutcome({ name, sent })
    router.refresh()
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Times without a zone are in" className="w-64 max-w-full" required>
          {(control) => (
            <Select
              {...control}
              options={zones}
              placeholder="no zone: refuse such lines"
              value={zone}
              onChange={(event) => setZone(event.target.value)}
            />
          )}
        </Field>
        <Field label="Lines without an offering are about" className="w-80 max-w-full" required>
          {(control) => (
            <Select
              {...control}
              options={offerings}
              placeholder="none: refuse such lines"
              value={offering}
              onChange={(event) => setOffering(event.target.value)}
            />
          )}
        </Field>
      </div>
      <DropPlace busy={sending !== null} onFile={(file) => void send(file)} />
      <div role="status">
        {sending ? <UploadProgress {...sending} /> : null}
        {outcome ? <UploadOutcome {...outcome} base={base} titleOf={(id) => labelIn(offerings, id)} /> : null}
      </div>
    </div>
  )
}

function DropPlace({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
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
        Drop a log here or choose one: CSV, JSON Lines or OpenTelemetry spans in JSON, also packed with gzip, up to 1 GB. A job that comes
        twice counts once, and a log can be taken back as a whole.
      </p>
      <input
        ref={picker}
        type="file"
        aria-label="Job log"
        className="sr-only"
        tabIndex={-1}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button icon={<Upload aria-hidden="true" />} aria-describedby={hint} disabled={busy} onClick={() => picker.current?.click()}>
        Choose a log
      </Button>
    </div>
  )
}

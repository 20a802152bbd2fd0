'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { readSha256 } from '@/lib/domain/verify-week-result'
import { useVerifier, type VerifierState } from './use-verifier'
import { VerifiedFiles } from './verified-files'

/** Takes files and a hash, and shows what they say. Everything is computed in this browser. */
export function VerifyForm() {
  const { state, progress, found, ask } = useVerifier()
  const [hash, setHash] = useState('')
  const wrong = hash.trim() !== '' && readSha256(hash) === null
  return (
    <div className="flex flex-col gap-6">
      <FileDrop disabled={state === 'failed'} onFiles={(files) => ask({ files })} />
      <Field
        label="Hash that you know from elsewhere"
        hint="SHA-256 of the week: printed on the first page of the PDF you were sent, and named by the week after it."
        error={wrong ? 'A SHA-256 has 64 digits from 0 to 9 and a to f. Copy it again, whole.' : null}
      >
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
            value={hash}
            onChange={(event) => {
              setHash(event.target.value)
              ask({ expected: readSha256(event.target.value) })
            }}
          />
        )}
      </Field>
      {state === 'failed' ? (
        <Notice tone="error" title="This browser could not start the check.">
          Reload the page, or run “npm run -s switchboard -- verify FILE” where Switchboard is installed.
        </Notice>
      ) : null}
      <p role="status" className="text-muted">
        {progress ? `Checking ${progress.done + 1} of ${progress.of} …` : readiness[state]}
      </p>
      {found ? <VerifiedFiles {...found} /> : null}
    </div>
  )
}

const readiness: Record<VerifierState, string> = {
  loading: 'Loading what the check needs …',
  ready: 'Everything is loaded. The check works without a network from now on.',
  failed: '',
}

function FileDrop({ disabled, onFiles }: { disabled: boolean; onFiles: (files: File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
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
      <p id="verify-drop" className="text-muted">
        Drop the JSON or the PDF of a signed week here, or choose it. Several weeks at once: the chain between them is checked too.
      </p>
      <input
        ref={picker}
        type="file"
        multiple
        aria-label="Files of signed weeks"
        className="sr-only"
        tabIndex={-1}
        accept=".json,.pdf,application/json,application/pdf"
        onChange={(event) => {
          if (event.target.files?.length) onFiles([...event.target.files])
          event.target.value = ''
        }}
      />
      <Button
        icon={<Upload aria-hidden="true" />}
        aria-describedby="verify-drop"
        disabled={disabled}
        onClick={() => picker.current?.click()}
      >
        Choose files
      </Button>
    </div>
  )
}

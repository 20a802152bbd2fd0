'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'

type Refusal = { title: string; detail: string; fields?: Record<string, string> }

const unreachable: Refusal = {
  title: 'The file did not arrive',
  detail: 'The server cannot be reached. Check the connection and send it again.',
}

async function send(address: string, file: File): Promise<Refusal | { version: string }> {
  const headers = { 'content-type': 'application/json', 'x-file-name': encodeURIComponent(file.name) }
  const response = await fetch(address, { method: 'POST', body: file, headers })
  return response.json()
}

/** Takes in a newer catalogue file. Nothing is written to a row: the file is only compared. */
export function UploadForm({ address, next }: { address: string; next: string }) {
  const router = useRouter()
  const toast = useToast()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, start] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const file = new FormData(form).get('file')
    if (!(file instanceof File) || file.size === 0) {
      setRefusal({ title: 'Choose a file', detail: 'No file was chosen, or it is empty. A catalogue is one JSON file.' })
      return
    }
    start(async () => {
      const answer = await send(address, file).catch(() => unreachable)
      if (!('version' in answer)) {
        setRefusal(answer)
        return
      }
      setRefusal(null)
      form.reset()
      toast({ text: `Catalogue ${answer.version} is laid beside yours. Nothing was changed.` })
      router.push(next)
      router.refresh()
    })
  }
  return (
    <form
      onSubmit={submit}
      aria-label="Compare with a newer catalogue file"
      aria-busy={pending || undefined}
      className="flex max-w-2xl flex-col gap-3"
    >
      {refusal ? <Refused refusal={refusal} /> : null}
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="Catalogue file"
          required
          hint="JSON, up to 8 MB, in the form of the catalogue that ships with this version."
          className="flex-1 basis-64"
        >
          {(control) => <Input {...control} type="file" name="file" accept=".json,application/json" className="py-1" />}
        </Field>
        <Button type="submit" aria-disabled={pending || undefined} className="mb-6">
          {pending ? 'Reading…' : 'Compare'}
        </Button>
      </div>
    </form>
  )
}

function Refused({ refusal: { title, detail, fields } }: { refusal: Refusal }) {
  return (
    <Notice tone="error" title={title}>
      {detail}
      {fields && Object.keys(fields).length > 0 ? (
        <ul className="mt-1 list-disc pl-4">
          {Object.entries(fields).map(([place, reason]) => (
            <li key={place} className="wrap-anywhere">
              <span className="text-ink">{place}</span>: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}

'use client'

import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { type ManifestAnswer, readManifest } from './clip-transfer'

/** A list that says where files belong, or from which addresses clips are fetched. */
export function ClipManifest({ base, onRead }: { base: string; onRead: (answer: ManifestAnswer) => void }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<string[]>([])
  const read = async () => {
    setBusy(true)
    try {
      const answer = await readManifest(base, text)
      if (answer.rows.length > 0) onRead(answer)
      setErrors(answer.problems.map(({ line, text: said }) => `Line ${line}: ${said}`))
      if (answer.problems.length === 0) setOpen(false)
    } catch (error) {
      setErrors([(error as Error).message])
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={<FileSpreadsheet aria-hidden="true" />} onClick={() => setOpen(true)}>
        Use a manifest…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        wide
        title="Say where clips belong"
        description="A table with the columns prompt, side, and file or address. Files are matched when you choose them; addresses are fetched by the server, from the public internet only."
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void read()
          }}
        >
          <Field
            label="Manifest"
            required
            error={errors}
            hint="prompt,side,address — then for example 7,challenger,https://example.org/out/7.mp4"
          >
            {(control) => (
              <Textarea
                {...control}
                rows={8}
                className="font-mono text-sm"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div className="flex justify-end">
            <Button type="submit" variant="primary" disabled={text.trim() === ''} aria-disabled={busy || undefined}>
              {busy ? 'Reading…' : 'Read the manifest'}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

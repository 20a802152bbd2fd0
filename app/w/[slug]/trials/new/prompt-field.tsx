'use client'

import { useRef, useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { readPromptList } from '@/lib/domain/prompt-list'
import { plural } from '@/lib/format'

/** Prompts as pasted text; a file is read into the same field, so that one sees what is sent. */
export function PromptField({ form, stored }: { form: FormView; stored?: string }) {
  const [text, setText] = useState(() => form.value('promptList', stored))
  const picker = useRef<HTMLInputElement>(null)
  const said = countText(text)
  return (
    <Field
      label="Prompts"
      required
      error={form.error('promptList')}
      hint="One per line, or in quotation marks with the use case after a comma; or CSV with the columns prompt and use case; or JSON, a list of objects with prompt and useCase."
    >
      {(control) => (
        <>
          <Textarea
            {...control}
            name="promptList"
            rows={10}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            spellCheck={false}
            className="min-h-48 font-mono"
          />
          <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
            <input
              ref={picker}
              type="file"
              accept=".txt,.csv,.json,text/plain,text/csv,application/json"
              aria-label="File with prompts"
              className="sr-only"
              tabIndex={-1}
              onChange={async (event) => {
                const [file] = event.currentTarget.files ?? []
                if (file) setText(await file.text())
              }}
            />
            <Button size="sm" onClick={() => picker.current?.click()}>
              Choose a file…
            </Button>
            <output className="text-sm text-muted">{said}</output>
          </div>
        </>
      )}
    </Field>
  )
}

function countText(text: string): string {
  if (!text.trim()) return 'No prompt yet.'
  const { prompts, problem } = readPromptList(text)
  if (problem) return problem
  const counts = new Map<string, number>()
  for (const { useCase } of prompts) counts.set(useCase ?? 'no use case', (counts.get(useCase ?? 'no use case') ?? 0) + 1)
  const parts = [...counts].map(([name, count]) => `${name} ${count}`)
  const named = [...counts.keys()].filter((name) => name !== 'no use case').length
  return `${plural(prompts.length, 'prompt')}${named > 0 ? `: ${parts.join(', ')}` : ', no use case'}.`
}

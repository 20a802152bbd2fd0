'use client'

import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { FormView } from '@/components/ui/action-form'
import { Button, IconButton } from '@/components/ui/button'

/** One row of a repeated part of a form: `name` is the path of its fields, `errorAt` the path under which the server reports about it. */
export type FormRow<Stored> = { name: string; errorAt: string; stored: Stored | undefined }

type FormRowsProps<Stored> = {
  form: FormView
  name: string
  stored: readonly Stored[]
  /** What one row is called: "source". */
  noun: string
  add: string
  children: (row: FormRow<Stored>, number: number) => ReactNode
}

/** The rows to begin with: those that were typed when the form came back, else those that are stored. */
function firstKeys(form: FormView, name: string, count: number): number[] {
  if (form.state.state !== 'failed') return Array.from({ length: count }, (_, index) => index)
  const typed = Object.keys(form.state.typed).flatMap((path) => {
    const [head, key] = [path.slice(0, name.length + 1), path.slice(name.length + 1).split('.')[0]]
    return head === `${name}.` ? [Number(key)] : []
  })
  return [...new Set(typed)].sort((a, b) => a - b)
}

/** A list inside a form that grows and shrinks. */
export function FormRows<Stored>({ form, name, stored, noun, add, children }: FormRowsProps<Stored>) {
  const [first] = useState(() => firstKeys(form, name, stored.length))
  const [keys, setKeys] = useState(first)
  const [added, setAdded] = useState<number | null>(null)
  const append = () => {
    const key = Math.max(-1, ...keys, ...first) + 1
    setAdded(key)
    setKeys([...keys, key])
  }
  return (
    <div className="flex flex-col gap-3">
      {keys.map((key, index) => {
        // The server counts the rows that it received, without the gaps that removed ones left.
        const position = first.indexOf(key)
        const row = { name: `${name}.${key}`, errorAt: `${name}.${position < 0 ? key : position}`, stored: stored[key] }
        return (
          <fieldset
            key={key}
            ref={(element) => {
              if (key === added) element?.querySelector<HTMLElement>('select, input:not([type=hidden]), textarea')?.focus()
              if (key === added) setAdded(null)
            }}
            className="flex items-start gap-2 rounded-md border p-3"
          >
            <legend className="sr-only">
              {noun} {index + 1}
            </legend>
            <div className="grid min-w-0 flex-1 gap-x-4 gap-y-3">{children(row, index + 1)}</div>
            <IconButton size="sm" label={`Remove ${noun} ${index + 1}`} onClick={() => setKeys(keys.filter((other) => other !== key))}>
              <X aria-hidden="true" />
            </IconButton>
          </fieldset>
        )
      })}
      <div>
        <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={append}>
          {add}
        </Button>
      </div>
    </div>
  )
}
